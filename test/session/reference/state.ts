// The state of the slow ratchet: one mutable bag, after the state variables of Signal's Double
// Ratchet with header encryption (revision 3, §4.2) and the post-quantum chain of PROTOCOL.md §6.

import { publicOf } from './primitives.ts'
import type { Master } from './handshake.ts'
import type { Bytes } from './primitives.ts'

export interface Skipped {
  readonly HK: Bytes
  readonly n: number
  readonly MK: Bytes
  readonly at: number
}

export interface State {
  readonly isA: boolean
  readonly AD: Bytes
  /** Until A has read a first reply. */
  prefix: Bytes | undefined
  /** What B knows the first messages by. */
  knownPrefix: Bytes | undefined
  RK: Bytes
  DHs: { private: Bytes, public: Bytes } | undefined
  DHr: Bytes | undefined
  CKs: Bytes | undefined
  CKr: Bytes | undefined
  HKs: Bytes | undefined
  HKr: Bytes | undefined
  NHKs: Bytes
  NHKr: Bytes
  Ns: number
  Nr: number
  PN: number
  /** In the order in which they were skipped. */
  skipped: Skipped[]
  /** Header keys of receiving chains, the newest last. */
  chains: Bytes[]
  /** Every epoch key there ever was. */
  E: Bytes[]
  epoch: number
  epochBegan: number
  epochSent: number
  /** Our offer for the next epoch, their offer, our answer to it. */
  offer: { seed: Bytes, key: Bytes } | undefined
  theirs: Bytes | undefined
  answer: Bytes | undefined
}

/** `prekey` is B's: the public half for A, the private half for B. */
export function begin (
  isA: boolean, master: Master, now: number, prekey: Bytes, prefix: Bytes
): State {
  return {
    isA,
    AD: master.T,
    prefix: isA ? prefix : undefined,
    knownPrefix: isA ? undefined : prefix,
    RK: master.RK,
    DHs: isA ? undefined : { private: prekey, public: publicOf(prekey) },
    DHr: isA ? prekey : undefined,
    CKs: undefined,
    CKr: undefined,
    HKs: undefined,
    HKr: undefined,
    NHKs: isA ? master.HK_A : master.NHK_B,
    NHKr: isA ? master.NHK_B : master.HK_A,
    Ns: 0,
    Nr: 0,
    PN: 0,
    skipped: [],
    chains: [],
    E: [master.E0],
    epoch: 0,
    epochBegan: now,
    epochSent: 0,
    offer: undefined,
    theirs: undefined,
    answer: undefined
  }
}
