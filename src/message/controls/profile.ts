// Control 1: the name that a person gives to themself. It is cleaned again on arrival, for nobody
// has to trust the sender's cleaning.

import { cleanName, NAME_MAX } from '../name.ts'
import type { CborValue } from '../cbor.ts'
import type { FieldReader } from '../fields.ts'

export interface Profile {
  readonly kind: 'profile'
  /** As cleanName makes it; may be empty. */
  readonly name: string
  /** It was sent with characters that turn the direction of text around, which are taken out. */
  readonly isDisguised?: boolean
}

// Joiners and marks of direction (U+061C, U+200E, U+200F) are used in good faith.
const BIDI = /[\u202A-\u202E\u2066-\u2069]/u
const NAME_BYTES_MAX = 4 * NAME_MAX

export function writeProfile (control: Profile): CborValue[] {
  return [cleanName(control.name)]
}

export function readProfile (reader: FieldReader): Profile {
  const sent = reader.text('name', NAME_BYTES_MAX)
  const name = cleanName(sent)
  return BIDI.test(sent) ? { kind: 'profile', name, isDisguised: true } : { kind: 'profile', name }
}
