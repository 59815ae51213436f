// The handshake: PQXDH with a sealed initiator (PROTOCOL.md §5; Signal's PQXDH, revision 3). One
// flight: the initiator needs only the responder's bundle, and both derive the same agreement.
// Nothing is signed: either side could have made the whole exchange alone, which is what deniable
// means.

import { concat, utf8 } from '../base/bytes.ts'
import { ok } from '../base/errors.ts'
import { KEY, NONCE, open, seal } from '../crypto/aead.ts'
import { wipe } from '../crypto/compare.ts'
import { sha256 } from '../crypto/hash.ts'
import { hkdf } from '../crypto/hkdf.ts'
import { decapsulate, encapsulate } from '../crypto/ml-kem.ts'
import { dh, generateX25519 } from '../crypto/x25519.ts'
import { decodeCertificate, encodeCertificate } from '../identity/certificate.ts'
import { encodePrefix } from './prefix.ts'
import { unauthentic, unusableBundle } from './session-faults.ts'
import type { Random } from '../base/clock.ts'
import type { Result } from '../base/errors.ts'
import type {
  MlKemCiphertext, SharedSecret, SymmetricKey, X25519PublicKey
} from '../crypto/keys.ts'
import type { Bundle, BundleHash, PrivatePrekeys } from '../identity/bundle.ts'
import type { Certificate } from '../identity/certificate.ts'
import type { LocalDevice } from '../identity/device.ts'
import type { EpochKey, HeaderKey, RootKey, SessionId, Transcript } from './keys.ts'
import type { Prefix } from './prefix.ts'
import type { Agreement } from './ratchet.ts'

/** What the holder of a bundle's private halves knows about it. */
export interface OwnPrekeys {
  readonly hash: BundleHash
  readonly privatePrekeys: PrivatePrekeys
  /** The invite's pre-shared key; undefined where the bundle did not come by an invite. */
  readonly psk: SymmetricKey | undefined
}

export interface Initiated {
  readonly agreement: Agreement
  readonly sessionId: SessionId
  readonly prefix: Uint8Array
}

export interface Accepted {
  readonly agreement: Agreement
  readonly sessionId: SessionId
  readonly remote: Certificate
}

const VERSION = new Uint8Array([1])
const NO_PSK = new Uint8Array(32)
const DOMAIN = new Uint8Array(32).fill(0xff) // no X25519 key begins like this (PQXDH §2.2)
const EARLY = utf8('snug/1/pqxdh/early\0')
const TRANSCRIPT = utf8('snug/1/pqxdh/transcript\0')
const MASTER = utf8('snug/1/pqxdh/master\0')

/** A's part, with a fresh EK. Fault: `bundle-unusable`. */
export function initiate (
  own: LocalDevice, bundle: Bundle, psk: SymmetricKey | undefined, random: Random
): Result<Initiated> {
  const ephemeral = generateX25519(random)
  const encapsulation = encapsulate(bundle.kem, random)
  const dh1 = dh(own.dh, bundle.prekey)
  const dh2 = dh(ephemeral.privateKey, bundle.certificate.dh)
  const dh3 = dh(ephemeral.privateKey, bundle.prekey)
  if (encapsulation === undefined || dh1 === undefined || dh2 === undefined || dh3 === undefined) {
    return unusableBundle()
  }
  const { ciphertext, secret } = encapsulation
  const start = transcriptStart(bundle.hash, ephemeral.publicKey, ciphertext)
  const early = earlyKeys(dh3, secret, psk, start)
  const identity = seal(early.key, early.nonce, encodeCertificate(own.certificate), start)
  const transcript = transcriptHash(start, own.certificate, bundle.certificate)
  const prefix = { bundleId: bundle.id, ephemeral: ephemeral.publicKey, ciphertext, identity }
  const agreed = agree([dh1, dh2, dh3, secret], psk, transcript)
  wipe(ephemeral.privateKey, early.key, early.nonce)
  return ok({ ...agreed, prefix: encodePrefix(prefix) })
}

/** B's part. Faults: `unauthentic`, and those of the certificate. */
export function accept (own: LocalDevice, prefix: Prefix, prekeys: OwnPrekeys): Result<Accepted> {
  const { privatePrekeys, psk } = prekeys
  const start = transcriptStart(prekeys.hash, prefix.ephemeral, prefix.ciphertext)
  const secret = decapsulate(privatePrekeys.kem, prefix.ciphertext)
  const dh2 = dh(own.dh, prefix.ephemeral)
  const dh3 = dh(privatePrekeys.prekey, prefix.ephemeral)
  if (dh2 === undefined || dh3 === undefined) return unauthentic()
  const early = earlyKeys(dh3, secret, psk, start)
  const identity = open(early.key, early.nonce, prefix.identity, start)
  wipe(early.key, early.nonce)
  if (identity === undefined) return unauthentic()
  const remote = decodeCertificate(identity)
  if (!remote.ok) return remote
  const dh1 = dh(privatePrekeys.prekey, remote.value.dh)
  if (dh1 === undefined) return unauthentic()
  const transcript = transcriptHash(start, remote.value, own.certificate)
  return ok({ ...agree([dh1, dh2, dh3, secret], psk, transcript), remote: remote.value })
}

/** t0: everything that both sides know before the initiator is known. */
function transcriptStart (
  hash: BundleHash, ephemeral: X25519PublicKey, ciphertext: MlKemCiphertext
): Uint8Array {
  return concat(VERSION, hash, ephemeral, ciphertext)
}

function transcriptHash (
  start: Uint8Array, initiator: Certificate, responder: Certificate
): Transcript {
  const certificates = concat(encodeCertificate(initiator), encodeCertificate(responder))
  return sha256(concat(TRANSCRIPT, start, certificates)) as Transcript
}

/** What seals the initiator's identity. */
function earlyKeys (
  dh3: SharedSecret, secret: SharedSecret, psk: SymmetricKey | undefined, start: Uint8Array
): { key: SymmetricKey, nonce: Uint8Array } {
  const input = concat(dh3, secret)
  const output = hkdf(input, psk ?? NO_PSK, concat(EARLY, sha256(start)), KEY + NONCE)
  wipe(input)
  return { key: output.subarray(0, KEY) as SymmetricKey, nonce: output.subarray(KEY) }
}

/** The master derivation. Consumes `secrets`: they are overwritten. */
function agree (
  secrets: readonly SharedSecret[], psk: SymmetricKey | undefined, transcript: Transcript
): { agreement: Agreement, sessionId: SessionId } {
  const input = concat(DOMAIN, ...secrets)
  const output = hkdf(input, psk ?? NO_PSK, concat(MASTER, transcript), 160)
  const part = (index: number): Uint8Array => output.slice(32 * index, 32 * index + 32)
  const agreement = {
    transcript,
    rootKey: part(0) as RootKey,
    initiatorHeaderKey: part(1) as HeaderKey,
    responderHeaderKey: part(2) as HeaderKey,
    epochKey: part(3) as EpochKey
  }
  const sessionId = part(4) as SessionId
  wipe(input, output, ...secrets)
  return { agreement, sessionId }
}
