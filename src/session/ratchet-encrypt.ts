// Sending through the ratchet (PROTOCOL.md §6). The new state must be stored before the message
// leaves: a message key seals exactly one message.

import { concat } from '../base/bytes.ts'
import { NONCE } from '../crypto/aead.ts'
import { wipe } from '../crypto/compare.ts'
import { dh, generateX25519 } from '../crypto/x25519.ts'
import { advance, messageKey, sealPayload } from './chain-key.ts'
import { sealHeader } from './header.ts'
import { encodeMessage } from './message.ts'
import { epochKey, fieldToSend, forgetEpochs } from './post-quantum.ts'
import { dropExpired, lowestSkippedEpoch } from './receiving-chains.ts'
import { rootStep } from './root-key.ts'
import type { Milliseconds } from '../base/brand.ts'
import type { Random } from '../base/clock.ts'
import type { LocalRatchetKey, Wipe } from './keys.ts'
import type { Ratchet, SendingChain } from './ratchet.ts'

export interface RatchetEncryption {
  readonly ratchet: Ratchet
  readonly message: Uint8Array
  readonly wipe: Wipe
}

/**
 * Seals one payload. `withPrefix` says that the prefix goes along, which leaves no room for a
 * post-quantum field.
 */
export function ratchetEncrypt (
  state: Ratchet, payload: Uint8Array, withPrefix: boolean, now: Milliseconds, random: Random
): RatchetEncryption {
  const stepped = state.sending === undefined ? sendingStep(state, random) : state
  const { local, sending, transcript } = stepped as SendingRatchet
  const outgoing = fieldToSend(stepped.postQuantum, !withPrefix, now, random)
  const epoch = epochKey(outgoing.postQuantum, outgoing.postQuantum.current)
  if (epoch === undefined) throw new Error('the key of the current epoch is gone')

  const nonce = random(NONCE)
  const header = sealHeader(sending.headerKey, nonce, {
    ratchetKey: local.publicKey,
    previousCount: stepped.previousCount,
    number: sending.next,
    epoch: outgoing.postQuantum.current,
    field: outgoing.field
  }, transcript)
  const key = messageKey(sending.chainKey)
  const sealed = sealPayload(key, epoch, payload, concat(transcript, header))
  wipe(key)

  const kept = dropExpired(stepped, now)
  const epochs = forgetEpochs(outgoing.postQuantum, lowestSkippedEpoch(kept.ratchet))
  return {
    ratchet: {
      ...kept.ratchet,
      sending: { ...sending, chainKey: advance(sending.chainKey), next: sending.next + 1 },
      postQuantum: epochs.postQuantum
    },
    message: encodeMessage({ nonce, header, payload: sealed }),
    wipe: [
      sending.chainKey, ...spent(state, stepped), ...outgoing.wipe, ...kept.wipe, ...epochs.wipe
    ]
  }
}

type SendingRatchet = Ratchet & { readonly local: LocalRatchetKey, readonly sending: SendingChain }

/** The sending half of a Diffie-Hellman step: a fresh key pair and the chain that it begins. */
function sendingStep (state: Ratchet, random: Random): SendingRatchet {
  if (state.remote === undefined) throw new Error('nothing was received to answer')
  const local = generateX25519(random) as LocalRatchetKey
  const secret = dh(local.privateKey, state.remote)
  if (secret === undefined) throw new Error('a low-order ratchet key was kept')
  const { rootKey, chainKey, nextHeaderKey } = rootStep(state.rootKey, secret)
  return {
    ...state,
    rootKey,
    local,
    sending: { headerKey: state.nextSending, chainKey, next: 0 },
    nextSending: nextHeaderKey
  }
}

function spent (before: Ratchet, after: Ratchet): Wipe {
  return before === after ? [] : [before.rootKey]
}
