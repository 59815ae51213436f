// How one record lies on disk (DESIGN §10):
//   key   := table u8 ‖ MAC(names key, table ‖ name)[0..16] ‖ number u64                (25 bytes)
//   value := nonce[24] ‖ SEAL(records key, nonce, plain value, key)
// The key is the associated data: a value that is moved to another key does not open there. Sealing
// happens before the database sees anything; a name or a plain value must never reach it.

import { concat } from '../base/bytes.ts'
import { NONCE, open, seal, TAG } from '../crypto/aead.ts'
import { hmacSha256 } from '../crypto/hash.ts'
import type { Random } from '../base/clock.ts'
import type { StoreKeys } from './store-keys.ts'
import type { RecordKey } from './store.ts'
import type { Table } from './tables.ts'

const NAME_HASH = 16 // bytes
const PREFIX_SIZE = 1 + NAME_HASH // bytes that all records of one name share
export const KEY_SIZE = PREFIX_SIZE + 8 // bytes

/** What all keys of one name begin with. */
export function keyPrefix (keys: StoreKeys, table: Table, name: Uint8Array): Uint8Array {
  const tableByte = Uint8Array.of(table)
  return concat(tableByte, hmacSha256(keys.names, concat(tableByte, name)).subarray(0, NAME_HASH))
}

/**
 * The key of record `number` under a prefix. Throws RangeError for a number that is not 0 … 2^53 -
 * 1.
 */
export function numberedKey (prefix: Uint8Array, number: number): Uint8Array {
  if (!Number.isSafeInteger(number) || number < 0) {
    throw new RangeError(`${number} is no record number`)
  }
  const key = new Uint8Array(KEY_SIZE)
  key.set(prefix)
  const view = new DataView(key.buffer)
  view.setUint32(PREFIX_SIZE, Math.floor(number / 0x100000000))
  view.setUint32(PREFIX_SIZE + 4, number % 0x100000000)
  return key
}

/** Two keys that no record has, on either side of some. */
interface Bounds { readonly low: Uint8Array, readonly high: Uint8Array }

/** On either side of a table. */
export function tableBounds (table: Table): Bounds {
  const high = new Uint8Array(KEY_SIZE + 1).fill(0xff)
  high[0] = table
  return { low: Uint8Array.of(table), high }
}

/** On either side of the numbers `from` to `to` under a prefix: neighbours with a byte more. */
export function rangeBounds (prefix: Uint8Array, from: number, to: number): Bounds {
  return { low: from === 0 ? prefix : after(prefix, from - 1), high: after(prefix, to) }
}

function after (prefix: Uint8Array, number: number): Uint8Array {
  return concat(numberedKey(prefix, number), Uint8Array.of(0))
}

/** The number at the end of a key, or undefined where the bytes are no key of ours. */
export function numberOf (key: Uint8Array): number | undefined {
  if (key.length !== KEY_SIZE) return undefined
  const view = new DataView(key.buffer, key.byteOffset, key.byteLength)
  const number = view.getUint32(PREFIX_SIZE) * 0x100000000 + view.getUint32(PREFIX_SIZE + 4)
  return Number.isSafeInteger(number) ? number : undefined
}

export function databaseKey (keys: StoreKeys, key: RecordKey): Uint8Array {
  return numberedKey(keyPrefix(keys, key.table, key.name), key.number)
}

export function sealValue (
  keys: StoreKeys, key: Uint8Array, value: Uint8Array, random: Random
): Uint8Array {
  const nonce = random(NONCE)
  return concat(nonce, seal(keys.records, nonce, value, key))
}

/** The plain value, or undefined where it is not what was sealed under this key. */
export function openValue (
  keys: StoreKeys, key: Uint8Array, sealed: Uint8Array
): Uint8Array | undefined {
  if (sealed.length < NONCE + TAG) return undefined
  return open(keys.records, sealed.subarray(0, NONCE), sealed.subarray(NONCE), key)
}
