// Receiving through the ratchet (PROTOCOL.md §6). Everything happens on values: the state that was
// passed in stays as it is, and a new one exists only after header and payload were authenticated.
// Only the other side can make this work: the header is authenticated before any key is derived for
// it.

import { concat } from '../base/bytes.ts'
import { ok } from '../base/errors.ts'
import { SKIP_MAX } from '../base/limits.ts'
import { wipe } from '../crypto/compare.ts'
import { dh } from '../crypto/x25519.ts'
import { advance, messageKey, openPayload } from './chain-key.ts'
import { decodeHeader, openHeader } from './header.ts'
import { decodeMessage } from './message.ts'
import { epochKey, fieldReceived, forgetEpochs, nextUnknownEpoch } from './post-quantum.ts'
import { beginChain } from './ratchet.ts'
import {
  dropExcess, dropExpired, leaveChain, lowestSkippedEpoch, skipTo
} from './receiving-chains.ts'
import { rootStep } from './root-key.ts'
import { malformed, notForSession, replayed, tooFarAhead, unauthentic } from './session-faults.ts'
import { countExpired, findSkipped, skippedKeyAt, withoutSkipped } from './skipped-keys.ts'
import type { Milliseconds } from '../base/brand.ts'
import type { Result } from '../base/errors.ts'
import type { Header } from './header.ts'
import type { MessageKey, RemoteRatchetKey, Wipe } from './keys.ts'
import type { Message } from './message.ts'
import type { OlderChain, Ratchet, ReceivingChain } from './ratchet.ts'

export interface RatchetDecryption {
  readonly ratchet: Ratchet
  readonly payload: Uint8Array
  readonly wipe: Wipe
}

/** The key of a message and the state without it, before the payload was opened. */
interface Found {
  readonly key: MessageKey
  readonly ratchet: Ratchet
  readonly wipe: Wipe
}

/** Faults: `malformed`, `not-for-session`, `replayed`, `too-far-ahead`, `unauthentic`. */
export function ratchetDecrypt (
  state: Ratchet, bytes: Uint8Array, now: Milliseconds
): Result<RatchetDecryption> {
  const message = decodeMessage(bytes)
  if (message === undefined) return malformed()
  const place = findPlace(state, message)
  if (place === undefined) return notForSession()
  const header = decodeHeader(place.header)
  if (header === undefined) return malformed()
  const epoch = epochKey(state.postQuantum, header.epoch)
  if (epoch === undefined) {
    return header.epoch < nextUnknownEpoch(state.postQuantum) ? replayed() : tooFarAhead()
  }
  const found = place.find(header, now)
  if (!found.ok) return found
  const associated = concat(state.transcript, message.header)
  const payload = openPayload(found.value.key, epoch, message.payload, associated)
  wipe(found.value.key)
  return payload === undefined ? unauthentic() : commit(state, found.value, header, payload, now)
}

/** The state after an authenticated message, within its bounds. */
function commit (
  state: Ratchet, found: Found, header: Header, payload: Uint8Array, now: Milliseconds
): Result<RatchetDecryption> {
  const received = fieldReceived(state.postQuantum, header, now)
  if (received === undefined) return malformed()

  const fresh = dropExpired(found.ratchet, now)
  const within = dropExcess(fresh.ratchet)
  const epochs = forgetEpochs(received.postQuantum, lowestSkippedEpoch(within.ratchet))
  return ok({
    ratchet: { ...within.ratchet, postQuantum: epochs.postQuantum },
    payload,
    wipe: [...found.wipe, ...received.wipe, ...fresh.wipe, ...within.wipe, ...epochs.wipe]
  })
}

/** A header that opened, and how to find the key of its message. */
interface Place {
  readonly header: Uint8Array
  readonly find: (header: Header, now: Milliseconds) => Result<Found>
}

/** Tries the header keys in the order of likelihood. */
function findPlace (state: Ratchet, message: Message): Place | undefined {
  const { receiving, older, transcript } = state
  if (receiving !== undefined) {
    const header = openHeader(receiving.headerKey, message.nonce, message.header, transcript)
    if (header !== undefined) {
      return { header, find: (read, now) => inCurrentChain(state, receiving, read, now) }
    }
  }
  const next = openHeader(state.nextReceiving, message.nonce, message.header, transcript)
  if (next !== undefined) {
    return { header: next, find: (read, now) => inNextChain(state, read, now) }
  }
  for (let i = older.length - 1; i >= 0; i--) {
    const chain = older[i] as OlderChain
    const header = openHeader(chain.headerKey, message.nonce, message.header, transcript)
    if (header !== undefined) {
      return { header, find: (read, now) => inOlderChain(state, chain, read, now) }
    }
  }
  return undefined
}

