// One run of a node from power on to power off: what the run gets of the world ends with it. Its
// timers no longer fire, its frames no longer leave, so that what is left of a crashed run in
// memory cannot act beside the next one.

import { fail } from '../../src/base/errors.ts'
import type { Address, Channel, PeerKey, Transport } from '../../src/base/channel.ts'
import type { Clock, Timer } from '../../src/base/clock.ts'
import type { Result } from '../../src/base/errors.ts'
import type { Effects } from './effects.ts'
import type { SimulatedNode } from './network.ts'

/** Sees every frame of a node in the moment before it leaves. */
export type Tap = (protocol: string, frame: Uint8Array, remote: PeerKey) => void

/** What a person may put between a node and those who open channels to it. */
export type Serving = (
  protocol: string, accept: (channel: Channel) => Promise<void>
) => (channel: Channel) => Promise<void>

export class Boot implements Transport, Clock {
  readonly self: PeerKey
  readonly #node: SimulatedNode
  readonly #clock: Clock
  readonly #effects: Effects
  readonly #tap: Tap
  readonly #serving: Serving
  /** Added to the time of day: a node whose clock is wrong. */
  readonly #ahead: () => number
  /** When the machine was switched on, by the steady clock. */
  readonly #booted: number
  #over = false
  /** What was due while the machine slept. */
  #late: Array<() => void> | undefined

  constructor (
    node: SimulatedNode, clock: Clock, effects: Effects,
    { tap, serving, ahead, booted }: {
      tap: Tap, serving: Serving, ahead: () => number, booted: number
    }
  ) {
    this.self = node.self
    this.#node = node
    this.#clock = clock
    this.#effects = effects
    this.#tap = tap
    this.#serving = serving
    this.#ahead = ahead
    this.#booted = booted
  }

  /** The run is over: nothing of it happens any more. */
  end (): void { this.#over = true }

  /** The machine sleeps: no timer fires. */
  sleep (): void { this.#late = [] }

  /** It goes on: what was due meanwhile runs now, in its order. */
  wake (): void {
    const late = this.#late ?? []
    this.#late = undefined
    for (const run of late) run()
  }

  get #dead (): boolean { return this.#over || this.#effects.crashed }

  now (): number { return this.#clock.now() + this.#ahead() }

  monotonic (): number { return this.#clock.monotonic() }

  elapsed (): number { return this.#clock.monotonic() - this.#booted }

  schedule (ms: number, run: () => void): Timer {
    let isCancelled = false
    const timer = this.#clock.schedule(ms, () => {
      const due = (): void => { if (!this.#dead && !isCancelled) run() }
      if (this.#late === undefined) due()
      else this.#late.push(due)
    })
    return { cancel: () => {
      isCancelled = true
      timer.cancel()
    } }
  }

  async connect (
    remote: PeerKey, addresses: readonly Address[], protocol: string, signal?: AbortSignal
  ): Promise<Result<Channel>> {
    if (this.#dead) return unreachable
    const channel = await this.#node.connect(remote, addresses, protocol, signal)
    return channel.ok ? { ok: true, value: this.#tapped(protocol, channel.value) } : channel
  }

  serve (protocol: string, accept: (channel: Channel) => Promise<void>): () => void {
    const serve = this.#serving(protocol, accept)
    return this.#node.serve(protocol, (channel) => serve(this.#tapped(protocol, channel)))
  }

  #tapped (protocol: string, channel: Channel): Channel {
    return {
      remote: channel.remote,
      route: channel.route,
      network: channel.network,
      receive: () => channel.receive(),
      close: () => { channel.close() },
      send: (frame) => {
        if (this.#dead) return Promise.resolve(false)
        this.#tap(protocol, frame, channel.remote)
        return channel.send(frame)
      }
    }
  }
}

const unreachable = fail('unreachable', 'The other side cannot be reached.')
