// Two ends of a channel within one process: a device whose own node hosts one of its boxes uses it
// as it would any host.

import type { Channel, PeerKey } from '../base/channel.ts'

const WAITING_MAX = 4 // frames; a sender waits beyond it

class LocalChannel implements Channel {
  readonly remote: PeerKey
  readonly route = 'direct'
  other: LocalChannel | undefined
  readonly #frames: Uint8Array[] = []
  #closed = false
  #reader: (() => void) | undefined
  readonly #writers: Array<() => void> = []

  constructor (remote: PeerKey) {
    this.remote = remote
  }

  async send (frame: Uint8Array): Promise<boolean> {
    const { other } = this
    while (other !== undefined && !other.#closed && other.#frames.length >= WAITING_MAX) {
      await new Promise<void>((resolve) => { other.#writers.push(resolve) })
    }
    if (other === undefined || this.#closed || other.#closed) return false
    // A copy: over a network, too, nobody shares bytes with the other side.
    other.#frames.push(frame.slice())
    other.#reader?.()
    return true
  }

  async receive (): Promise<Uint8Array | undefined> {
    for (;;) {
      const frame = this.#closed ? undefined : this.#frames.shift()
      if (frame !== undefined || this.#closed) {
        this.#writers.shift()?.()
        return frame
      }
      await new Promise<void>((resolve) => { this.#reader = resolve })
      this.#reader = undefined
    }
  }

  close (): void {
    this.#end()
    if (this.other !== undefined) this.other.#end()
  }

  #end (): void {
    this.#closed = true
    this.#reader?.()
    for (const writer of this.#writers.splice(0)) writer()
  }
}

/** The two ends of a new channel between `self` and itself. */
export function localChannel (self: PeerKey): [Channel, Channel] {
  const [one, two] = [new LocalChannel(self), new LocalChannel(self)]
  one.other = two
  two.other = one
  return [one, two]
}
