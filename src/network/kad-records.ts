// Records in the Kademlia DHT of libp2p. Events are read one by one, for two reasons: one bad node
// must not make a whole search fail, and a reader never writes. The library's `get` ends by sending
// the best value to nodes that answered with another, which would show to them what we look for,
// and fails when one of them refuses; the search is left before that begins.

import { equalBytes } from '../base/bytes.ts'
import type { PeerId } from '@libp2p/interface'
import type { KadDHT, SingleKadDHT } from '@libp2p/kad-dht'
import type { RecordKey } from './record-key.ts'
import type { RecordNode } from './network-node.ts'

/** The path index of events that belong to no path of the search: the corrections at its end. */
const AFTER_THE_SEARCH = -1

export interface KadRecordsInit {
  readonly dht: KadDHT
  readonly self: PeerId
  readonly held: (key: RecordKey) => Uint8Array | undefined
}

export class KadRecords implements RecordNode {
  readonly #dht: KadDHT
  readonly #self: PeerId
  readonly held: (key: RecordKey) => Uint8Array | undefined

  constructor (init: KadRecordsInit) {
    this.#dht = init.dht
    this.#self = init.self
    this.held = init.held
  }

  get size (): number {
    return (this.#dht as SingleKadDHT).routingTable.size
  }

  async join (signal: AbortSignal): Promise<void> {
    try {
      const closest = this.#dht.getClosestPeers(this.#self.toMultihash().bytes, { signal })
      // Each node that answers enters the table, and we theirs.
      for await (const event of closest) if (event.name === 'FINAL_PEER') return
    } catch {
      // Ended by the signal, or nobody answered: the table holds whom it holds.
    }
  }

  async store (key: RecordKey, value: Uint8Array, signal: AbortSignal): Promise<number> {
    let confirmed = 0
    try {
      for await (const event of this.#dht.put(key, value, { signal })) {
        if (event.name !== 'PEER_RESPONSE' || event.messageName !== 'PUT_VALUE') continue
        if (event.record !== undefined && equalBytes(event.record.value, value)) confirmed++
      }
    } catch {
      // Ended by the signal, or refused here because a newer record is held: what was stored
      // counts.
    }
    return confirmed
  }

  async * values (key: RecordKey, signal: AbortSignal): AsyncGenerator<Uint8Array> {
    if (this.size === 0) return
    try {
      for await (const event of this.#dht.get(key, { signal })) {
        if ('path' in event && event.path.index === AFTER_THE_SEARCH) return
        if (event.name === 'PEER_RESPONSE' && event.record !== undefined) yield event.record.value
      }
    } catch {
      // Ended by the signal: the answers so far are what there is.
    }
  }
}
