// The code in a picture that a person chose or pasted. The picture is read here, in the page, and
// goes nowhere.

import type { Pixels } from './qr-reader.ts'

export type PictureTrouble =
  /** The browser cannot show it: it is no picture, or a damaged one. */
  | 'no-picture'
  | 'no-code'

export type PictureRead =
  | { readonly said: string }
  | { readonly trouble: PictureTrouble }

const LARGE = 2_000 // pixels: larger pictures are made smaller first
const SMALL = 400 // pixels: finders of codes this small are too narrow, unless they are made larger

export async function readPicture (picture: Blob): Promise<PictureRead> {
  const pixels = await pixelsOf(picture)
  if (pixels === undefined) return { trouble: 'no-picture' }
  const { readQr } = await import('./qr-reader.ts')
  const said = readQr(pixels, 'photo')
  return said === undefined ? { trouble: 'no-code' } : { said }
}

async function pixelsOf (picture: Blob): Promise<Pixels | undefined> {
  try {
    const bitmap = await createImageBitmap(picture)
    const { width, height } = fitted(bitmap.width, bitmap.height)
    const canvas = new OffscreenCanvas(width, height)
    const context = canvas.getContext('2d', { willReadFrequently: true })
    if (context === null) return undefined
    // Behind a picture that is partly transparent the page is as white as paper.
    context.fillStyle = '#fff'
    context.fillRect(0, 0, width, height)
    context.imageSmoothingEnabled = width < bitmap.width
    context.drawImage(bitmap, 0, 0, width, height)
    bitmap.close()
    return context.getImageData(0, 0, width, height)
  } catch {
    return undefined
  }
}

function fitted (width: number, height: number): { width: number, height: number } {
  const longest = Math.max(width, height, 1)
  const larger = longest < SMALL ? Math.ceil(SMALL / longest) : 1
  const factor = longest > LARGE ? LARGE / longest : larger
  return { width: Math.max(1, Math.round(width * factor)),
    height: Math.max(1, Math.round(height * factor)) }
}
