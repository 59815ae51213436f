// The signals between this device and one other (PROTOCOL §10.3): what each side shows, who types,
// who is here. They go over direct streams that are there anyway, and never are a reason for one.
// Nothing is shown to a side that does not show the same. What is not right in any way is dropped
// without a word, and so is what comes too often.

import { equalBytes } from '../base/bytes.ts'
import { fraction } from '../base/clock.ts'
import { HERE_SHOWN, SECOND, TYPING_EVERY, TYPING_SHOWN } from '../base/limits.ts'
import { TokenBucket } from '../mailbox/token-bucket.ts'
import { openSignal, sealSignal, STREAM } from './signal.ts'
import type { PeerKey } from '../base/channel.ts'
import type { Clock, Random, Timer } from '../base/clock.ts'
import type { Correspondence } from './correspondence.ts'
import type { RemoteDevice } from './remote-device.ts'
import type { Sharing, Signal } from './signal.ts'

/**
 * Two switches that are turned on cost five over two streams, and who does so types next.
 * @internal
 */
export const SIGNALS_SENT = { burst: 12, perSecond: 0.2 } as const
/** The rest is dropped. @internal */
export const SIGNALS_HEARD = { burst: 24, perSecond: 0.5 } as const
/** Moments of typing are blurred by up to this. */
const TYPING_BLUR = 800 // ms
/** Who stays is told so again about this often. */
const HERE_EVERY = 60 * SECOND
const HERE_BLUR = 10 * SECOND

/** What this side shows to a device now, and sees of it. */
export interface Shown extends Sharing {
  readonly isHere: boolean
}

/** What is noticed of a device. */
export interface Noticed {
  readonly typing: boolean
  readonly here: boolean
}

/** What signals are about, decided by the layer above. */
export interface SignalPort {
  /** Nothing for who is no accepted contact. */
  shown (device: RemoteDevice): Shown
  /** What is noticed of a device is another now. */
  noticed (device: RemoteDevice, noticed: Noticed): void
}

/** A direct stream as far as signals go. */
export interface SignalLink {
  readonly remote: PeerKey
  /** False when it is closed. */
  signal (sealed: Uint8Array): Promise<boolean>
}

export interface SignallingParts {
  readonly clock: Clock
  readonly random: Random
  readonly self: PeerKey
  readonly signals: SignalPort
}

interface Line {
  readonly link: SignalLink
  /** What signals for this side name on this stream. */
  readonly stream: Uint8Array
  /** Whoever opens a stream says nothing before the other side has shown that it knows them. */
  mayOffer: boolean
  offered: Sharing
  theirs: { readonly stream: Uint8Array, readonly sharing: Sharing } | undefined
  /** Whether the other side was last told that this one is here. */
  toldHere: boolean
  sent: number
  heard: number
  /** Signals that the stream has not taken yet. */
  waiting: number
}

/** A stream that takes nothing gets nothing more: what it would bring late is not true any more. */
const WAITING_MAX = 3
const RETRY = 5 * SECOND
const SHOWN_FOR = { typing: TYPING_SHOWN, here: HERE_SHOWN } as const
const NOTHING: Sharing = { typing: false, presence: false }

export class Signalling {
  readonly #correspondence: Correspondence
  readonly #parts: SignallingParts
  readonly #lines: Line[] = []
  readonly #sending: TokenBucket
  readonly #hearing: TokenBucket
  #lastTyping = -Infinity
  /** How long the next signal has to wait, where the last one had to (ms). */
  #wait = 0
  /** They see this side type, unless a message came meanwhile. */
  #isTypingTold = false
  #noticed: Noticed = { typing: false, here: false }
  readonly #timers = new Map<TimerName, Timer>()

  constructor (correspondence: Correspondence, parts: SignallingParts) {
    this.#correspondence = correspondence
    this.#parts = parts
    const now = parts.clock.monotonic()
    this.#sending = new TokenBucket(SIGNALS_SENT, now)
    this.#hearing = new TokenBucket(SIGNALS_HEARD, now)
  }

