// What changed about a contact (DESIGN §4): devices that came and went, identities, comparisons,
// and how this person met them. Kept for people who look; bounded, the oldest going first, and gone
// with the contact. Of when it happened only the day is kept.
//   (contactHistory, account, n) := u8 1 ‖ account[32] ‖ at u64 ‖ t16(code) ‖ t16(about)

import { toHex } from '../base/bytes.ts'
import { DAY } from '../base/limits.ts'
import { ByteReader, ByteWriter } from '../base/wire.ts'
import { tables } from '../storage/tables.ts'
import type { Milliseconds } from '../base/brand.ts'
import type { AccountId } from '../identity/account.ts'
import type { Operation, Store } from '../storage/store.ts'
import type { HistoryCode } from './acquaintance-views.ts'

export interface HistoryEntry {
  readonly at: Milliseconds
  readonly code: HistoryCode
  /** What it is about: a device by the beginning of its id, a person by name; may be empty. */
  readonly about: string
}

interface Numbered { readonly number: number, readonly entry: HistoryEntry }

/** @internal: its bound is tested. */
export const HISTORY_MAX = 64
/**
 * What others can bring about as often as they like. The oldest of these goes first, so that nobody
 * fills a history until it says no more what the person and the account did.
 */
const CHEAP: ReadonlySet<HistoryCode> = new Set<HistoryCode>(['new-device', 'device-gone',
  'device-list-fork', 'split-view'])
const VERSION = 1
const CODES: readonly HistoryCode[] = ['met-invite', 'met-address', 'met-introduced', 'new-device',
  'device-gone', 'verified', 'unverified', 'identity-changed', 'attached', 'accepted',
  'kept-apart', 'device-list-fork', 'split-view']

export class History {
  readonly #entries = new Map<string, Numbered[]>()

  /** Answers how many records could not be read. */
  async load (store: Store): Promise<number> {
    let damaged = 0
    for await (const { number, value } of store.all(tables.contactHistory)) {
      const read = decode(value)
      if (read === undefined) damaged++
      else this.#of(read.account).push({ number, entry: read.entry })
    }
    for (const entries of this.#entries.values()) entries.sort((a, b) => a.number - b.number)
    return damaged
  }

  /** Oldest first. */
  of (account: AccountId): HistoryEntry[] { return this.#of(account).map(({ entry }) => entry) }

  /** Notes what happened; commit the operations with it. */
  note (account: AccountId, at: Milliseconds, code: HistoryCode, about = ''): Operation[] {
    const entries = this.#of(account)
    const day = Math.floor(at / DAY) * DAY + DAY / 2 // the same day for most of the world
    const number = Math.max(day, (entries.at(-1)?.number ?? 0) + 1)
    const entry = { at: day, code, about }
    entries.push({ number, entry })
    const over = entries.length > HISTORY_MAX ? [this.#takeOldest(entries)] : []
    return [{ type: 'put', key: keyOf(account, number), value: encode(account, entry) },
      ...over.map((old): Operation => ({ type: 'delete', key: keyOf(account, old.number) }))]
  }

  #takeOldest (entries: Numbered[]): Numbered {
    const cheap = entries.findIndex(({ entry }) => CHEAP.has(entry.code))
    const [oldest] = entries.splice(Math.max(0, cheap), 1)
    if (oldest === undefined) throw new RangeError('an empty history has no oldest entry')
    return oldest
  }

  /** One history in place of two, in the order of their times. */
  merge (from: AccountId, into: AccountId): Operation[] {
    const all = [...this.of(from), ...this.of(into)].toSorted((a, b) => a.at - b.at)
    return [...this.forget(from), ...this.forget(into),
      ...all.flatMap(({ at, code, about }) => this.note(into, at, code, about))]
  }

  forget (account: AccountId): Operation[] {
    const entries = this.#of(account)
    this.#entries.delete(toHex(account))
    return entries.map(({ number }) => ({ type: 'delete', key: keyOf(account, number) }))
  }

  #of (account: AccountId): Numbered[] {
    const name = toHex(account)
    const entries = this.#entries.get(name) ?? []
    this.#entries.set(name, entries)
    return entries
  }
}

function keyOf (account: AccountId, number: number): Extract<Operation, { type: 'put' }>['key'] {
  return { table: tables.contactHistory, name: account, number }
}

function encode (account: AccountId, { at, code, about }: HistoryEntry): Uint8Array {
  return new ByteWriter().u8(VERSION).put(account).u64(at).text16(code).text16(about).finish()
}

function decode (bytes: Uint8Array): { account: AccountId, entry: HistoryEntry } | undefined {
  const reader = new ByteReader(bytes)
  if (reader.u8() !== VERSION) return undefined
  const account = reader.take(32) as AccountId
  const at = reader.u64()
  const said = reader.text16()
  const about = reader.text16()
  const code = CODES.find((each) => each === said)
  return reader.done() && code !== undefined ? { account, entry: { at, code, about } } : undefined
}
