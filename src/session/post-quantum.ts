// The post-quantum chain (PROTOCOL.md §6): epoch keys that are mixed into every message key. In an
// even epoch the session's initiator offers a KEM key, in an odd one the other side; the answer
// makes the next epoch.
//
//     E(n+1) = KDF(KEM secret, E(n), "snug/1/pq-epoch" ‖ 0x00 ‖ H(KEM key ‖ KEM ciphertext), 32)
//
// Nothing here may run before the message that carries a field was authenticated as a whole.

import { concat, utf8 } from '../base/bytes.ts'
import { PQ_EPOCH_KEYS_MAX, PQ_REKEY_AGE, PQ_REKEY_MESSAGES } from '../base/limits.ts'
import { wipe } from '../crypto/compare.ts'
import { sha256 } from '../crypto/hash.ts'
import { hkdf } from '../crypto/hkdf.ts'
import { decapsulate, encapsulate, generateMlKem } from '../crypto/ml-kem.ts'
import { NO_FIELD } from './header.ts'
import { SESSION_KEY_SIZE } from './keys.ts'
import type { Milliseconds } from '../base/brand.ts'
import type { Random } from '../base/clock.ts'
import type { MlKemCiphertext, MlKemKeyPair, MlKemPublicKey, SharedSecret } from '../crypto/keys.ts'
import type { Header, PostQuantumField } from './header.ts'
import type { EpochKey, Wipe } from './keys.ts'

/** Where this side stands in making the epoch after `current`. */
export type Exchange =
  | { readonly kind: 'idle' }
  /** Our key goes out with every message until its ciphertext comes. */
  | { readonly kind: 'offering', readonly pair: MlKemKeyPair }
  /** The other side's key came; the next message that we send answers it. */
  | { readonly kind: 'offered', readonly key: MlKemPublicKey }
  /**
   * Our ciphertext goes out until a message of the next epoch comes, whose key is the last of
   * `epochs`.
   */
  | { readonly kind: 'answering', readonly ciphertext: MlKemCiphertext }

export interface PostQuantum {
  /** Whether this side started the session, and so offers in even epochs. */
  readonly initiator: boolean
  /** Keys of consecutive epochs, the first of which is `first`. */
  readonly epochs: readonly EpochKey[]
  readonly first: number
  /**
   * The epoch that this side sends under, since when, and how many messages it has sent under it.
   */
  readonly current: number
  readonly since: Milliseconds
  readonly sent: number
  /** The highest epoch that was read from the other side. */
  readonly remote: number
  readonly exchange: Exchange
}

const INFO = utf8('snug/1/pq-epoch\0')
const IDLE: Exchange = { kind: 'idle' }

export function beginPostQuantum (
  epochZero: EpochKey, initiator: boolean, now: Milliseconds
): PostQuantum {
  return {
    initiator,
    epochs: [epochZero],
    first: 0,
    current: 0,
    since: now,
    sent: 0,
    remote: 0,
    exchange: IDLE
  }
}

/** The key of an epoch, or undefined where it is not known yet or not kept any more. */
export function epochKey (state: PostQuantum, epoch: number): EpochKey | undefined {
  return state.epochs[epoch - state.first]
}

/** The first epoch whose key is not known yet. */
export function nextUnknownEpoch (state: PostQuantum): number {
  return state.first + state.epochs.length
}

export interface Outgoing {
  readonly postQuantum: PostQuantum
  readonly field: PostQuantumField
  readonly wipe: Wipe
}

/**
 * The field of the next message, and the state after it. `mayCarry` is false while the prefix
 * travels along.
 */
export function fieldToSend (
  state: PostQuantum, mayCarry: boolean, now: Milliseconds, random: Random
): Outgoing {
  const counted = { ...state, sent: Math.min(state.sent + 1, 0xffffffff) }
  const nothing = { postQuantum: counted, field: NO_FIELD, wipe: [] }
  if (!mayCarry) return nothing
  const { exchange } = state
  switch (exchange.kind) {
    case 'idle': {
      if (!offers(state, state.initiator) || !isDue(counted, now)) return nothing
      const pair = generateMlKem(random)
      return {
        postQuantum: { ...counted, exchange: { kind: 'offering', pair } },
        field: { kind: 'key', key: pair.publicKey },
        wipe: []
      }
    }
    case 'offering':
      return { ...nothing, field: { kind: 'key', key: exchange.pair.publicKey } }
    case 'offered':
      return answer(counted, exchange.key, random)
    case 'answering':
      return { ...nothing, field: { kind: 'ciphertext', ciphertext: exchange.ciphertext } }
  }
}

