// One end of a simulated channel. See network.ts.

import type { Channel, PeerKey, Route } from '../../src/base/channel.ts'
import type { Clock } from '../../src/base/clock.ts'
import type { SeededRandom } from '../random.ts'
import type { Effects } from './effects.ts'
import type { Link } from './link.ts'

const WINDOW = 256 * 1_024 // bytes that may be on their way or unread before a sender waits
const FRAME_MAX = 64 * 1_024

/** The node at one end. */
export interface End {
  readonly self: PeerKey
  readonly effects: Effects
  /** The network that its connections come from, as the other side sees it. */
  readonly network: string | undefined
}

/** What lies between the ends. */
export interface Wire {
  readonly clock: Clock
  readonly random: SeededRandom
  readonly link: () => Link
  /** Counts a frame that was handed over. */
  readonly count: (bytes: number) => void
  /** Breaks the connection that the channel is part of. */
  readonly lose: () => void
  /** The connection carries nothing any more, and neither end knows. */
  readonly isDead: () => boolean
}

export class SimulatedChannel implements Channel {
  readonly remote: PeerKey
  readonly route: Route
  readonly network: string | undefined
  readonly #wire: Wire
  readonly #node: End
  #other: SimulatedChannel | undefined
  readonly #arrived: Uint8Array[] = []
  #unread = 0 // bytes sent to this end and not read
  #busyUntil = 0 // when the link has taken what this end sent
  #scheduled = 0 // of this end, on their way
  #sending: Promise<unknown> = Promise.resolve()
  #closed = false
  #ended = false // the other end sends no more
  #reader: (() => void) | undefined
  readonly #writers: Array<() => void> = []

  private constructor (node: End, { network, self }: End, wire: Wire) {
    this.#wire = wire
    this.#node = node
    this.remote = self
    this.network = network
    this.route = wire.link().route
  }

  static pair (a: End, b: End, wire: Wire): [SimulatedChannel, SimulatedChannel] {
    const one = new SimulatedChannel(a, b, wire)
    const two = new SimulatedChannel(b, a, wire)
    one.#other = two
    two.#other = one
    return [one, two]
  }

  send (frame: Uint8Array): Promise<boolean> {
    if (frame.length > FRAME_MAX) throw new RangeError(`a frame of ${frame.length} bytes`)
    const sent = this.#sending.then(() => this.#send(frame.slice()))
    this.#sending = sent
    return sent
  }

  async receive (): Promise<Uint8Array | undefined> {
    for (;;) {
      if (this.#closed) return undefined
      const frame = this.#arrived.shift()
      if (frame !== undefined) {
        this.#unread -= frame.length
        for (const writer of this.#writers.splice(0)) writer()
        if (this.#node.effects.happen()) return frame
        return undefined
      }
      if (this.#ended) {
        this.close()
        return undefined
      }
      await new Promise<void>((resolve) => { this.#reader = resolve })
      this.#reader = undefined
    }
  }

  /** What was sent before still arrives, unless the connection breaks. */
  close (): void {
    if (this.#closed) return
    this.#finish()
    const other = this.#other
    if (other !== undefined) this.#after(0, () => { other.#end() })
  }

  /** The connection broke: nothing arrives any more at this end. */
  cut (): void {
    this.#arrived.length = 0
    this.#finish()
  }

  async #send (frame: Uint8Array): Promise<boolean> {
    const other = this.#other
    if (other === undefined) return false
    while (!this.#closed && !other.#closed && other.#unread >= WINDOW) {
      await new Promise<void>((resolve) => { other.#writers.push(resolve) })
    }
    if (this.#closed || other.#closed || !this.#node.effects.happen()) return false
    const { loss } = this.#wire.link()
    this.#wire.count(frame.length)
    if (loss > 0 && this.#wire.random.chance(loss)) {
      this.#wire.lose()
      return false
    }
    other.#unread += frame.length
    this.#after(frame.length, () => { other.#arrive(frame) })
    return true
  }

  /** Runs when `bytes` more have passed the link, behind everything that was sent before. */
  #after (bytes: number, run: () => void): void {
    const { clock, random, link } = this.#wire
    const { delay, rate } = link()
    const now = clock.monotonic()
    if (this.#wire.isDead()) return
    const at = Math.max(this.#busyUntil, now + random.between(...delay)) + bytes * 1_000 / rate
    this.#busyUntil = at
    if (at <= now && this.#scheduled === 0) {
      run()
      return
    }
    this.#scheduled++
    clock.schedule(at - now, () => {
      this.#scheduled--
      if (!this.#wire.isDead()) run()
    })
  }

  #arrive (frame: Uint8Array): void {
    if (this.#closed) return
    this.#arrived.push(frame)
    this.#reader?.()
  }

  #end (): void {
    this.#ended = true
    this.#reader?.()
    for (const writer of this.#writers.splice(0)) writer()
  }

  #finish (): void {
    this.#closed = true
    this.#reader?.()
    for (const writer of this.#writers.splice(0)) writer()
    if (this.#other !== undefined) for (const writer of this.#other.#writers.splice(0)) writer()
  }
}
