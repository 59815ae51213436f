// The frames of /snug/direct/1.0.0 (PROTOCOL §10.3): one concept, its layout and its decoder.

import { fail, ok, type Result } from '../base/errors.ts'
import { ENVELOPE_MAX } from '../base/limits.ts'
import { ByteReader, ByteWriter } from '../base/wire.ts'
import { SIGNAL_SIZE } from './signal.ts'

export const DIRECT_PROTOCOL = '/snug/direct/1.0.0'

export type DirectFrame =
  | { readonly type: 'message', readonly id: number, readonly padded: Uint8Array }
  | { readonly type: 'stored', readonly id: number }
  | { readonly type: 'refused', readonly id: number }
  | { readonly type: 'signal', readonly sealed: Uint8Array }

const MESSAGE = 1
const STORED = 2
const REFUSED = 3
const SIGNAL = 6

export function encodeDirectFrame (frame: DirectFrame): Uint8Array {
  const writer = new ByteWriter()
  switch (frame.type) {
    case 'message': return writer.u8(MESSAGE).u32(frame.id).put(frame.padded).finish()
    case 'stored': return writer.u8(STORED).u32(frame.id).finish()
    case 'refused': return writer.u8(REFUSED).u32(frame.id).finish()
    case 'signal': return writer.u8(SIGNAL).put(frame.sealed).finish()
  }
}

export function decodeDirectFrame (bytes: Uint8Array): Result<DirectFrame> {
  const reader = new ByteReader(bytes)
  const frame = readFrame(reader)
  if (frame === undefined || !reader.done()) {
    return fail('frame-malformed', 'The other side sent something that is no message of Snug.')
  }
  return ok(frame)
}

function readFrame (reader: ByteReader): DirectFrame | undefined {
  switch (reader.u8()) {
    case MESSAGE: {
      const id = reader.u32()
      return reader.left > ENVELOPE_MAX ? undefined : { type: 'message', id, padded: reader.rest() }
    }
    case STORED: return { type: 'stored', id: reader.u32() }
    case REFUSED: return { type: 'refused', id: reader.u32() }
    case SIGNAL: return { type: 'signal', sealed: reader.take(SIGNAL_SIZE) }
    default: return undefined
  }
}
