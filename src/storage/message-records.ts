// Timeline records, each sealed under a key of its own (DESIGN §10). The record and its key are two
// records of the store:
//   (messageKey, conversation, number) := key[32]
//   (message, conversation, number) := SEAL(key, 24 zeros, bytes,
//       "snug/1/message-record" ‖ 0x00 ‖ u64 number ‖ conversation)
// A key seals one version of one record, ever; so the nonce may be fixed. Erasing takes both away;
// `scrubMessages` takes them from the disk. An erasure notes in the same commit that it is to be
// scrubbed, so that a crash between the two leaves nothing behind: `scrubPending` finishes it.

import { concat, utf8 } from '../base/bytes.ts'
import { SnugError } from '../base/errors.ts'
import { ByteReader, ByteWriter } from '../base/wire.ts'
import { NONCE, open, seal } from '../crypto/aead.ts'
import { wipe } from '../crypto/compare.ts'
import { sha256 } from '../crypto/hash.ts'
import { asSymmetricKey, SYMMETRIC_KEY_SIZE } from '../crypto/keys.ts'
import { damagedRecord } from './store-faults.ts'
import { tables } from './tables.ts'
import type { Random } from '../base/clock.ts'
import type { Entry, Operation, Range, RecordKey, Store } from './store.ts'
import type { Table } from './tables.ts'

const NONCE_OF_A_KEY_USED_ONCE = new Uint8Array(NONCE)
const LABEL = utf8('snug/1/message-record\0')
const PENDING = utf8('scrub-pending')
const ATTEMPTS = 5 // at reading record and key of the same moment

/** The first and last number of a range. */
export interface NumberRange {
  readonly from?: number
  readonly to?: number
}

/** A store, of which some (SealedStore) can scrub less than all numbers of a name. */
export type ScrubbingStore = Store & {
  scrub (table: Table, name: Uint8Array, range?: NumberRange): Promise<void>
}

/** What writes record `number` of a conversation, or replaces it under a new key. */
export function putMessage (
  conversation: Uint8Array, number: number, bytes: Uint8Array, random: Random
): Operation[] {
  const key = asSymmetricKey(random(SYMMETRIC_KEY_SIZE))
  const value = seal(key, NONCE_OF_A_KEY_USED_ONCE, bytes, associated(conversation, number))
  return [
    { type: 'put', key: { table: tables.message, name: conversation, number }, value },
    { type: 'put', key: { table: tables.messageKey, name: conversation, number }, value: key }
  ]
}

/** What erases records of a conversation, and notes that they are to be scrubbed. */
export function eraseMessages (conversation: Uint8Array, numbers: readonly number[]): Operation[] {
  if (numbers.length === 0) return []
  const deletions = numbers.flatMap((number): Operation[] => [
    { type: 'delete', key: { table: tables.message, name: conversation, number } },
    { type: 'delete', key: { table: tables.messageKey, name: conversation, number } }
  ])
  return [...deletions, { type: 'put', key: pendingKey(conversation), value: conversation }]
}

/** One record, or undefined. Throws SnugError `store-damaged`. */
export async function getMessage (
  store: Store, conversation: Uint8Array, number: number
): Promise<Uint8Array | undefined> {
  return (await readMessages(store, conversation, { from: number, to: number }))[0]?.value
}

/** Records of a conversation in order of number. Throws SnugError `store-damaged`. */
export async function readMessages (
  store: Store, conversation: Uint8Array, range: Range = {}
): Promise<Entry[]> {
  // Two lists are two moments; a commit between them shows as halves that do not fit.
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const entries = await attemptRead(store, conversation, range)
    if (entries !== undefined) return entries
    await store.flushed()
  }
  throw new SnugError(damagedRecord(tables.message))
}

/** Makes erased records unrecoverable where the platform can, and ends their note. */
export async function scrubMessages (
  store: ScrubbingStore, conversation: Uint8Array, range?: NumberRange
): Promise<void> {
  await store.scrub(tables.message, conversation, range)
  await store.scrub(tables.messageKey, conversation, range)
  await store.commit([{ type: 'delete', key: pendingKey(conversation) }])
}

/** Scrubs what was erased before a crash or left for later; returns how many conversations. */
export async function scrubPending (store: Store): Promise<number> {
  const pending = await store.list(tables.meta, PENDING)
  for (const { value } of pending) await scrubMessages(store, value)
  return pending.length
}

async function attemptRead (
  store: Store, conversation: Uint8Array, range: Range
): Promise<Entry[] | undefined> {
  const records = await store.list(tables.message, conversation, range)
  const keys = await store.list(tables.messageKey, conversation, range)
  try {
    if (keys.length !== records.length) return undefined
    const entries: Entry[] = []
    for (const [i, { number, value }] of records.entries()) {
      const key = keys[i]
      if (key?.number !== number || key.value.length !== SYMMETRIC_KEY_SIZE) return undefined
      const associatedData = associated(conversation, number)
      const plain = open(asSymmetricKey(key.value), NONCE_OF_A_KEY_USED_ONCE, value, associatedData)
      if (plain === undefined) return undefined
      entries.push({ number, value: plain })
    }
    return entries
  } finally {
    wipe(...keys.map((key) => key.value))
  }
}

function associated (conversation: Uint8Array, number: number): Uint8Array {
  return concat(LABEL, new ByteWriter().u64(number).finish(), conversation)
}

/** One note a conversation: its number is made of the conversation's name. */
function pendingKey (conversation: Uint8Array): RecordKey {
  const hash = sha256(conversation).subarray(0, 6)
  const number = new ByteReader(concat(new Uint8Array(2), hash)).u64()
  return { table: tables.meta, name: PENDING, number }
}
