// The peers that we may want to reach again, across restarts (DESIGN §9: persisted backoff). A
// memory only: writes are gathered and may be lost, unreadable entries are dropped. Where a peer
// was is nobody's business for long: what was not seen for 7 days is forgotten, and erased from
// the disk; when it was seen is kept by the day.

import { toHex } from '../base/bytes.ts'
import { DAY, HOUR, SECOND, TRACE_MAX } from '../base/limits.ts'
import { scrubSoon } from '../storage/table-scrub.ts'
import { tables } from '../storage/tables.ts'
import { ENTRY_ADDRESSES_MAX, decodePeerEntry, encodePeerEntry } from './peer-entry.ts'
import type { Milliseconds } from '../base/brand.ts'
import type { Address, PeerKey } from '../base/channel.ts'
import type { Clock, Timer } from '../base/clock.ts'
import type { Operation, Store } from '../storage/store.ts'
import type { PeerEntry } from './peer-entry.ts'

const ENTRIES_MAX = 1_024
const SWEEP_MS = HOUR
const FLUSH_MS = 20 * SECOND

export class PeerBook {
  readonly #store: Store
  readonly #clock: Clock
  readonly #entries = new Map<string, PeerEntry>()
  readonly #changed = new Map<string, PeerKey>()
  #timer: Timer | undefined
  #sweeping: Timer | undefined
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
    }
    book.#sweep()
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
    if (operations.some(({ type }) => type === 'delete')) operations.push(scrubSoon(tables.peer))
    if (operations.length > 0) {
      this.#writing = this.#writing.then(() => this.#store.commit(operations)).catch(() => {})
    }
    await this.#writing
  }

  /** Nothing is forgotten or written from now on. */
  async close (): Promise<void> {
    this.#sweeping?.cancel()
    await this.flush()
  }

  #sweep (): void {
    for (const { peer, seen } of this.#entries.values()) {
      if (this.#clock.now() - seen * SECOND >= TRACE_MAX) this.forget(peer)
    }
    this.#sweeping = this.#clock.schedule(SWEEP_MS, () => { this.#sweep() })
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

  /** The day, in seconds. */
  #now (): number {
    return Math.floor(this.#clock.now() / DAY) * (DAY / SECOND)
  }
}
