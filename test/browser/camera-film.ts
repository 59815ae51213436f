// What a camera of Chromium sees in tests: a film of one code, as YUV4MPEG2. Chromium reads the
// file when a page opens the camera, so that a test can film what the page made before.

import { writeFile } from 'node:fs/promises'
import { encodeQR } from 'qr'

const WIDTH = 640
const HEIGHT = 480
const QUIET = 4 // modules
const FRAMES = 4
const [DARK, LIGHT, GREY] = [16, 235, 128]

/** The flags with which Chromium has this camera, and lets pages use it without a question. */
export function cameraFlags (film: string): string[] {
  return ['--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream',
    `--use-file-for-fake-video-capture=${film}`]
}

/** Films a code; bytes are filmed as they are. */
export async function filmCode (film: string, content: string | readonly number[]): Promise<void> {
  const bytes = typeof content === 'string' ? [...Buffer.from(content)] : content
  const rows = encodeQR(String.fromCharCode(...bytes), 'raw', { ecc: 'low', border: QUIET,
    encoding: 'byte', textEncoder: () => Uint8Array.from(bytes) })
  const scale = Math.floor(HEIGHT / rows.length)
  const [left, top] = [(WIDTH - scale * rows.length) >> 1, (HEIGHT - scale * rows.length) >> 1]
  const luma = Buffer.alloc(WIDTH * HEIGHT, LIGHT)
  rows.forEach((row, y) => row.forEach((isDark, x) => {
    if (!isDark) return
    for (let line = 0; line < scale; line++) {
      const at = (top + y * scale + line) * WIDTH + left + x * scale
      luma.fill(DARK, at, at + scale)
    }
  }))
  const frame = Buffer.concat([Buffer.from('FRAME\n'), luma,
    Buffer.alloc(WIDTH * HEIGHT / 2, GREY)])
  const head = Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F15:1 Ip A1:1 C420jpeg\n`)
  await writeFile(film, Buffer.concat([head, ...Array.from({ length: FRAMES }, () => frame)]))
}
