// Listens to the events of the searches of one node: how many messages they took, and over how many
// nodes the way to the first record went.

import type { KadDHT } from '@libp2p/kad-dht'

type Asked = Parameters<KadDHT['get']>

export class LookupTrace {
  /** The DHT with its searches listened to. */
  readonly dht: KadDHT
  #questions = 0
  #answers = 0
  #hops: number | undefined
  /** On which node of the way each node that was heard of stands. */
  #depths = new Map<string, number>()

  constructor (dht: KadDHT) {
    this.dht = new Proxy(dht, {
      get: (target, name) => {
        if (name === 'get') return (...asked: Asked) => this.#listen(target, asked)
        const value: unknown = Reflect.get(target, name)
        return typeof value === 'function' ? value.bind(target) as unknown : value
      }
    })
  }

  /** Questions sent and answers received since `begin`. */
  get messages (): number { return this.#questions + this.#answers }

  /** 1 where a node of our own table had the record; undefined where none was received. */
  get hops (): number | undefined { return this.#hops }

  begin (): void {
    this.#questions = 0
    this.#answers = 0
    this.#hops = undefined
    this.#depths.clear()
  }

  async * #listen (dht: KadDHT, asked: Asked): ReturnType<KadDHT['get']> {
    for await (const event of dht.get(...asked)) {
      if (event.name === 'SEND_QUERY') this.#questions++
      if (event.name === 'PEER_RESPONSE') {
        this.#answers++
        const depth = this.#depths.get(event.from.toString()) ?? 1
        if (event.record !== undefined) this.#hops ??= depth
        for (const { id } of event.closer) {
          const name = id.toString()
          if (!this.#depths.has(name)) this.#depths.set(name, depth + 1)
        }
      }
      yield event
    }
  }
}