  /** A stream is there; `isTheirs` where the other side opened it. */
  opened (link: SignalLink, isTheirs: boolean): void {
    this.#lines.push({ link, stream: this.#parts.random(STREAM), mayOffer: isTheirs,
      offered: NOTHING, theirs: undefined, toldHere: false, sent: 0, heard: 0, waiting: 0 })
    this.changed()
  }

  closed (link: SignalLink): void {
    const at = this.#lines.findIndex((line) => line.link === link)
    if (at >= 0) this.#lines.splice(at, 1)
    if (this.#lines.length === 0) this.stop()
    else this.changed()
  }

  /** Nothing is seen any more, and nothing said, until there is a stream. */
  stop (): void {
    this.#lines.length = 0
    for (const name of ['pulse', 'stay', 'retry'] as const) this.#cancel(name)
    this.#isTypingTold = false
    this.#notice('typing', false)
    this.#notice('here', false)
  }

  /** This person types to them, by now. */
  typed (): void {
    const { clock, random } = this.#parts
    const isEarly = clock.monotonic() - this.#lastTyping < TYPING_EVERY
    if (isEarly || this.#timers.has('pulse') || this.#lineFor('typing') === undefined) return
    const until = clock.monotonic() + TYPING_SHOWN
    this.#after('pulse', fraction(random) * TYPING_BLUR, () => { this.#pulse(until) })
  }

  /** This person has stopped; `written` where a message says so already. */
  stopped (written: boolean): void {
    this.#cancel('pulse')
    const isShown = this.#isTypingTold &&
      this.#parts.clock.monotonic() - this.#lastTyping < TYPING_SHOWN
    this.#isTypingTold = false
    const line = isShown && !written ? this.#lineFor('typing') : undefined
    if (line !== undefined) this.#send(line, { kind: 'typing', isOn: false })
  }

  /** Their message is here: they have done with typing it. */
  wrote (): void { this.#notice('typing', false) }

  /** What this side shows may be another now: tells it where it was told something else. */
  changed (): void {
    if (!this.#correspondence.device.accepted) {
      this.stop()
      return
    }
    for (const line of [...this.#lines]) this.#offer(line)
    if (this.#lineFor('typing') === undefined) this.#notice('typing', false)
    if (this.#lineFor('presence') === undefined) this.#notice('here', false)
    this.#tellHere(false)
  }

  /** True where the other side said something that counts. */
  heard (link: SignalLink, sealed: Uint8Array): boolean {
    const { device, sessions } = this.#correspondence
    const { clock, self } = this.#parts
    const line = this.#lines.find((each) => each.link === link)
    if (line === undefined || sessions === undefined || !device.accepted) return false
    if (this.#hearing.take(clock.monotonic()) > 0) return false
    const signal = openSignal(sealed, sessions, link.remote, self)
    if (signal === undefined || signal.count <= line.heard) return false
    line.heard = signal.count
    if (signal.kind === 'offer') {
      const sawPresence = line.theirs?.sharing.presence === true
      line.theirs = signal
      line.mayOffer = true
      if (!sawPresence) line.toldHere = false
      this.changed()
      return true
    }
    if (!equalBytes(signal.stream, line.stream) || !this.#isShared(line, signal.kind)) return false
    this.#notice(signal.kind === 'typing' ? 'typing' : 'here', signal.isOn)
    return true
  }

  #offer (line: Line): void {
    const { typing, presence } = this.#parts.signals.shown(this.#correspondence.device)
    const { offered } = line
    if (!line.mayOffer || (offered.typing === typing && offered.presence === presence)) return
    line.offered = { typing, presence }
    if (!presence) line.toldHere = false
    if (this.#send(line, { kind: 'offer', sharing: line.offered })) return
    line.offered = offered
    this.#again()
  }

  #tellHere (isStaying: boolean): void {
    const line = this.#lineFor('presence')
    const { isHere } = this.#parts.signals.shown(this.#correspondence.device)
    if (line === undefined || !isHere) this.#cancel('stay')
    if (line === undefined || (line.toldHere === isHere && !isStaying)) return
    const { toldHere } = line
    line.toldHere = isHere
    if (!this.#send(line, { kind: 'presence', isOn: isHere })) {
      line.toldHere = toldHere
      this.#again()
      return
    }
    const { random } = this.#parts
    const wait = HERE_EVERY + (2 * fraction(random) - 1) * HERE_BLUR
    if (isHere) this.#after('stay', wait, () => { this.#tellHere(true) })
  }

  /** The stream over which something is said, where both sides show it. */
  #lineFor (what: keyof Sharing): Line | undefined {
    const mine = this.#parts.signals.shown(this.#correspondence.device)
    if (!mine[what]) return undefined
    return this.#lines.find((line) => this.#isShared(line, what))
  }

  #isShared ({ offered, theirs }: Line, what: keyof Sharing): boolean {
    return offered[what] && theirs?.sharing[what] === true
  }

  /** False where it may not go out yet. */
  #send (line: Line, said: Said): boolean {
    const { sessions, canSeal, device } = this.#correspondence
    const { clock, random, self } = this.#parts
    if (sessions === undefined || !canSeal || !device.accepted) return false
    if (line.waiting >= WAITING_MAX) return false
    this.#wait = this.#sending.take(clock.monotonic())
    if (this.#wait > 0) return false
    const stream = said.kind === 'offer' ? line.stream : line.theirs?.stream ?? line.stream
    const signal: Signal = { ...said, stream, count: ++line.sent }
    line.waiting++
    void line.link.signal(sealSignal(signal, sessions.active.id, self, line.link.remote, random))
      .then(() => { line.waiting-- })
    return true
  }

  /** Says that this person types, as soon as it may go out, if that is before `until`. */
  #pulse (until: number): void {
    const now = this.#parts.clock.monotonic()
    const line = this.#lineFor('typing')
    if (line === undefined) return
    if (this.#send(line, { kind: 'typing', isOn: true })) {
      this.#lastTyping = now
      this.#isTypingTold = true
    } else if (now + this.#patience < until) {
      this.#after('pulse', this.#patience, () => { this.#pulse(until) })
    }
  }

  /** Until what could not go out is tried again, in ms. */
  get #patience (): number { return this.#wait > 0 ? this.#wait : RETRY }

  #again (): void {
    if (this.#timers.has('retry')) return
    this.#after('retry', this.#patience, () => { this.changed() })
  }

  /** Nothing stays true by itself: it ends unless it is said again. */
  #notice (what: keyof Noticed, isOn: boolean): void {
    const before = this.#noticed[what]
    this.#cancel(what)
    if (isOn) this.#after(what, SHOWN_FOR[what], () => { this.#notice(what, false) })
    if (before === isOn) return
    this.#noticed = { ...this.#noticed, [what]: isOn }
    this.#parts.signals.noticed(this.#correspondence.device, this.#noticed)
  }

  #after (name: TimerName, ms: number, run: () => void): void {
    this.#cancel(name)
    this.#timers.set(name, this.#parts.clock.schedule(ms, () => {
      this.#timers.delete(name)
      run()
    }))
  }

  #cancel (name: TimerName): void {
    this.#timers.get(name)?.cancel()
    this.#timers.delete(name)
  }
}

type TimerName = 'pulse' | 'stay' | 'retry' | keyof Noticed
type Said = { readonly kind: 'offer', readonly sharing: Sharing } |
  { readonly kind: 'typing' | 'presence', readonly isOn: boolean }
