// The key of a profile and the file that holds it (DESIGN §10, PROTOCOL §13.1): the random data
// key, in the clear where only file permissions protect it, or sealed under a passphrase or under a
// secret that a key store of the platform keeps; and what must be known before the database may be
// touched: which profile version wrote it.
//
// The check tells damage from a wrong passphrase; it authenticates nothing.

import { concat, equalBytes, utf8 } from '../base/bytes.ts'
import { failed, ok } from '../base/errors.ts'
import { ByteReader, ByteWriter } from '../base/wire.ts'
import { NONCE, open, seal, TAG } from '../crypto/aead.ts'
import { wipe } from '../crypto/compare.ts'
import { sha256 } from '../crypto/hash.ts'
import { hkdf } from '../crypto/hkdf.ts'
import { asSymmetricKey, SYMMETRIC_KEY_SIZE } from '../crypto/keys.ts'
import { PASSPHRASE_COST, SALT_SIZE } from '../crypto/passphrase.ts'
import { keyOfPassphrase, readParameters, writeParameters } from './passphrase-parameters.ts'
import * as faults from './profile-faults.ts'
import type { Random } from '../base/clock.ts'
import type { Fault, Result } from '../base/errors.ts'
import type { SymmetricKey } from '../crypto/keys.ts'
import type { PassphraseCost } from '../crypto/passphrase.ts'
import type { PassphraseParameters } from './passphrase-parameters.ts'

const MAGIC = utf8('snug-key')
const FORMAT = 1
const PROFILE_ID_SIZE = 16 // bytes
const CHECK_SIZE = 8 // bytes
const WRAPPED_SIZE = SYMMETRIC_KEY_SIZE + TAG // bytes
const WRAP_LABEL = 'snug/1/profile-key'
const PLATFORM_LABEL = 'snug/1/platform-key'
const CHECK_LABEL = utf8('snug/1/key-file-check\0')

/** By their numbers in the file. */
const PROTECTIONS = ['file-permissions', 'passphrase', 'platform'] as const

export type Protection = typeof PROTECTIONS[number]

/** What opens a profile, or is to open it from now on. */
export type Unlock =
  | { readonly protection: 'file-permissions' }
  | { readonly protection: 'passphrase', readonly passphrase: string }
  /** 32 random bytes that the platform's key store keeps for this profile. */
  | { readonly protection: 'platform', readonly secret: SymmetricKey }

/** The key of a profile; whoever has it wipes `dataKey`. */
export interface ProfileKey {
  /** The profile version that may have written to the database. */
  readonly version: number
  /**
   * 16 random bytes that the database holds too, so that key file and database are known to belong
   * together.
   */
  readonly profile: Uint8Array
  readonly dataKey: SymmetricKey
}

/** What a key file tells without a passphrase. */
export interface KeyFileHeader {
  readonly version: number
  readonly profile: Uint8Array
  readonly protection: Protection
}

export function generateProfileKey (version: number, random: Random): ProfileKey {
  const profile = random(PROFILE_ID_SIZE)
  return { version, profile, dataKey: asSymmetricKey(random(SYMMETRIC_KEY_SIZE)) }
}

/**
 * The bytes of a key file. Takes half a second with a passphrase at the default cost. Faults:
 * `passphrase-memory`.
 */
export function encodeKeyFile (
  key: ProfileKey, unlock: Unlock, random: Random, cost: PassphraseCost = PASSPHRASE_COST
): Result<Uint8Array> {
  const writer = new ByteWriter().put(MAGIC).u8(FORMAT).u32(key.version).put(key.profile)
    .u8(PROTECTIONS.indexOf(unlock.protection))
  switch (unlock.protection) {
    case 'file-permissions':
      writer.put(key.dataKey)
      break
    case 'passphrase': {
      const parameters = { cost, salt: random(SALT_SIZE) }
      writeParameters(writer, parameters)
      const wrapping = keyOfPassphrase(unlock.passphrase, parameters, WRAP_LABEL)
      if (wrapping === undefined) return failed(faults.passphraseMemory())
      wrap(writer, wrapping, key.dataKey, random)
      break
    }
    case 'platform':
      wrap(writer, platformKey(unlock.secret), key.dataKey, random)
      break
  }
  const body = writer.finish()
  return ok(concat(body, check(body)))
}

/**
 * Reads a key file as far as that goes without a passphrase. Faults: `key-file-damaged`,
 * `profile-newer`.
 */
export function decodeKeyFileHeader (bytes: Uint8Array): Result<KeyFileHeader> {
  const file = decode(bytes)
  if (!file.ok) return file
  const { version, profile, body } = file.value
  if (body.protection === 'file-permissions') wipe(body.dataKey)
  return ok({ version, profile, protection: body.protection })
}

