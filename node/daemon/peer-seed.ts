// The key of the transport: the peer id that other nodes see (DESIGN §2). It is no part of the
// identity: contacts know a device by its certificate, whatever its peer id is.
//   (identity, "peer", 0) := u8 1 ‖ seed[32]

import { utf8 } from '../../src/base/bytes.ts'
import { ByteReader, ByteWriter } from '../../src/base/wire.ts'
import { SnugError } from '../../src/base/errors.ts'
import { damagedRecord } from '../../src/storage/store-faults.ts'
import { tables } from '../../src/storage/tables.ts'
import type { Random } from '../../src/base/clock.ts'
import type { RecordKey, Store } from '../../src/storage/store.ts'

const KEY: RecordKey = { table: tables.identity, name: utf8('peer'), number: 0 }
const VERSION = 1
const SEED_SIZE = 32 // bytes

/** The seed of this profile, made where there is none. Throws SnugError `store-damaged`. */
export async function peerSeed (store: Store, random: Random): Promise<Uint8Array> {
  const record = await store.get(KEY)
  if (record === undefined) {
    const seed = random(SEED_SIZE)
    const value = new ByteWriter().u8(VERSION).put(seed).finish()
    await store.commit([{ type: 'put', key: KEY, value }])
    return seed
  }
  const reader = new ByteReader(record)
  const version = reader.u8()
  const seed = reader.take(SEED_SIZE)
  if (version !== VERSION || !reader.done()) throw new SnugError(damagedRecord(tables.identity))
  return seed
}
