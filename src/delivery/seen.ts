// Hashes of what has been received, for as long as a host may still bring it again: what cannot be
// decrypted any more is then known as a repetition, and starts no repair. Of when it was received
// only the day is kept.

import { toHex } from '../base/bytes.ts'
import { DAY, HOUR, MAIL_TTL_LONG } from '../base/limits.ts'
import { ByteReader, ByteWriter } from '../base/wire.ts'
import { asDeviceId, DEVICE_ID_SIZE } from '../identity/certificate.ts'
import { scrubSoon } from '../storage/table-scrub.ts'
import { tables } from '../storage/tables.ts'
import type { Milliseconds } from '../base/brand.ts'
import type { DeviceId } from '../identity/certificate.ts'
import type { InnerHash } from '../session/inner.ts'
import type { Operation, RecordKey, Store } from '../storage/store.ts'

/** Longer than any host keeps mail, and than clocks differ. */
export const SEEN_MAX = MAIL_TTL_LONG + 2 * DAY
const SWEEP_BATCH = 512
const SWEEP_INTERVAL = 6 * HOUR

/** Whose message it was, and its sequence number. */
export interface SeenMessage {
  readonly device: DeviceId
  readonly seq: number
}

export class Seen {
  readonly #store: Store
  /** Writes under way, which the store does not show yet. */
  #sweptAt = -Infinity
  readonly #pending = new Map<string, Promise<void>>()

  constructor (store: Store) {
    this.#store = store
  }

  /** The operation that remembers a hash: of whose message, and the sequence number it brought. */
  remember (hash: InnerHash, { device, seq }: SeenMessage, now: Milliseconds): Operation {
    const day = Math.floor(now / DAY) * DAY
    const value = new ByteWriter().u64(day).put(hash).u64(seq).put(device).finish()
    return { type: 'put', key: keyOf(hash), value }
  }

  /** Notes a message whose write has begun; `written` resolves once it is flushed. */
  begin (hash: InnerHash, written: Promise<void>): void {
    const name = toHex(hash)
    this.#pending.set(name, written)
    const end = (): void => { this.#pending.delete(name) }
    written.then(end, end)
  }

  /**
   * What a hash was when it was received before; undefined for a new one. Waits for its write where
   * that is under way, and throws if it failed.
   */
  async find (hash: InnerHash): Promise<SeenMessage | undefined> {
    await this.#pending.get(toHex(hash))
    const value = await this.#store.get(keyOf(hash))
    if (value === undefined) return undefined
    const reader = new ByteReader(value)
    reader.take(8 + 32)
    const seq = reader.u64()
    return { device: asDeviceId(reader.take(DEVICE_ID_SIZE)), seq }
  }

  /** Forgets what no host can bring any more. It reads all there is, and so runs but rarely. */
  async sweep (now: Milliseconds): Promise<void> {
    if (Math.abs(now - this.#sweptAt) < SWEEP_INTERVAL) return
    this.#sweptAt = now
    let old: Operation[] = []
    for await (const { value } of this.#store.all(tables.received)) {
      const reader = new ByteReader(value)
      if (reader.u64() + SEEN_MAX > now) continue
      old.push({ type: 'delete', key: keyOf(reader.take(32) as InnerHash) })
      if (old.length < SWEEP_BATCH) continue
      await this.#store.commit([...old, scrubSoon(tables.received)])
      old = []
    }
    if (old.length > 0) await this.#store.commit([...old, scrubSoon(tables.received)])
  }
}

function keyOf (hash: InnerHash): RecordKey {
  return { table: tables.received, name: hash, number: 0 }
}
