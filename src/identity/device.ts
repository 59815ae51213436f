// This installation: its private keys and its certificate (DESIGN §4). Never in a backup, never on
// the wire: a restored profile is a new device.

import { equalBytes } from '../base/bytes.ts'
import { fail, ok } from '../base/errors.ts'
import { SECOND } from '../base/limits.ts'
import { ByteReader, ByteWriter } from '../base/wire.ts'
import { ed25519PublicKey, generateEd25519 } from '../crypto/ed25519.ts'
import {
  ED25519_KEY_SIZE, X25519_KEY_SIZE, asEd25519PrivateKey, asX25519PrivateKey
} from '../crypto/keys.ts'
import { generateX25519, x25519PublicKey } from '../crypto/x25519.ts'
import {
  CERTIFICATE_SIZE, DEVICE_ID_SIZE,
  asDeviceId, decodeCertificate, encodeCertificate, issueCertificate
} from './certificate.ts'
import type { Milliseconds } from '../base/brand.ts'
import type { Random } from '../base/clock.ts'
import type { Failed, Result } from '../base/errors.ts'
import type { Ed25519PrivateKey, X25519PrivateKey } from '../crypto/keys.ts'
import type { AccountKeyPair } from './account.ts'
import type { Certificate } from './certificate.ts'

/** The private halves of the keys that `certificate` names. */
export interface LocalDevice {
  readonly certificate: Certificate
  readonly dh: X25519PrivateKey
  readonly sign: Ed25519PrivateKey
  readonly discovery: Ed25519PrivateKey
}

const VERSION = 1

/** A new installation of `account`. */
export function createDevice (
  account: AccountKeyPair, random: Random, now: Milliseconds
): LocalDevice {
  const deviceId = asDeviceId(random(DEVICE_ID_SIZE))
  const dh = generateX25519(random)
  const sign = generateEd25519(random)
  const discovery = generateEd25519(random)
  const certificate = issueCertificate(account, {
    deviceId,
    dh: dh.publicKey,
    sign: sign.publicKey,
    discovery: discovery.publicKey,
    created: Math.floor(now / SECOND)
  })
  return { certificate, dh: dh.privateKey, sign: sign.privateKey, discovery: discovery.privateKey }
}

/** For the sealed store only: `u8 1 ‖ certificate[213] ‖ dh[32] ‖ sign[32] ‖ discovery[32]`. */
export function encodeDevice (device: LocalDevice): Uint8Array {
  return new ByteWriter()
    .u8(VERSION)
    .put(encodeCertificate(device.certificate))
    .put(device.dh)
    .put(device.sign)
    .put(device.discovery)
    .finish()
}

/** Fault: `device-corrupt`, also where the private keys are not those of the certificate. */
export function decodeDevice (bytes: Uint8Array): Result<LocalDevice> {
  const reader = new ByteReader(bytes)
  const version = reader.u8()
  const encoded = reader.take(CERTIFICATE_SIZE)
  const dh = reader.take(X25519_KEY_SIZE)
  const sign = reader.take(ED25519_KEY_SIZE)
  const discovery = reader.take(ED25519_KEY_SIZE)
  if (version !== VERSION || !reader.done()) return corrupt()
  const certificate = decodeCertificate(encoded)
  if (!certificate.ok) return corrupt()
  const device = {
    certificate: certificate.value,
    dh: asX25519PrivateKey(dh),
    sign: asEd25519PrivateKey(sign),
    discovery: asEd25519PrivateKey(discovery)
  }
  return holdsKeys(device) ? ok(device) : corrupt()
}

function holdsKeys ({ certificate, dh, sign, discovery }: LocalDevice): boolean {
  return equalBytes(x25519PublicKey(dh), certificate.dh) &&
    equalBytes(ed25519PublicKey(sign), certificate.sign) &&
    equalBytes(ed25519PublicKey(discovery), certificate.discovery)
}

function corrupt (): Failed {
  return fail('device-corrupt', 'The stored keys of this device cannot be read.',
    'Restore the profile from a backup: it becomes a new device.')
}
