// Control 8: inners that the sender could not read and asks for again, by their hashes.

import { REPAIR_MESSAGES_MAX } from '../../base/limits.ts'
import type { InnerHash } from '../../session/inner.ts'
import type { CborValue } from '../cbor.ts'
import type { FieldReader } from '../fields.ts'

export interface Repair {
  readonly kind: 'repair'
  /** At most REPAIR_MESSAGES_MAX. */
  readonly innerHashes: readonly InnerHash[]
}

const HASH_LENGTH = 32 // bytes

export function writeRepair (control: Repair): CborValue[] {
  return [control.innerHashes]
}

export function readRepair (reader: FieldReader): Repair {
  const innerHashes = reader.byteStrings('hashes', REPAIR_MESSAGES_MAX, HASH_LENGTH)
  return { kind: 'repair', innerHashes: innerHashes as InnerHash[] }
}
