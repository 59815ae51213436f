// What a camera sees of a terminal: the text drawn as a grid of half cells, turned, and out of
// focus.

import type { Image } from 'qr/decode.js'

/** Luma values, row by row. */
interface Picture {
  readonly width: number
  readonly height: number
  readonly luma: Float64Array
}

const SGR = new RegExp(`${String.fromCharCode(27)}\\[([\\d;]*)m`, 'g')
const UPPER = new Set(['█', '▀'])
const LOWER = new Set(['█', '▄'])

/** The text without its colours. */
export function plain (text: string): string {
  return text.replace(SGR, '')
}

/** Draws the text, `scale` pixels a half cell, in the terminal's colours where it sets none. */
export function draw (
  text: string, scale: number, terminal: { ink: number, paper: number }
): Picture {
  const lines = text.split('\n').map((line) => {
    const [colours] = [...line.matchAll(SGR)].map((match) => match[1])
    const fixed = colours === '38;5;16;48;5;231'
    if (colours !== undefined && !fixed) throw new Error(`unknown colours: ${colours}`)
    const { ink, paper } = fixed ? { ink: 0, paper: 255 } : terminal
    return { cells: [...plain(line)], ink, paper }
  })
  const margin = 4 // half cells of terminal around the text
  const columns = Math.max(...lines.map(({ cells }) => cells.length)) + 2 * margin
  const rows = 2 * lines.length + 2 * margin
  return paint(columns * scale, rows * scale, (x, y) => {
    const column = Math.floor(x / scale) - margin
    const row = Math.floor(y / scale) - margin
    const line = lines[row >> 1]
    const cell = line?.cells[column]
    if (line === undefined || cell === undefined) return terminal.paper
    return (row % 2 === 0 ? UPPER : LOWER).has(cell) ? line.ink : line.paper
  })
}

/** Turns the picture on grey ground, sampling between pixels. */
export function rotate (picture: Picture, degrees: number): Picture {
  const angle = degrees * Math.PI / 180
  const cos = Math.cos(angle)
  const sin = Math.sin(angle)
  const size = Math.ceil(Math.hypot(picture.width, picture.height))
  return paint(size, size, (x, y) => {
    const dx = x - size / 2
    const dy = y - size / 2
    const left = dx * cos + dy * sin + picture.width / 2
    return sample(picture, left, dy * cos - dx * sin + picture.height / 2)
  })
}

/** A box filter of 2 * radius + 1 pixels in both directions. */
export function blur (picture: Picture, radius: number): Picture {
  const along = (from: Picture, dx: number, dy: number): Picture => {
    const average = (x: number, y: number): number => {
      let sum = 0
      for (let i = -radius; i <= radius; i++) sum += pixel(from, x + i * dx, y + i * dy)
      return sum / (2 * radius + 1)
    }
    return paint(from.width, from.height, average)
  }
  return along(along(picture, 1, 0), 0, 1)
}

export function toImage ({ width, height, luma }: Picture): Image {
  const data = new Uint8ClampedArray(width * height * 4)
  luma.forEach((value, i) => data.set([value, value, value, 255], 4 * i))
  return { width, height, data }
}

function paint (width: number, height: number, at: (x: number, y: number) => number): Picture {
  const luma = new Float64Array(width * height)
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) luma[y * width + x] = at(x, y)
  return { width, height, luma }
}

function pixel ({ width, height, luma }: Picture, x: number, y: number): number {
  return x < 0 || y < 0 || x >= width || y >= height ? 128 : luma[y * width + x] ?? 128
}

function sample (picture: Picture, x: number, y: number): number {
  const left = Math.floor(x)
  const top = Math.floor(y)
  const across = (row: number): number =>
    pixel(picture, left, row) * (left + 1 - x) + pixel(picture, left + 1, row) * (x - left)
  return across(top) * (top + 1 - y) + across(top + 1) * (y - top)
}
