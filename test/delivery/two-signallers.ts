// Two devices with a stream between them, as far as signals go.

import { openSignal } from '../../src/delivery/signal.ts'
import { Signalling } from '../../src/delivery/signalling.ts'
import { ManualClock } from '../clock.ts'
import { seeded } from '../random.ts'
import { pair } from './pair.ts'
import type { PeerKey } from '../../src/base/channel.ts'
import type { Correspondence } from '../../src/delivery/correspondence.ts'
import type { Noticed, Shown, SignalLink } from '../../src/delivery/signalling.ts'
import type { SeededRandom } from '../random.ts'

export const ALL: Shown = { typing: true, presence: true, isHere: false }
export const NONE: Shown = { typing: false, presence: false, isHere: false }

/** One side: what it shows, notices, and sent. */
class Side {
  readonly peer: PeerKey
  readonly signalling: Signalling
  readonly noticed: Noticed[] = []
  readonly sent: Uint8Array[] = []
  shown: Shown

  constructor (
    correspondence: Correspondence, clock: ManualClock, random: SeededRandom, shown: Shown
  ) {
    this.peer = random(32) as PeerKey
    this.shown = shown
    this.signalling = new Signalling(correspondence, { clock, random, self: this.peer,
      signals: { shown: () => this.shown, noticed: (_device, noticed) => {
        this.noticed.push(noticed)
      } } })
  }

  show (shown: Partial<Shown>): void {
    this.shown = { ...this.shown, ...shown }
    this.signalling.changed()
  }

  get last (): Noticed { return this.noticed.at(-1) ?? { typing: false, here: false } }
}

export class Two {
  readonly clock = new ManualClock()
  readonly random: SeededRandom
  readonly pair: ReturnType<typeof pair>
  readonly ana: Side
  readonly ben: Side

  constructor (seed: string, ana: Shown = ALL, ben: Shown = ALL) {
    this.random = seeded(seed)
    this.pair = pair(seed)
    const toAna = this.pair.toAna()
    this.ana = new Side(this.pair.toBen, this.clock, this.random.fork('ana'), ana)
    this.ben = new Side(toAna, this.clock, this.random.fork('ben'), ben)
  }

  /** A stream that Ana opened; both ends of it. */
  stream (): { readonly atAna: SignalLink, readonly atBen: SignalLink } {
    const atAna: SignalLink = { remote: this.ben.peer, signal: (sealed) => {
      this.ana.sent.push(sealed)
      return Promise.resolve().then(() => {
        this.ben.signalling.heard(atBen, sealed)
        return true
      })
    } }
    const atBen: SignalLink = { remote: this.ana.peer, signal: (sealed) => {
      this.ben.sent.push(sealed)
      return Promise.resolve().then(() => {
        this.ana.signalling.heard(atAna, sealed)
        return true
      })
    } }
    this.ana.signalling.opened(atAna, false)
    this.ben.signalling.opened(atBen, true)
    return { atAna, atBen }
  }

  /** What Ana sent, as Ben reads it. */
  said (): string[] {
    const { sessions } = this.pair.toAna()
    return this.ana.sent.map((sealed) => {
      const signal = sessions && openSignal(sealed, sessions, this.ana.peer, this.ben.peer)
      if (signal === undefined) return 'unreadable'
      return signal.kind === 'offer' ? 'offer' : `${signal.kind} ${signal.isOn}`
    })
  }
}
