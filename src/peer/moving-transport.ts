// A transport that goes on over another node: a device takes a new peer key while it runs
// (peer-change.ts). What is served stays served. Channels of before end with their node; nothing of
// them is carried over.

import type { Address, Channel, PeerKey, Transport } from '../base/channel.ts'
import type { Result } from '../base/errors.ts'

interface Served {
  readonly protocol: string
  readonly accept: (channel: Channel) => Promise<void>
  end: () => void
}

export class MovingTransport implements Transport {
  readonly #served = new Set<Served>()
  #at: Transport

  constructor (at: Transport) {
    this.#at = at
  }

  get self (): PeerKey { return this.#at.self }

  connect (
    remote: PeerKey, addresses: readonly Address[], protocol: string, signal?: AbortSignal
  ): Promise<Result<Channel>> {
    return this.#at.connect(remote, addresses, protocol, signal)
  }

  serve (protocol: string, accept: (channel: Channel) => Promise<void>): () => void {
    const served = { protocol, accept, end: this.#at.serve(protocol, accept) }
    this.#served.add(served)
    return () => { if (this.#served.delete(served)) served.end() }
  }

  /** From now on over `next`; the node of before is closed, or about to be. */
  moveTo (next: Transport): void {
    for (const served of this.#served) served.end()
    this.#at = next
    for (const served of this.#served) served.end = next.serve(served.protocol, served.accept)
  }
}
