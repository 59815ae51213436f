// Two ends of a channel in memory, for tests of what runs on one.

import type { Channel, PeerKey, Route } from '../../src/base/channel.ts'

class End implements Channel {
  readonly remote: PeerKey
  readonly route: Route
  other: End | undefined
  closed = false
  readonly #frames: Uint8Array[] = []
  #wait: ((frame: Uint8Array | undefined) => void) | undefined

  constructor (remote: PeerKey, route: Route) {
    this.remote = remote
    this.route = route
  }

  async send (frame: Uint8Array): Promise<boolean> {
    await Promise.resolve()
    if (this.closed) return false
    this.other?.take(frame)
    return true
  }

  receive (): Promise<Uint8Array | undefined> {
    const next = this.#frames.shift()
    if (next !== undefined || this.closed) return Promise.resolve(next)
    return new Promise((resolve) => { this.#wait = resolve })
  }

  close (): void {
    if (this.closed) return
    this.closed = true
    this.#wait?.(undefined)
    this.other?.close()
  }

  take (frame: Uint8Array): void {
    if (this.#wait === undefined) this.#frames.push(frame)
    else this.#wait(frame)
    this.#wait = undefined
  }
}

export type Pipe = Channel & { readonly closed: boolean }

export function pipe (
  a: PeerKey = new Uint8Array(32) as PeerKey, b: PeerKey = new Uint8Array(32).fill(1) as PeerKey,
  route: Route = 'direct'
): [Pipe, Pipe] {
  const [one, other] = [new End(b, route), new End(a, route)]
  one.other = other
  other.other = one
  return [one, other]
}
