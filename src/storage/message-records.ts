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
const ATTEMPTS = 10 // at reading record and key of one moment

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
  // Two reads are two moments; a commit between them shows as halves that do not fit.
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const sealed = await store.get({ table: tables.message, name: conversation, number })
    const key = await store.get({ table: tables.messageKey, name: conversation, number })
    if (sealed === undefined && key === undefined) return undefined
    const plain = openMessage(conversation, number, key, sealed)
    if (plain !== undefined) return plain
    await store.flushed()
  }
  throw new SnugError(damagedRecord(tables.message))
}

/**
 * Records of a conversation in order of number. Each is whole; what is committed meanwhile may be
 * seen or not. Throws SnugError `store-damaged`.
 */
export async function readMessages (
  store: Store, conversation: Uint8Array, range: Range = {}
): Promise<Entry[]> {
  const sealed = values(await store.list(tables.message, conversation, range))
  const keys = values(await store.list(tables.messageKey, conversation, range))
  const entries: Entry[] = []
  for (const number of new Set([...sealed.keys(), ...keys.keys()])) {
    const value = openMessage(conversation, number, keys.get(number), sealed.get(number)) ??
      await getMessage(store, conversation, number)
    if (value !== undefined) entries.push({ number, value })
  }
  entries.sort((a, b) => range.reverse === true ? b.number - a.number : a.number - b.number)
  return range.limit === undefined ? entries : entries.slice(0, range.limit)
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

/** The plain record, its key wiped; undefined where the two are not of one write. */
function openMessage (
  conversation: Uint8Array,
  number: number,
  key: Uint8Array | undefined,
  sealed: Uint8Array | undefined
): Uint8Array | undefined {
  if (key?.length !== SYMMETRIC_KEY_SIZE || sealed === undefined) return undefined
  const once = asSymmetricKey(key)
  const plain = open(once, NONCE_OF_A_KEY_USED_ONCE, sealed, associated(conversation, number))
  wipe(once)
  return plain
}

function values (entries: readonly Entry[]): Map<number, Uint8Array> {
  return new Map(entries.map(({ number, value }) => [number, value]))
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