function inCurrentChain (
  state: Ratchet, chain: ReceivingChain, header: Header, now: Milliseconds
): Result<Found> {
  if (header.number < chain.next) {
    const taken = takeSkipped(chain, header.number, now)
    if (taken === undefined) return replayed()
    const ratchet = { ...state, receiving: taken.chain }
    return ok({ key: taken.key, ratchet, wipe: [chain.skipped] })
  }
  const read = readAt(chain, header.number, state, now)
  if (read === undefined) return tooFarAhead()
  const ratchet = { ...state, receiving: read.chain }
  return ok({ key: read.key, ratchet, wipe: replacedBy(chain, read.chain) })
}

/** The receiving half of a Diffie-Hellman step. */
function inNextChain (state: Ratchet, header: Header, now: Milliseconds): Result<Found> {
  const { local, receiving, sending } = state
  const missed = header.previousCount - (receiving?.next ?? 0)
  // The other side steps only after reading our newest key, and each of our keys serves one step.
  if (local === undefined || missed < 0) return malformed()
  if (receiving !== undefined && missed > SKIP_MAX) return tooFarAhead()
  if (header.number > SKIP_MAX) return tooFarAhead()
  const secret = dh(local.privateKey, header.ratchetKey)
  if (secret === undefined) return malformed()

  const { rootKey, chainKey, nextHeaderKey } = rootStep(state.rootKey, secret)
  const left = receiving && skipTo(receiving, header.previousCount, state.postQuantum.remote, now)
  const older = leaveChain(state.older, left)
  const read = readAt(beginChain(state.nextReceiving, chainKey), header.number, state, now)
  if (read === undefined) return tooFarAhead()
  const wipes: Uint8Array[] = [state.rootKey, local.privateKey, chainKey, ...older.wipe]
  if (sending !== undefined) wipes.push(sending.chainKey, sending.headerKey)
  if (receiving !== undefined && left !== undefined) {
    wipes.push(left.chainKey, ...replacedBy(receiving, left))
  }
  return ok({
    key: read.key,
    ratchet: {
      ...state,
      rootKey,
      local: undefined,
      remote: header.ratchetKey as RemoteRatchetKey,
      sending: undefined,
      previousCount: sending?.next ?? state.previousCount,
      receiving: read.chain,
      nextReceiving: nextHeaderKey,
      older: older.chains
    },
    wipe: wipes
  })
}

function inOlderChain (
  state: Ratchet, chain: OlderChain, header: Header, now: Milliseconds
): Result<Found> {
  const taken = takeSkipped(chain, header.number, now)
  if (taken === undefined) return replayed()
  const older = state.older.map((other) => other === chain ? taken.chain : other)
  return ok({ key: taken.key, ratchet: { ...state, older }, wipe: [chain.skipped] })
}

function takeSkipped<Chain extends OlderChain> (
  chain: Chain, number: number, now: Milliseconds
): { readonly key: MessageKey, readonly chain: Chain } | undefined {
  const index = findSkipped(chain.skipped, number)
  if (index === undefined || index < countExpired(chain.skipped, now)) return undefined
  const skipped = withoutSkipped(chain.skipped, index)
  return { key: skippedKeyAt(chain.skipped, index), chain: { ...chain, skipped } }
}

/** The key of message `number`, which was not reached before, and the chain after it. */
function readAt (
  chain: ReceivingChain, number: number, state: Ratchet, now: Milliseconds
): { readonly key: MessageKey, readonly chain: ReceivingChain } | undefined {
  if (number - chain.next > SKIP_MAX) return undefined
  const reached = skipTo(chain, number, state.postQuantum.remote, now)
  const key = messageKey(reached.chainKey)
  const after = advance(reached.chainKey)
  if (reached !== chain) wipe(reached.chainKey)
  return { key, chain: { ...reached, chainKey: after, next: number + 1 } }
}

function replacedBy (before: ReceivingChain, after: ReceivingChain): Wipe {
  return before.skipped === after.skipped ? [before.chainKey] : [before.chainKey, before.skipped]
}
