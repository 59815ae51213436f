// Which sequence numbers of one remote device have been received, and which place in the timeline
// each missing one keeps (PROTOCOL §7). Pure. A late message so appears where its author wrote it,
// and a repeated one is known for what it is.

import { ByteReader, ByteWriter } from '../base/wire.ts'

/** A gap wider than this is filled from its end: what is older counts as lost. */
export const MISSING_MAX = 2_048

/** At most this many received numbers beyond the first gap are named in one acknowledgement. */
const GAPS_NAMED_MAX = 64
const GAP_MAX = 0xffff

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

export function acknowledgement (received: Received): Acknowledgement {
  if (received.missing.size === 0) return { upTo: received.highest, gaps: [] }
  const upTo = firstOf(received.missing) - 1
  const gaps: number[] = []
  for (let gap = 1; gap <= GAP_MAX && upTo + gap <= received.highest; gap++) {
    if (gaps.length === GAPS_NAMED_MAX) break
    if (!received.missing.has(upTo + gap)) gaps.push(gap)
  }
  return { upTo, gaps }
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
  for (let i = 0; i < count && !reader.failed; i++) missing.set(reader.u64(), reader.u64())
  return { highest, missing }
}

function firstOf (missing: ReadonlyMap<number, number>): number {
  for (const seq of missing.keys()) return seq
  return 0
}
