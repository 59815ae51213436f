// What a code on the screen says: read from the very pixels that a person would scan.

import { readQr } from '../../browser/model/qr-reader.ts'
import type { Locator } from 'playwright-core'

/** Undefined where the picture holds no code that can be read. */
export async function shownCode (shown: Locator): Promise<string | undefined> {
  await shown.scrollIntoViewIfNeeded()
  const picture = await shown.screenshot({ animations: 'disabled' })
  const pixels = await shown.page().evaluate(`(async () => {
    const bytes = Uint8Array.from(atob('${picture.toString('base64')}'), (c) => c.charCodeAt(0))
    const bitmap = await createImageBitmap(new Blob([bytes]))
    const { width, height } = bitmap
    const context = new OffscreenCanvas(width, height).getContext('2d')
    context.drawImage(bitmap, 0, 0)
    return { width, height, data: [...context.getImageData(0, 0, width, height).data] }
  })()`) as { width: number, height: number, data: number[] }
  return readQr({ ...pixels, data: Uint8ClampedArray.from(pixels.data) }, 'photo')
}
