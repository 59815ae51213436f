// Which sequence numbers of one remote device have been received, and which place in the timeline
// each missing one keeps (PROTOCOL §7). Pure. A late message so appears where its author wrote it,
// and a repeated one is known for what it is.

import { DAY, MAIL_TTL_LONG } from '../base/limits.ts'
import type { Milliseconds } from '../base/brand.ts'
import type { ByteReader, ByteWriter } from '../base/wire.ts'

/**
 * A gap wider than this is filled from its end: what is older counts as lost.
 * @internal
 */
export const MISSING_MAX = 2_048

/** At most this many received numbers beyond the first gap are named in one acknowledgement. */
const GAPS_NAMED_MAX = 64
const GAP_MAX = 0xffff
/** No sender keeps a message for so long: what is still missing then never comes. */
const HOPE = MAIL_TTL_LONG + 2 * DAY

export interface Received {
  /** The highest sequence number seen. */
  readonly highest: number
  /**
   * Missing sequence numbers below `highest`, ascending, each with the timeline position kept for
   * it.
   */
  readonly missing: ReadonlyMap<number, number>
}

export const NOTHING_RECEIVED: Received = { highest: 0, missing: new Map() }

export interface Acknowledgement {
  readonly upTo: number
  /** Distances above `upTo` of further received numbers, ascending. */
  readonly gaps: readonly number[]
}

/** @internal */
export function hasReceived (received: Received, seq: number): boolean {
  return seq <= received.highest && !received.missing.has(seq)
}

export interface Arrival {
  readonly received: Received
  /** The timeline position of this message. */
  readonly position: number
  /** The first position after all that this arrival used or kept. */
  readonly next: number
}

/**
 * Notes the arrival of `seq`; `next` is the first free timeline position. Undefined for a
 * repetition.
 */
export function arrive (received: Received, seq: number, next: number): Arrival | undefined {
  if (seq > received.highest) {
    const first = Math.max(received.highest + 1, seq - MISSING_MAX)
    if (first === seq) {
      return { received: { highest: seq, missing: received.missing }, position: next,
        next: next + 1 }
    }
    const missing = new Map(received.missing)
    for (let lost = first; lost < seq; lost++) missing.set(lost, next++)
    while (missing.size > MISSING_MAX) missing.delete(firstOf(missing))
    return { received: { highest: seq, missing }, position: next, next: next + 1 }
  }
  const position = received.missing.get(seq)
  if (position === undefined) return undefined
  const missing = new Map(received.missing)
  missing.delete(seq)
  return { received: { highest: received.highest, missing }, position, next }
}

/**
 * Gives up what has been missing for longer than any sender keeps a message: otherwise one lost
 * message would keep all later ones from being acknowledged together.
 */
export function forgetLost (received: Received, now: Milliseconds): Received {
  // A kept position is about the moment at which the gap was noticed.
  const lost = [...received.missing].filter(([, position]) => position + HOPE <= now)
  if (lost.length === 0) return received
  const missing = new Map(received.missing)
  for (const [seq] of lost) missing.delete(seq)
  return { highest: received.highest, missing }
}

/**
 * What to tell the sender. Beyond the first gap only so many numbers fit: `fresh`, those that were
 * not told yet, come first, then the newest.
 */
export function acknowledgement (
  received: Received, fresh: readonly number[] = []
): Acknowledgement {
  if (received.missing.size === 0) return { upTo: received.highest, gaps: [] }
  const upTo = firstOf(received.missing) - 1
  const end = Math.min(received.highest, upTo + GAP_MAX)
  const named = new Set<number>()
  const name = (seq: number): void => {
    if (named.size < GAPS_NAMED_MAX && seq > upTo && seq <= end && hasReceived(received, seq)) {
      named.add(seq - upTo)
    }
  }
  for (const seq of fresh) name(seq)
  for (let seq = end; seq > upTo && named.size < GAPS_NAMED_MAX; seq--) name(seq)
  return { upTo, gaps: [...named].sort((a, b) => a - b) }
}

/** Of these numbers, those that an acknowledgement did not tell, and a later one can. */
export function untold (numbers: readonly number[], told: Acknowledgement): number[] {
  const gaps = new Set(told.gaps)
  return numbers.filter((seq) =>
    seq > told.upTo && seq <= told.upTo + GAP_MAX && !gaps.has(seq - told.upTo))
}

export function writeReceived (writer: ByteWriter, received: Received): void {
  writer.u64(received.highest).u16(received.missing.size)
  for (const [seq, position] of received.missing) writer.u64(seq).u64(position)
}

export function readReceived (reader: ByteReader): Received {
  const highest = reader.u64()
  const missing = new Map<number, number>()
  const count = reader.u16()
  if (count > MISSING_MAX) reader.refuse()
  for (let last = 0, i = 0; i < count && !reader.failed; i++) {
    const seq = reader.u64()
    if (seq <= last || seq >= highest) reader.refuse()
    missing.set(seq, reader.u64())
    last = seq
  }
  return { highest, missing }
}

function firstOf (missing: ReadonlyMap<number, number>): number {
  for (const seq of missing.keys()) return seq
  return 0
}
