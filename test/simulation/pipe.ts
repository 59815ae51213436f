// Two ends of a channel without a network, each with the peer key of the other.

import type { Channel, PeerKey } from '../../src/base/channel.ts'

class Pipe implements Channel {
  readonly remote: PeerKey
  readonly route = 'direct'
  other: Pipe | undefined
  readonly #frames: Uint8Array[] = []
  #closed = false
  #reader: (() => void) | undefined

  constructor (remote: PeerKey) { this.remote = remote }

  async send (frame: Uint8Array): Promise<boolean> {
    const { other } = this
    if (this.#closed || other === undefined || other.#closed) return false
    other.#frames.push(frame.slice())
    other.#reader?.()
    return true
  }

  async receive (): Promise<Uint8Array | undefined> {
    while (this.#frames.length === 0 && !this.#closed) {
      await new Promise<void>((resolve) => { this.#reader = resolve })
    }
    return this.#frames.shift()
  }

  close (): void {
    this.#end()
    if (this.other !== undefined) this.other.#end()
  }

  #end (): void {
    this.#closed = true
    this.#reader?.()
  }
}

/** The end that `a` holds, and the end that `b` holds. */
export function pipe (a: PeerKey, b: PeerKey): [Channel, Channel] {
  const [ofA, ofB] = [new Pipe(b), new Pipe(a)]
  ofA.other = ofB
  ofB.other = ofA
  return [ofA, ofB]
}
