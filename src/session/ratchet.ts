// The state of one Double Ratchet with header encryption (PROTOCOL.md §6; Signal's Double Ratchet,
// revision 3, §4), and how both sides begin it. A plain immutable value: encrypt.ts and decrypt.ts
// make the next one.
//
// The sending half of a Diffie-Hellman step waits for the next message that is sent: its key is
// then as fresh as can be, and the private key of the step before it is gone as soon as it was
// used.

import { NO_SKIPPED_KEYS } from './skipped-keys.ts'
import { beginPostQuantum } from './post-quantum.ts'
import type { Milliseconds } from '../base/brand.ts'
import type {
  ChainKey, EpochKey, HeaderKey, LocalRatchetKey, RemoteRatchetKey, RootKey, Transcript
} from './keys.ts'
import type { PostQuantum } from './post-quantum.ts'
import type { SkippedKeys } from './skipped-keys.ts'

export interface SendingChain {
  readonly headerKey: HeaderKey
  readonly chainKey: ChainKey
  /** The number of the next message. */
  readonly next: number
}

/** A receiving chain that the other side has left, with what is still missing of it. */
export interface OlderChain {
  readonly headerKey: HeaderKey
  readonly skipped: SkippedKeys
}

export interface ReceivingChain extends OlderChain {
  readonly chainKey: ChainKey
  readonly next: number
}

export interface Ratchet {
  readonly transcript: Transcript
  readonly rootKey: RootKey
  /** Our ratchet key; undefined once it was used up and nothing was sent since. */
  readonly local: LocalRatchetKey | undefined
  readonly remote: RemoteRatchetKey | undefined
  /** Undefined where the next message that we send begins a chain. */
  readonly sending: SendingChain | undefined
  /** How many messages our chain before this one had. */
  readonly previousCount: number
  /** The header key of our next chain, and of the other side's. */
  readonly nextSending: HeaderKey
  readonly nextReceiving: HeaderKey
  readonly receiving: ReceivingChain | undefined
  /** Oldest first; with `receiving` at most RECEIVING_CHAINS_MAX. */
  readonly older: readonly OlderChain[]
  readonly postQuantum: PostQuantum
}

/** What the handshake agreed on. */
export interface Agreement {
  readonly transcript: Transcript
  readonly rootKey: RootKey
  readonly initiatorHeaderKey: HeaderKey
  readonly responderHeaderKey: HeaderKey
  readonly epochKey: EpochKey
}

/** The initiator's beginning: the responder's prekey is the first remote ratchet key. */
export function beginInitiator (
  agreement: Agreement, prekey: RemoteRatchetKey, now: Milliseconds
): Ratchet {
  return {
    ...begin(agreement, true, now),
    local: undefined,
    remote: prekey,
    nextSending: agreement.initiatorHeaderKey,
    nextReceiving: agreement.responderHeaderKey
  }
}

/** The responder's beginning: its prekey is its first ratchet key. */
export function beginResponder (
  agreement: Agreement, prekey: LocalRatchetKey, now: Milliseconds
): Ratchet {
  return {
    ...begin(agreement, false, now),
    local: prekey,
    remote: undefined,
    nextSending: agreement.responderHeaderKey,
    nextReceiving: agreement.initiatorHeaderKey
  }
}

/** A receiving chain of which nothing was read yet. */
export function beginChain (headerKey: HeaderKey, chainKey: ChainKey): ReceivingChain {
  return { headerKey, chainKey, next: 0, skipped: NO_SKIPPED_KEYS }
}

function begin (agreement: Agreement, initiator: boolean, now: Milliseconds) {
  return {
    transcript: agreement.transcript,
    rootKey: agreement.rootKey,
    sending: undefined,
    previousCount: 0,
    receiving: undefined,
    older: [],
    postQuantum: beginPostQuantum(agreement.epochKey, initiator, now)
  }
}
