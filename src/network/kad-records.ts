// Records in the Kademlia DHT of libp2p. Events are read one by one, for two reasons: one bad node must
// not make a whole search fail, and a reader never writes. The library's `get` ends by sending the best
// value to nodes that answered with another, which would show to them what we look for, and fails when
// one of them refuses; the search is left before that begins.

import { equalBytes } from '../base/bytes.ts'
import type { KadDHT, SingleKadDHT } from '@libp2p/kad-dht'
import type { RecordKey } from './record-key.ts'
import type { RecordNetwork } from './record-network.ts'

/** The path index of events that belong to no path of the search: the corrections at its end. */
const AFTER_THE_SEARCH = -1

export interface KadRecordsInit {
  readonly dht: KadDHT
  readonly held: (key: RecordKey) => Uint8Array | undefined
}

export class KadRecords implements RecordNetwork {
  readonly #dht: KadDHT
  readonly held: (key: RecordKey) => Uint8Array | undefined

  constructor (init: KadRecordsInit) {
    this.#dht = init.dht
    this.held = init.held
  }

  get size (): number {
    return (this.#dht as SingleKadDHT).routingTable.size
  }

  async store (key: RecordKey, value: Uint8Array, signal: AbortSignal): Promise<number> {
    let confirmed = 0
    try {
      for await (const event of this.#dht.put(key, value, { signal })) {
        if (event.name !== 'PEER_RESPONSE' || event.messageName !== 'PUT_VALUE') continue
        if (event.record !== undefined && equalBytes(event.record.value, value)) confirmed++
      }
    } catch {
      // Ended by the signal, or refused here because a newer record is held: what was stored counts.
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
