// Reads the code in a picture. Loaded only when somebody scans: the decoder is large. What a code
// says is handed on as it is, one character for each byte, so that binary codes survive; whoever
// gets it judges it.

import { decodeQR } from 'qr/decode.js'

export interface Pixels {
  readonly width: number
  readonly height: number
  readonly data: Uint8ClampedArray
}

export type Effort =
  /** Within one picture of a camera: there will be another one at once. */
  | 'frame'
  /** As long as it takes: it is the only picture that there is. */
  | 'photo'

/** Undefined where no code is found. */
export function readQr (pixels: Pixels, effort: Effort): string | undefined {
  const whole = effort === 'photo' ? { effort: Infinity, timeLimit: 2_000 } : {}
  try {
    return decodeQR(pixels, { ...whole, textDecoder: characters })
  } catch {
    return undefined
  }
}

function characters (bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')
}

/** The bytes that a code said. */
export function bytesOf (said: string): Uint8Array {
  return Uint8Array.from(said, (character) => character.charCodeAt(0))
}
