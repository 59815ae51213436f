// Control 6: the first message of somebody who redeemed an invite. The note is a stranger's text: shown as text only.

import type { CborValue } from '../cbor.ts'
import type { FieldReader } from '../fields.ts'

export interface Hello {
  readonly kind: 'hello'
  /** The bundle of the invite, 32 bytes. */
  readonly bundleHash: Uint8Array
  /** At most NOTE_MAX bytes of UTF-8; may be empty. */
  readonly note: string
}

export const NOTE_MAX = 1_000 // bytes
const HASH_LENGTH = 32 // bytes

export function writeHello (control: Hello): CborValue[] {
  return [control.bundleHash, control.note]
}

export function readHello (reader: FieldReader): Hello {
  return { kind: 'hello', bundleHash: reader.bytes('bundle hash', HASH_LENGTH), note: reader.text('note', NOTE_MAX) }
}
