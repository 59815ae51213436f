// Timeline records, each sealed under a key of its own (DESIGN §10). The record and its key are two
// records of the store:
//   (messageKey, conversation, number) := key[32]
//   (message, conversation, number) := SEAL(key, 24 zeros, bytes,
//       "snug/1/message-record" ‖ 0x00 ‖ u64 number ‖ conversation)
// A key seals one version of one record, ever; so the nonce may be fixed. Erasing takes both away;
// `scrubMessages` takes them from the disk. An erasure notes in the same commit that it is to be
// scrubbed, so that a crash between the two leaves nothing behind: `scrubPending` finishes it.

import { concat, equalBytes, toHex, utf8 } from '../base/bytes.ts'
import { SnugError } from '../base/errors.ts'
import { ByteWriter } from '../base/wire.ts'
import { NONCE, open, seal } from '../crypto/aead.ts'
import { wipe } from '../crypto/compare.ts'
import { asSymmetricKey, SYMMETRIC_KEY_SIZE } from '../crypto/keys.ts'
import { deleteNote, listNotes, putNote } from './scrub-note.ts'
import { damagedRecord } from './store-faults.ts'
import { tables } from './tables.ts'
import type { Random } from '../base/clock.ts'
import type { Entry, Operation, Range, Store } from './store.ts'
import type { Table } from './tables.ts'

const NONCE_OF_A_KEY_USED_ONCE = new Uint8Array(NONCE)
const LABEL = utf8('snug/1/message-record\0')
const ATTEMPTS = 10 // at reading record and key of one moment

/** The first and last number of a range. */
export interface NumberRange {
  readonly from?: number
  readonly to?: number
}

/** A store, of which some (SealedStore) can scrub less than all numbers of a name. */
export type ScrubbingStore = Store & {
  scrub (table: Table, name?: Uint8Array, range?: NumberRange): Promise<void>
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
  const [first] = numbers
  if (first === undefined) return []
  const deletions = numbers.flatMap((number): Operation[] => [
    { type: 'delete', key: { table: tables.message, name: conversation, number } },
    { type: 'delete', key: { table: tables.messageKey, name: conversation, number } }
  ])
  const from = numbers.reduce((least, number) => Math.min(least, number), first)
  const to = numbers.reduce((most, number) => Math.max(most, number), first)
  return [...deletions, putNote({ conversation, from, to })]
}

/** What replaces a record whose bytes are not to be found any more, and notes that. */
export function overwriteMessage (
  conversation: Uint8Array, number: number, bytes: Uint8Array, random: Random
): Operation[] {
  return [...putMessage(conversation, number, bytes, random),
    putNote({ conversation, from: number, to: number })]
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

/**
 * Makes erased records unrecoverable where the platform can: those of a range of numbers, which is
 * the faster the narrower it is, or all. Ends the notes of what lies in the range.
 * @internal
 */
export async function scrubMessages (
  store: ScrubbingStore, conversation: Uint8Array, range: NumberRange = {}
): Promise<void> {
  const { from = 0, to = Number.MAX_SAFE_INTEGER } = range
  // Read first: what is erased meanwhile keeps its note.
  const done = (await listNotes(store)).filter((note) => {
    return equalBytes(note.conversation, conversation) && note.from >= from && note.to <= to
  })
  await store.scrub(tables.message, conversation, { from, to })
  await store.scrub(tables.messageKey, conversation, { from, to })
  await store.commit(done.map(deleteNote))
}

/** Records in which what a message said may have been, too, and from which it was deleted. */
export interface Copies {
  readonly table: Table
  readonly name: Uint8Array
}

/**
 * Scrubs what was erased before a crash or left for later, each conversation with the `copies` of
 * its messages; returns how many erasures.
 */
export async function scrubPending (
  store: ScrubbingStore, copies: (conversation: Uint8Array) => readonly Copies[] = () => []
): Promise<number> {
  const notes = await listNotes(store)
  const groups = Map.groupBy(notes, ({ conversation }) => toHex(conversation))
  for (const [first, ...others] of groups.values()) {
    if (first === undefined) continue
    const from = others.reduce((least, note) => Math.min(least, note.from), first.from)
    const to = others.reduce((most, note) => Math.max(most, note.to), first.to)
    // Before the notes end: a crash in between leaves nothing behind.
    for (const { table, name } of copies(first.conversation)) await store.scrub(table, name)
    await scrubMessages(store, first.conversation, { from, to })
  }
  return notes.length
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
