// The device certificate (PROTOCOL.md §2): the account says which keys one of its devices has. A
// Certificate value exists only after its signature was made or checked: there is no unchecked
// decoder.

import { concat } from '../base/bytes.ts'
import { fail, ok } from '../base/errors.ts'
import { ByteReader, ByteWriter } from '../base/wire.ts'
import { labelled, sign, verify } from '../crypto/ed25519.ts'
import { sha256 } from '../crypto/hash.ts'
import {
  ED25519_KEY_SIZE, SIGNATURE_SIZE, X25519_KEY_SIZE,
  asEd25519PublicKey, asSignature, asX25519PublicKey
} from '../crypto/keys.ts'
import { ACCOUNT_ID_SIZE, accountKey, asAccountId } from './account.ts'
import type { Brand, Seconds } from '../base/brand.ts'
import type { Result } from '../base/errors.ts'
import type { Ed25519PublicKey, Signature, X25519PublicKey } from '../crypto/keys.ts'
import type { AccountId, AccountKeyPair } from './account.ts'

/** 16 random bytes that name one installation. */
export type DeviceId = Brand<Uint8Array, 'DeviceId'>

/** What a reusable address names: 32 bytes. */
export type CertificateHash = Brand<Uint8Array, 'CertificateHash'>

/** What the account vouches for. */
export interface DeviceKeys {
  readonly deviceId: DeviceId
  /** Diffie-Hellman key of the handshake. */
  readonly dh: X25519PublicKey
  /** Signs prekey bundles. */
  readonly sign: Ed25519PublicKey
  /** Is blinded for reachability records, and used for nothing else. */
  readonly discovery: Ed25519PublicKey
  readonly created: Seconds
}

export interface Certificate extends DeviceKeys {
  readonly account: AccountId
  readonly signature: Signature
}

export const DEVICE_ID_SIZE = 16
export const CERTIFICATE_SIZE = 213

const VERSION = 1
const LABEL = 'snug/1/device-certificate'

/** A cast for 16 bytes; throws RangeError on any other length. */
export function asDeviceId (bytes: Uint8Array): DeviceId {
  if (bytes.length !== DEVICE_ID_SIZE) {
    throw new RangeError(`device id takes 16 bytes, not ${bytes.length}`)
  }
  return bytes as DeviceId
}

export function issueCertificate (account: AccountKeyPair, keys: DeviceKeys): Certificate {
  const { deviceId, dh, sign: signKey, discovery, created } = keys
  const unsigned = { account: account.id, deviceId, dh, sign: signKey, discovery, created }
  return { ...unsigned, signature: sign(account.privateKey, LABEL, signedPart(unsigned)) }
}

/** 213 bytes. */
export function encodeCertificate (certificate: Certificate): Uint8Array {
  return concat(signedPart(certificate), certificate.signature)
}

/** Faults: `certificate-malformed`, `certificate-newer`, `certificate-signature`. */
export function decodeCertificate (bytes: Uint8Array): Result<Certificate> {
  const reader = new ByteReader(bytes)
  const version = reader.u8()
  if (version > VERSION) {
    return fail('certificate-newer',
      'This device certificate was made by a newer Snug.', 'Update Snug.')
  }
  const certificate = {
    account: asAccountId(reader.take(ACCOUNT_ID_SIZE)),
    deviceId: asDeviceId(reader.take(DEVICE_ID_SIZE)),
    dh: asX25519PublicKey(reader.take(X25519_KEY_SIZE)),
    sign: asEd25519PublicKey(reader.take(ED25519_KEY_SIZE)),
    discovery: asEd25519PublicKey(reader.take(ED25519_KEY_SIZE)),
    created: reader.u32(),
    signature: asSignature(reader.take(SIGNATURE_SIZE))
  }
  if (version !== VERSION || !reader.done()) {
    return fail('certificate-malformed', 'This device certificate cannot be read: it is damaged.')
  }
  const { account, signature } = certificate
  if (!verify(accountKey(account), LABEL, signedPart(certificate), signature)) {
    return fail('certificate-signature',
      'This device certificate is not signed by the account that it names.')
  }
  return ok(certificate)
}

export function certificateHash (certificate: Certificate): CertificateHash {
  const bytes = encodeCertificate(certificate)
  return sha256(labelled('snug/1/certificate-hash', bytes)) as CertificateHash
}

function signedPart (certificate: Omit<Certificate, 'signature'>): Uint8Array {
  return new ByteWriter()
    .u8(VERSION)
    .put(certificate.account)
    .put(certificate.deviceId)
    .put(certificate.dh)
    .put(certificate.sign)
    .put(certificate.discovery)
    .u32(certificate.created)
    .finish()
}