/**
 * The key in a key file. Faults: `key-file-damaged`, `profile-newer`, `passphrase-needed`,
 * `passphrase-unneeded`, `passphrase-wrong`, `passphrase-memory`, `key-elsewhere`.
 */
export function openKeyFile (bytes: Uint8Array, unlock: Unlock): Result<ProfileKey> {
  const file = decode(bytes)
  if (!file.ok) return file
  const { version, profile, body } = file.value
  const dataKey = dataKeyIn(body, unlock)
  return dataKey.ok ? ok({ version, profile, dataKey: dataKey.value }) : dataKey
}

interface Wrapped {
  readonly nonce: Uint8Array
  readonly sealed: Uint8Array
  /** The bytes of the file before the nonce: the associated data. */
  readonly before: Uint8Array
}

type Body =
  | { readonly protection: 'file-permissions', readonly dataKey: SymmetricKey }
  | { readonly protection: 'passphrase', readonly parameters: PassphraseParameters } & Wrapped
  | { readonly protection: 'platform' } & Wrapped

interface KeyFile {
  readonly version: number
  readonly profile: Uint8Array
  readonly body: Body
}

function dataKeyIn (body: Body, unlock: Unlock): Result<SymmetricKey> {
  const unneeded = unlock.protection === 'passphrase'
    ? faults.passphraseUnneeded()
    : faults.keyElsewhere()
  switch (body.protection) {
    case 'file-permissions':
      if (unlock.protection === body.protection) return ok(body.dataKey)
      wipe(body.dataKey)
      return failed(unneeded)
    case 'passphrase': {
      if (unlock.protection !== body.protection) return failed(faults.passphraseNeeded())
      const wrapping = keyOfPassphrase(unlock.passphrase, body.parameters, WRAP_LABEL)
      if (wrapping === undefined) return failed(faults.passphraseMemory())
      return unwrapWith(wrapping, body, faults.passphraseWrong())
    }
    case 'platform':
      if (unlock.protection !== body.protection) return failed(unneeded)
      return unwrapWith(platformKey(unlock.secret), body, faults.keyElsewhere())
  }
}

function platformKey (secret: SymmetricKey): SymmetricKey {
  return asSymmetricKey(hkdf(secret, new Uint8Array(0), PLATFORM_LABEL, SYMMETRIC_KEY_SIZE))
}

/** Writes nonce and sealed data key; wipes the wrapping key. */
function wrap (
  writer: ByteWriter, wrapping: SymmetricKey, dataKey: SymmetricKey, random: Random
): void {
  const nonce = random(NONCE)
  const sealed = seal(wrapping, nonce, dataKey, writer.finish())
  wipe(wrapping)
  writer.put(nonce).put(sealed)
}

/** `refused` where the wrapping key, which is wiped, is not the one. */
function unwrapWith (
  wrapping: SymmetricKey, { nonce, sealed, before }: Wrapped, refused: Fault
): Result<SymmetricKey> {
  const dataKey = open(wrapping, nonce, sealed, before)
  wipe(wrapping)
  return dataKey === undefined ? failed(refused) : ok(asSymmetricKey(dataKey))
}

function decode (bytes: Uint8Array): Result<KeyFile> {
  const end = bytes.length - CHECK_SIZE
  const whole = end > MAGIC.length && equalBytes(bytes.subarray(end), check(bytes.subarray(0, end)))
  const ours = equalBytes(bytes.subarray(0, MAGIC.length), MAGIC)
  if (!whole || !ours) return failed(faults.keyFileDamaged())
  const reader = new ByteReader(bytes.subarray(MAGIC.length, end))
  if (reader.u8() !== FORMAT) return failed(faults.profileNewer())
  const version = reader.u32()
  const profile = reader.take(PROFILE_ID_SIZE)
  const protection = PROTECTIONS[reader.u8()]
  if (protection === undefined) return failed(faults.profileNewer())
  const body = decodeBody(protection, reader, bytes)
  return reader.done() ? ok({ version, profile, body }) : failed(faults.keyFileDamaged())
}

function decodeBody (protection: Protection, reader: ByteReader, bytes: Uint8Array): Body {
  const wrapped = (): Wrapped => {
    const before = bytes.slice(0, bytes.length - CHECK_SIZE - reader.left)
    return { nonce: reader.take(NONCE), sealed: reader.take(WRAPPED_SIZE), before }
  }
  switch (protection) {
    case 'file-permissions':
      return { protection, dataKey: reader.take(SYMMETRIC_KEY_SIZE) as SymmetricKey }
    case 'passphrase': {
      const parameters = readParameters(reader)
      return { protection, parameters, ...wrapped() }
    }
    case 'platform':
      return { protection, ...wrapped() }
  }
}

function check (before: Uint8Array): Uint8Array {
  return sha256(concat(CHECK_LABEL, before)).subarray(0, CHECK_SIZE)
}
