// The prekey bundle (PROTOCOL.md §3): what a stranger or a contact needs for a handshake while the
// device is away. A Bundle value exists only after its signature was made or checked. Its private
// halves are in prekey.ts.

import { concat } from '../base/bytes.ts'
import { fail, ok } from '../base/errors.ts'
import { ByteReader, ByteWriter } from '../base/wire.ts'
import { labelled, sign, verify } from '../crypto/ed25519.ts'
import { sha256 } from '../crypto/hash.ts'
import {
  ML_KEM_PUBLIC_KEY_SIZE, SIGNATURE_SIZE, X25519_KEY_SIZE,
  asMlKemPublicKey, asSignature, asX25519PublicKey
} from '../crypto/keys.ts'
import { generateMlKem } from '../crypto/ml-kem.ts'
import { generateX25519 } from '../crypto/x25519.ts'
import { CERTIFICATE_SIZE, decodeCertificate, encodeCertificate } from './certificate.ts'
import type { Brand, Seconds } from '../base/brand.ts'
import type { Random } from '../base/clock.ts'
import type { Result } from '../base/errors.ts'
import type {
  MlKemPrivateKey, MlKemPublicKey, Signature, X25519PrivateKey, X25519PublicKey
} from '../crypto/keys.ts'
import type { Certificate } from './certificate.ts'
import type { LocalDevice } from './device.ts'

/** Made for one invite; for a reusable address; for repair by contacts. */
const kinds = ['invite', 'address', 'contact'] as const // 1, 2, 3 on the wire
export type BundleKind = typeof kinds[number]

/** 32 bytes that name a bundle in invites and transcripts. */
export type BundleHash = Brand<Uint8Array, 'BundleHash'>

/** The first 8 bytes of the hash: how a first message says which prekeys it used. */
export type BundleId = Brand<Uint8Array, 'BundleId'>

export interface Bundle {
  readonly kind: BundleKind
  readonly certificate: Certificate
  readonly prekey: X25519PublicKey
  readonly kem: MlKemPublicKey
  readonly version: Seconds
  readonly signature: Signature
  readonly hash: BundleHash
  readonly id: BundleId
}

/** The private halves of a bundle's prekeys. */
export interface PrivatePrekeys {
  readonly prekey: X25519PrivateKey
  readonly kem: MlKemPrivateKey
}

export interface MadeBundle {
  readonly bundle: Bundle
  readonly privatePrekeys: PrivatePrekeys
}

export const BUNDLE_SIZE = 1_499
export const BUNDLE_HASH_SIZE = 32
export const BUNDLE_ID_SIZE = 8

const VERSION = 1
const LABEL = 'snug/1/bundle'

/** A bundle with fresh prekeys; `version` comes from `nextVersion`. */
export function makeBundle (
  device: LocalDevice, kind: BundleKind, version: Seconds, random: Random
): MadeBundle {
  const prekey = generateX25519(random)
  const kem = generateMlKem(random)
  const unsigned = {
    kind, certificate: device.certificate, prekey: prekey.publicKey, kem: kem.publicKey, version
  }
  const signature = sign(device.sign, LABEL, signedPart(unsigned))
  return {
    bundle: named({ ...unsigned, signature }),
    privatePrekeys: { prekey: prekey.privateKey, kem: kem.privateKey }
  }
}

/** 1 499 bytes. */
export function encodeBundle (bundle: Omit<Bundle, 'hash' | 'id'>): Uint8Array {
  return concat(signedPart(bundle), bundle.signature)
}

/**
 * Faults: `bundle-malformed`, `bundle-newer`, `bundle-kind`, `bundle-signature`, and those of the
 * certificate.
 */
export function decodeBundle (bytes: Uint8Array): Result<Bundle> {
  const reader = new ByteReader(bytes)
  const version = reader.u8()
  if (version > VERSION) {
    return fail('bundle-newer', 'These keys were made by a newer Snug.', 'Update Snug.')
  }
  const kind = kinds[reader.u8() - 1]
  const encoded = reader.take(CERTIFICATE_SIZE)
  const prekey = reader.take(X25519_KEY_SIZE)
  const kem = reader.take(ML_KEM_PUBLIC_KEY_SIZE)
  const bundleVersion = reader.u32()
  const signature = reader.take(SIGNATURE_SIZE)
  if (version !== VERSION || !reader.done()) {
    return fail('bundle-malformed', 'These keys cannot be read: they are damaged.')
  }
  if (kind === undefined) {
    return fail('bundle-kind',
      'These keys are for a purpose that this version of Snug does not know.', 'Update Snug.')
  }
  const certificate = decodeCertificate(encoded)
  if (!certificate.ok) return certificate
  const bundle = {
    kind,
    certificate: certificate.value,
    prekey: asX25519PublicKey(prekey),
    kem: asMlKemPublicKey(kem),
    version: bundleVersion,
    signature: asSignature(signature)
  }
  if (!verify(bundle.certificate.sign, LABEL, signedPart(bundle), bundle.signature)) {
    return fail('bundle-signature', 'These keys are not signed by the device that they name.')
  }
  return ok(named(bundle))
}

/**
 * The hash of an encoded bundle.
 * @internal
 */
export function bundleHash (bytes: Uint8Array): BundleHash {
  return sha256(labelled('snug/1/bundle-hash', bytes)) as BundleHash
}

function named (bundle: Omit<Bundle, 'hash' | 'id'>): Bundle {
  const hash = bundleHash(encodeBundle(bundle))
  return { ...bundle, hash, id: hash.slice(0, BUNDLE_ID_SIZE) as BundleId }
}

function signedPart (bundle: Omit<Bundle, 'hash' | 'id' | 'signature'>): Uint8Array {
  return new ByteWriter()
    .u8(VERSION)
    .u8(kinds.indexOf(bundle.kind) + 1)
    .put(encodeCertificate(bundle.certificate))
    .put(bundle.prekey)
    .put(bundle.kem)
    .u32(bundle.version)
    .finish()
}
