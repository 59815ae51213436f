// Control 6: the first message of somebody who redeemed an invite. The note is a stranger's text:
// shown as text only.

import { BUNDLE_HASH_SIZE } from '../../identity/bundle.ts'
import { plainText } from '../plain-text.ts'
import type { BundleHash } from '../../identity/bundle.ts'
import type { CborValue } from '../cbor.ts'
import type { FieldReader } from '../fields.ts'

export interface Hello {
  readonly kind: 'hello'
  /** The bundle of the invite. */
  readonly bundleHash: BundleHash
  /** At most NOTE_MAX bytes of UTF-8; may be empty. Read as plainText makes it. */
  readonly note: string
}

export const NOTE_MAX = 1_000 // bytes

export function writeHello (control: Hello): CborValue[] {
  return [control.bundleHash, control.note]
}

export function readHello (reader: FieldReader): Hello {
  const bundleHash = reader.bytes('bundle hash', BUNDLE_HASH_SIZE) as BundleHash
  return { kind: 'hello', bundleHash, note: plainText(reader.text('note', NOTE_MAX)) }
}
