// Control 24: what the sender sees of the device lists of others (identity/sightings.ts).

import { SIGHTING_COUNTS, SIGHTING_NONCE, SIGHTING_SIZE } from '../../identity/sightings.ts'
import type { CborValue } from '../cbor.ts'
import type { FieldReader } from '../fields.ts'

export interface Sightings {
  readonly kind: 'sightings'
  readonly nonce: Uint8Array
  /** As many as SIGHTING_COUNTS has, padding included. */
  readonly entries: readonly Uint8Array[]
}

export function writeSightings ({ nonce, entries }: Sightings): CborValue[] {
  return [nonce, entries]
}

export function readSightings (reader: FieldReader): Sightings {
  const nonce = reader.bytes('nonce', SIGHTING_NONCE)
  const entries = reader.byteStrings('entries', SIGHTING_COUNTS.at(-1) ?? 0, SIGHTING_SIZE)
  if (!SIGHTING_COUNTS.some((count) => count === entries.length)) reader.refuse('entries')
  return { kind: 'sightings', nonce, entries }
}