export interface Incoming {
  readonly postQuantum: PostQuantum
  readonly wipe: Wipe
}

/**
 * The state after an authenticated header; undefined where the other side broke the rules of the
 * exchange.
 */
export function fieldReceived (
  state: PostQuantum, header: Header, now: Milliseconds
): Incoming | undefined {
  let next = state
  if (header.epoch > state.remote) next = { ...next, remote: header.epoch }
  if (header.epoch > state.current) next = enter(next, header.epoch, now)
  // A field of an epoch that is over is a repetition that came late.
  const { field } = header
  if (field.kind === 'none' || header.epoch !== next.current) return { postQuantum: next, wipe: [] }
  const theyOffer = offers(next, !next.initiator)
  if ((field.kind === 'key') !== theyOffer) return undefined
  if (field.kind === 'key') {
    const isNew = next.exchange.kind === 'idle'
    const exchange = isNew ? { kind: 'offered', key: field.key } as const : next.exchange
    return { postQuantum: { ...next, exchange }, wipe: [] }
  }
  if (next.exchange.kind !== 'offering') return undefined
  const { pair } = next.exchange
  const secret = decapsulate(pair.privateKey, field.ciphertext)
  const added = addEpoch(next, secret, pair.publicKey, field.ciphertext)
  return {
    postQuantum: enter(added.postQuantum, next.current + 1, now),
    wipe: [pair.privateKey, ...added.wipe]
  }
}

/**
 * Drops the keys of epochs that no message still to come can need: those before the lowest of a
 * skipped key.
 */
export function forgetEpochs (state: PostQuantum, lowestSkipped: number | undefined): Incoming {
  const keepFrom = Math.min(state.remote, state.current, lowestSkipped ?? state.remote)
  if (keepFrom <= state.first) return { postQuantum: state, wipe: [] }
  const drop = keepFrom - state.first
  return {
    postQuantum: { ...state, epochs: state.epochs.slice(drop), first: keepFrom },
    wipe: state.epochs.slice(0, drop)
  }
}

/** Whether the session's initiator (or, for false, the other side) offers in the current epoch. */
function offers (state: PostQuantum, initiator: boolean): boolean {
  return (state.current % 2 === 0) === initiator
}

function isDue (counted: PostQuantum, now: Milliseconds): boolean {
  return counted.sent >= PQ_REKEY_MESSAGES || now - counted.since >= PQ_REKEY_AGE
}

function answer (state: PostQuantum, key: MlKemPublicKey, random: Random): Outgoing {
  const encapsulation = encapsulate(key, random)
  // The other side's own mistake, and only its own healing suffers: the epoch goes on.
  if (encapsulation === undefined) {
    return { postQuantum: { ...state, exchange: IDLE }, field: NO_FIELD, wipe: [] }
  }
  const { ciphertext, secret } = encapsulation
  const added = addEpoch(state, secret, key, ciphertext)
  return {
    postQuantum: { ...added.postQuantum, exchange: { kind: 'answering', ciphertext } },
    field: { kind: 'ciphertext', ciphertext },
    wipe: added.wipe
  }
}

/** Adds E(current + 1); consumes `secret`. */
function addEpoch (
  state: PostQuantum, secret: SharedSecret, key: MlKemPublicKey, ciphertext: MlKemCiphertext
): Incoming {
  const last = state.epochs[state.current - state.first]
  if (last === undefined) throw new Error('the key of the current epoch is gone')
  const info = concat(INFO, sha256(concat(key, ciphertext)))
  const next = hkdf(secret, last, info, SESSION_KEY_SIZE) as EpochKey
  wipe(secret)
  const epochs = [...state.epochs, next]
  const drop = Math.max(0, epochs.length - PQ_EPOCH_KEYS_MAX)
  return {
    postQuantum: { ...state, epochs: epochs.slice(drop), first: state.first + drop },
    wipe: epochs.slice(0, drop)
  }
}

function enter (state: PostQuantum, epoch: number, now: Milliseconds): PostQuantum {
  return { ...state, current: epoch, since: now, sent: 0, exchange: IDLE }
}
