// The stored form of a bundle that this device made, with its private halves and their times
// (DESIGN §5). Erasing the record at its end is what makes first messages forward secret: nothing
// may keep a second copy.

import { equalBytes } from '../base/bytes.ts'
import { fail, ok } from '../base/errors.ts'
import { BUNDLE_PRIVATE_AGE, BUNDLE_ROTATION } from '../base/limits.ts'
import { ByteReader, ByteWriter } from '../base/wire.ts'
import {
  ML_KEM_PRIVATE_KEY_SIZE, X25519_KEY_SIZE, asMlKemPrivateKey, asX25519PrivateKey
} from '../crypto/keys.ts'
import { mlKemPublicKey } from '../crypto/ml-kem.ts'
import { x25519PublicKey } from '../crypto/x25519.ts'
import { BUNDLE_SIZE, decodeBundle, encodeBundle } from './bundle.ts'
import type { Milliseconds } from '../base/brand.ts'
import type { Failed, Result } from '../base/errors.ts'
import type { Bundle, MadeBundle, PrivatePrekeys } from './bundle.ts'

export interface PrekeyRecord {
  readonly bundle: Bundle
  readonly privatePrekeys: PrivatePrekeys
  readonly created: Milliseconds
  /** When the private halves are erased; undefined while a rotated bundle is the current one. */
  readonly expires: Milliseconds | undefined
}

const VERSION = 1

/** The record of a bundle just made. For an invite bundle the end is known from the start. */
export function prekeyRecord (
  made: MadeBundle, now: Milliseconds, expires?: Milliseconds
): PrekeyRecord {
  return { bundle: made.bundle, privatePrekeys: made.privatePrekeys, created: now, expires }
}

/** Whether an address or contact bundle has to be replaced by a fresh one. */
export function isRotationDue (record: PrekeyRecord, now: Milliseconds): boolean {
  const rotates = record.bundle.kind !== 'invite' && record.expires === undefined
  return rotates && now >= record.created + BUNDLE_ROTATION
}

/** The record once its bundle has been replaced: its private halves live for 28 days more. */
export function replacedPrekeys (record: PrekeyRecord, now: Milliseconds): PrekeyRecord {
  return { ...record, expires: record.expires ?? now + BUNDLE_PRIVATE_AGE }
}

export function arePrekeysExpired (record: PrekeyRecord, now: Milliseconds): boolean {
  return record.expires !== undefined && now >= record.expires
}

/**
 * For the sealed store only:
 * `u8 1 ‖ bundle[1499] ‖ prekey[32] ‖ kem[64] ‖ created u64 ‖ expires u64`, 0 for no end.
 */
export function encodePrekeys (record: PrekeyRecord): Uint8Array {
  return new ByteWriter()
    .u8(VERSION)
    .put(encodeBundle(record.bundle))
    .put(record.privatePrekeys.prekey)
    .put(record.privatePrekeys.kem)
    .u64(record.created)
    .u64(record.expires ?? 0)
    .finish()
}

/** Fault: `prekeys-corrupt`, also where the private halves are not those of the bundle. */
export function decodePrekeys (bytes: Uint8Array): Result<PrekeyRecord> {
  const reader = new ByteReader(bytes)
  const version = reader.u8()
  const encoded = reader.take(BUNDLE_SIZE)
  const prekey = reader.take(X25519_KEY_SIZE)
  const kem = reader.take(ML_KEM_PRIVATE_KEY_SIZE)
  const created = reader.u64()
  const expires = reader.u64()
  if (version !== VERSION || !reader.done()) return corrupt()
  const bundle = decodeBundle(encoded)
  if (!bundle.ok) return corrupt()
  const privatePrekeys = { prekey: asX25519PrivateKey(prekey), kem: asMlKemPrivateKey(kem) }
  if (!holds(bundle.value, privatePrekeys)) return corrupt()
  const end = expires === 0 ? undefined : expires
  return ok({ bundle: bundle.value, privatePrekeys, created, expires: end })
}

function holds (bundle: Bundle, { prekey, kem }: PrivatePrekeys): boolean {
  return equalBytes(x25519PublicKey(prekey), bundle.prekey) &&
    equalBytes(mlKemPublicKey(kem), bundle.kem)
}

function corrupt (): Failed {
  return fail('prekeys-corrupt', 'Stored keys for new conversations cannot be read.',
    'Make a new invite: the ones that used these keys no longer work.')
}
