// The notes of what was erased and is still to be scrubbed, written in the commit that erases:
//   (meta, "scrub-pending", first 6 bytes of H(note)) := note
//   note := from u64 ‖ to u64 ‖ conversation
// One note for each erasure, so that ending one never ends another.

import { concat, utf8 } from '../base/bytes.ts'
import { SnugError } from '../base/errors.ts'
import { ByteReader, ByteWriter } from '../base/wire.ts'
import { sha256 } from '../crypto/hash.ts'
import { damagedRecord } from './store-faults.ts'
import { tables } from './tables.ts'
import type { Operation, RecordKey, Store } from './store.ts'

const NAME = utf8('scrub-pending')

export interface ScrubNote {
  readonly conversation: Uint8Array
  /** The first and last number that were erased. */
  readonly from: number
  readonly to: number
}

export function putNote (note: ScrubNote): Operation {
  const value = encode(note)
  return { type: 'put', key: keyOf(value), value }
}

export function deleteNote (note: ScrubNote): Operation {
  return { type: 'delete', key: keyOf(encode(note)) }
}

export async function listNotes (store: Store): Promise<ScrubNote[]> {
  return (await store.list(tables.meta, NAME)).map(({ value }) => {
    const reader = new ByteReader(value)
    const note = { from: reader.u64(), to: reader.u64(), conversation: reader.rest() }
    if (reader.failed) throw new SnugError(damagedRecord(tables.meta))
    return note
  })
}

function encode ({ conversation, from, to }: ScrubNote): Uint8Array {
  return new ByteWriter().u64(from).u64(to).put(conversation).finish()
}

function keyOf (value: Uint8Array): RecordKey {
  const number = new ByteReader(concat(new Uint8Array(2), sha256(value).subarray(0, 6))).u64()
  return { table: tables.meta, name: NAME, number }
}
