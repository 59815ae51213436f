// What a host asks of strangers before it takes their envelope (PROTOCOL §10.2). Checks go from the
// cheap to the costly: one costly hash at a time, few that wait for it, and none for whoever asked
// too often. Nothing is kept: the nonce is made anew from a key of this process, box and hour.

import { concat, equalBytes } from '../base/bytes.ts'
import { DAY, HOUR, SECOND } from '../base/limits.ts'
import { ByteWriter } from '../base/wire.ts'
import { hmacSha256 } from '../crypto/hash.ts'
import { decodeWorkProof, WorkBase } from './work.ts'
import type { PeerKey } from '../base/channel.ts'
import type { Clock, Random } from '../base/clock.ts'
import type { BoxId, EnvelopeHash } from '../message/envelope.ts'
import type { WorkLimits } from './host-limits.ts'
import type { WorkAsked, WorkNonce, WorkProof } from './work.ts'

/** Envelopes that wait in a box for each further bit. */
const QUEUE_STEP = 16
const VERIFYING_MAX = 16
/** A nonce counts in the hour in which it was given, and in the next. */
const TERM = HOUR / SECOND
const TERMS_A_DAY = DAY / HOUR

export interface WorkGateParts {
  readonly self: () => PeerKey
  readonly clock: Clock
  readonly random: Random
  readonly limits: WorkLimits
}

/** `busy`: too many wait to be checked. */
export type WorkVerdict = 'done' | 'wrong' | 'busy'

export class WorkGate {
  readonly #parts: WorkGateParts
  readonly #key: Uint8Array
  #turn: Promise<unknown> = Promise.resolve()
  #waiting = 0

  constructor (parts: WorkGateParts) {
    this.#parts = parts
    this.#key = parts.random(32)
  }

  /** What a box asks for that holds so many envelopes. */
  asks (box: BoxId, held: number): WorkAsked {
    const term = this.#term()
    const { least, most } = this.#parts.limits
    const bits = Math.min(most, least + Math.floor(held / QUEUE_STEP))
    return { nonce: this.#nonce(box, term), day: dayOf(term), bits }
  }

  /** The proof, where all that costs nothing is right with it. */
  read (bytes: Uint8Array, box: BoxId): WorkProof | undefined {
    const proof = decodeWorkProof(bytes)
    const now = this.#term()
    const isOurs = proof !== undefined && [now, now - 1].some((term) =>
      proof.day === dayOf(term) && equalBytes(proof.nonce, this.#nonce(box, term)))
    return isOurs ? proof : undefined
  }

  /** Whether the cheap hash holds; the first thing that is computed of a proof. */
  first (proof: WorkProof, box: BoxId, envelope: EnvelopeHash): Candidate | undefined {
    const base = new WorkBase({ host: this.#parts.self(), box, envelope }, proof)
    const hash = base.first(proof.counter)
    return hash === undefined ? undefined : { base, hash }
  }

  /** The costly hash. */
  async second ({ base, hash }: Candidate, bits: number): Promise<WorkVerdict> {
    if (this.#waiting >= VERIFYING_MAX) return 'busy'
    this.#waiting++
    const turn = this.#turn.then(() => base.second(hash))
    this.#turn = turn.catch(() => {})
    try {
      return await turn >= bits ? 'done' : 'wrong'
    } finally {
      this.#waiting--
    }
  }

  #term (): number {
    return Math.floor(this.#parts.clock.now() / SECOND / TERM)
  }

  #nonce (box: BoxId, term: number): WorkNonce {
    const when = new ByteWriter().u32(term).finish()
    return hmacSha256(this.#key, concat(box, when)) as WorkNonce
  }
}

/** A proof whose cheap hash holds. */
export interface Candidate {
  readonly base: WorkBase
  readonly hash: Uint8Array
}

function dayOf (term: number): number {
  return Math.floor(term / TERMS_A_DAY)
}
