// Control 1: the name that a person gives to themself. It is cleaned again on arrival, for nobody
// has to trust the sender's cleaning.

import { cleanName, NAME_MAX } from '../name.ts'
import type { CborValue } from '../cbor.ts'
import type { FieldReader } from '../fields.ts'

export interface Profile {
  readonly kind: 'profile'
  /** As cleanName makes it; may be empty. */
  readonly name: string
}

const NAME_BYTES_MAX = 4 * NAME_MAX

export function writeProfile (control: Profile): CborValue[] {
  return [cleanName(control.name)]
}

export function readProfile (reader: FieldReader): Profile {
  return { kind: 'profile', name: cleanName(reader.text('name', NAME_BYTES_MAX)) }
}
