// Reads codes out of a playing video: the middle of the picture, at a size that a code needs.

import { readQr } from './qr-reader.ts'

const SIDE = 900 // pixels

export function videoReader (): (video: HTMLVideoElement) => string | undefined {
  const canvas = document.createElement('canvas')
  const context = canvas.getContext('2d', { willReadFrequently: true })
  return (video) => {
    const { videoWidth: width, videoHeight: height } = video
    if (context === null || width === 0 || height === 0) return undefined
    const shown = Math.min(width, height)
    const side = Math.min(SIDE, shown)
    if (canvas.width !== side) canvas.width = canvas.height = side
    context.drawImage(video, (width - shown) / 2, (height - shown) / 2, shown, shown,
      0, 0, side, side)
    return readQr(context.getImageData(0, 0, side, side), 'frame')
  }
}
