// What the operations of a host share, and the answers that they give.

import { SECOND } from '../base/limits.ts'
import { toHex } from '../base/bytes.ts'
import { EMPTY_ANSWER } from './host-frame.ts'
import { isActive } from './ledger.ts'
import type { Seconds } from '../base/brand.ts'
import type { PeerKey } from '../base/channel.ts'
import type { Clock } from '../base/clock.ts'
import type { BoxId } from '../message/envelope.ts'
import type { Store } from '../storage/store.ts'
import type { AnswerCode } from './answer-code.ts'
import type { BoxShares } from './box-shares.ts'
import type { HostLimits, HostPolicy, Relation } from './host-limits.ts'
import type { Answer } from './host-frame.ts'
import type { AskedFrom, HostRate } from './host-rates.ts'
import type { KeptBox } from './kept-box.ts'
import type { Ledger } from './ledger.ts'
import type { ProofContext } from './ownership.ts'
import type { TokenBucket } from './token-bucket.ts'
import type { WorkGate } from './work-gate.ts'

export interface HostContext {
  readonly self: PeerKey
  readonly store: Store
  readonly clock: Clock
  readonly limits: HostLimits
  readonly ledger: Ledger
  readonly policy: () => HostPolicy
  readonly relation: (peer: PeerKey) => Relation
  /** The newest subscription of each box, by its name in hexadecimal. */
  readonly subscribers: Map<string, Subscriber>
  /** Puts that are being stored, by box and envelope hash: a repetition waits for the first. */
  readonly admitting: Map<string, Promise<Answer>>
  readonly rates: HostRates
  readonly gate: WorkGate
  readonly shares: BoxShares
  /** Has the erased ranges of the box scrubbed in a while. */
  readonly erased: (box: BoxId) => void
  /** Has what is over removed soon. */
  readonly ended: () => void
}

/** What is counted of everybody who asks. */
export interface HostRates {
  readonly puts: HostRate
  readonly bundles: HostRate
  readonly strangers: HostRate
  readonly allStrangers: TokenBucket
}

/** Whoever has the mail of a box pushed. */
export interface Subscriber {
  /** Mail came. */
  wake (): void
  /** The owner took these. */
  acknowledged (positions: readonly number[]): void
  stop (): void
}

/** The stream on which a request came: what its peer has proved counts here only. */
export interface Asker {
  readonly proof: ProofContext
  readonly from: AskedFrom
  /** Boxes proved on this stream, by their names in hexadecimal. */
  readonly proved: Set<string>
}

/**
 * Who asks, as rates count it. The network of those for whom this node keeps mail is left out: many
 * of them may share one, such as everybody in a house.
 */
export function fromOf (host: HostContext, { from }: Asker): AskedFrom {
  const relation = host.relation(from.peer)
  const isKnown = relation === 'self' || relation === 'friend' ||
    host.ledger.ownedBy(from.peer).length > 0
  return isKnown ? { peer: from.peer, network: undefined } : from
}

export function secondsOf (clock: Clock): Seconds {
  return Math.floor(clock.now() / SECOND)
}

export function done (fields: Partial<Answer> = {}): Answer {
  return { ...EMPTY_ANSWER, ...fields }
}

export function refuse (code: Exclude<AnswerCode, 'done'>, wait: Seconds = 0): Answer {
  return { ...EMPTY_ANSWER, code, wait }
}

/** The box, where the asker has proved it and it still is; else what to answer. */
export function provedBox (host: HostContext, asker: Asker, box: BoxId): KeptBox | Answer {
  if (!asker.proved.has(toHex(box))) return refuse('unproved')
  const kept = host.ledger.find(box)
  if (kept?.released !== undefined) return refuse(kept.released)
  return kept !== undefined && isActive(kept, secondsOf(host.clock)) ? kept : refuse('unknown-box')
}

export function isAnswer (value: KeptBox | Answer): value is Answer {
  return 'code' in value
}
