// The datastore of the libp2p node: in memory, so that no trace of peers met reaches the disk, and
// bounded, since strangers write into it. Records of the DHT never go back here (PROTOCOL.md §11):
// a record whose seq is lower than that of the one held is refused, whoever brings it. Provider
// records, which nobody here uses and anyone could add without end, are not kept at all.

import { Record as DhtRecord } from '@libp2p/kad-dht'
import { MemoryDatastore } from 'datastore-core'
import { fromUtf8 } from '../base/bytes.ts'
import { SnugError } from '../base/errors.ts'
import { DAY } from '../base/limits.ts'
import { seqOf } from './record.ts'
import type { Clock } from '../base/clock.ts'
import type { RecordKey } from './record-key.ts'

type Key = Parameters<MemoryDatastore['put']>[0]

export interface DatastoreBounds {
  /** Peers remembered; the one written longest ago is forgotten first. */
  readonly peers: number
  /** Records of the DHT, of about 1.4 kB; likewise. */
  readonly records: number
  /** Everything else, of which libp2p has a handful. */
  readonly others: number
}

const DATASTORE_BOUNDS: DatastoreBounds = { peers: 4_096, records: 16_384, others: 256 }

/** For how long others' records are kept unless they come again: what the DHT answers with too. */
const RECORD_AGE = 2 * DAY // ms

interface HeldRecord { readonly name: string, readonly value: Uint8Array, readonly at: number }

type Section = 'peers' | 'records' | 'providers' | 'others'

export class VolatileDatastore extends MemoryDatastore {
  readonly #clock: Clock
  readonly #bounds: DatastoreBounds
  /** Keys of each section, the one written longest ago first. */
  readonly #order = {
    peers: new Map<string, Key>(), records: new Map<string, Key>(), others: new Map<string, Key>()
  }
  readonly #records = new Map<string, HeldRecord>()
  readonly #names = new Map<string, string>()

  constructor (clock: Clock, bounds: DatastoreBounds = DATASTORE_BOUNDS) {
    super()
    this.#clock = clock
    this.#bounds = bounds
  }

  /** The record held for `key`. */
  record (key: RecordKey): Uint8Array | undefined {
    const id = this.#names.get(fromUtf8(key) ?? '')
    return id === undefined ? undefined : this.#records.get(id)?.value
  }

  /** How many records are held. */
  get recordCount (): number { return this.#records.size }

  override put (key: Key, value: Uint8Array): Key {
    const section = sectionOf(key)
    if (section === 'providers') return key
    if (section === 'records') this.#take(key.toString(), value)
    const order = this.#order[section]
    order.delete(key.toString())
    order.set(key.toString(), key)
    void super.put(key, value)
    for (const [id, oldest] of order) {
      const held = this.#records.get(id)
      const expired = held !== undefined && this.#clock.now() - held.at > RECORD_AGE
      if (order.size <= this.#bounds[section] && !expired) break
      this.delete(oldest)
    }
    return key
  }

  override delete (key: Key): void {
    const section = sectionOf(key)
    const id = key.toString()
    if (section !== 'providers') this.#order[section].delete(id)
    const held = this.#records.get(id)
    if (held !== undefined) {
      this.#records.delete(id)
      this.#names.delete(held.name)
    }
    void super.delete(key)
  }

  #take (id: string, value: Uint8Array): void {
    const record = DhtRecord.deserialize(value)
    const held = this.#records.get(id)
    if (held !== undefined && seqOf(record.value) < seqOf(held.value)) {
      throw new SnugError({ code: 'record-old', message: 'A newer record is held for this key.' })
    }
    const name = fromUtf8(record.key) ?? ''
    this.#records.set(id, { name, value: record.value, at: this.#clock.now() })
    this.#names.set(name, id)
  }
}

function sectionOf (key: Key): Section {
  const [first, second] = key.list()
  if (first === 'peers') return 'peers'
  if (first !== 'dht') return 'others'
  return second === 'record' ? 'records' : second === 'provider' ? 'providers' : 'others'
}
