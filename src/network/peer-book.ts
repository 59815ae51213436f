// The peers that we may want to reach again, across restarts (DESIGN §9: persisted backoff). A
// memory only: writes are gathered and may be lost, unreadable entries are dropped, and what was
// not seen for a month is forgotten.

import { toHex } from '../base/bytes.ts'
import { DAY, SECOND } from '../base/limits.ts'
import { tables } from '../storage/tables.ts'
import { ENTRY_ADDRESSES_MAX, decodePeerEntry, encodePeerEntry } from './peer-entry.ts'
import type { Milliseconds } from '../base/brand.ts'
import type { Address, PeerKey } from '../base/channel.ts'
import type { Clock, Timer } from '../base/clock.ts'
import type { Operation, Store } from '../storage/store.ts'
import type { PeerEntry } from './peer-entry.ts'

const ENTRIES_MAX = 1_024
const AGE_MAX = 30 * DAY // ms
const FLUSH_MS = 20 * SECOND

export class PeerBook {
  readonly #store: Store
  readonly #clock: Clock
  readonly #entries = new Map<string, PeerEntry>()
  readonly #changed = new Map<string, PeerKey>()
  #timer: Timer | undefined
  #writing: Promise<void> = Promise.resolve()

  private constructor (store: Store, clock: Clock) {
    this.#store = store
    this.#clock = clock
  }

  static async open (store: Store, clock: Clock): Promise<PeerBook> {
    const book = new PeerBook(store, clock)
    for await (const { value } of store.all(tables.peer)) {
      const entry = decodePeerEntry(value)
      if (entry === undefined) continue
      book.#entries.set(toHex(entry.peer), entry)
      if (clock.now() - entry.seen * SECOND > AGE_MAX) book.forget(entry.peer)
    }
    return book
  }

  entry (peer: PeerKey): PeerEntry | undefined {
    return this.#entries.get(toHex(peer))
  }

  /**
   * Where the peer is now, in place of what was known; a wait that was due to old addresses ends.
   */
  learn (peer: PeerKey, addresses: readonly Address[]): void {
    const known = this.entry(peer)
    const kept = addresses.slice(0, ENTRY_ADDRESSES_MAX)
    if (known !== undefined && String(known.addresses) === String(kept)) return
    this.#set({ peer, addresses: kept, seen: known?.seen ?? this.#now(), failures: 0, retryAt: 0 })
  }

  succeeded (peer: PeerKey): void {
    const addresses = this.entry(peer)?.addresses ?? []
    this.#set({ peer, addresses, seen: this.#now(), failures: 0, retryAt: 0 })
  }

  failed (peer: PeerKey, retryAt: Milliseconds): void {
    const known = this.entry(peer)
    this.#set({
      peer,
      addresses: known?.addresses ?? [],
      seen: known?.seen ?? this.#now(),
      failures: (known?.failures ?? 0) + 1,
      retryAt
    })
  }

  forget (peer: PeerKey): void {
    this.#entries.delete(toHex(peer))
    this.#change(peer)
  }

  /**
   * Writes what changed; before a shutdown too. A store that fails loses a memory, nothing more.
   */
  async flush (): Promise<void> {
    this.#timer?.cancel()
    this.#timer = undefined
    const operations = [...this.#changed].map(([name, peer]): Operation => {
      const entry = this.#entries.get(name)
      const key = { table: tables.peer, name: peer, number: 0 }
      return entry === undefined
        ? { type: 'delete', key }
        : { type: 'put', key, value: encodePeerEntry(entry) }
    })
    this.#changed.clear()
    if (operations.length > 0) {
      this.#writing = this.#writing.then(() => this.#store.commit(operations)).catch(() => {})
    }
    await this.#writing
  }

  #set (entry: PeerEntry): void {
    this.#entries.set(toHex(entry.peer), entry)
    this.#change(entry.peer)
    if (this.#entries.size <= ENTRIES_MAX) return
    const oldest = [...this.#entries.values()].reduce((a, b) => a.seen <= b.seen ? a : b)
    this.forget(oldest.peer)
  }

  #change (peer: PeerKey): void {
    this.#changed.set(toHex(peer), peer)
    this.#timer ??= this.#clock.schedule(FLUSH_MS, () => { void this.flush() })
  }

  #now (): number {
    return Math.floor(this.#clock.now() / SECOND)
  }
}
