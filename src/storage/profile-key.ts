// The key of a profile and the file that holds it (DESIGN §10): the random data key, in the clear
// where only file permissions protect it, or sealed under a passphrase; and what must be known
// before the database may be touched: which profile version wrote it.
//
//   keyFile := "snug-key" ‖ u8 1 ‖ version u32 ‖ profile[16] ‖ protection u8 ‖ body ‖ check[8]
//     protection 0: body := dataKey[32]
//     protection 1: body := parameters[24] ‖ nonce[24] ‖ SEAL(wrapping key, nonce, dataKey,
//                                                               everything before nonce)
//     wrapping key = KDF(Argon2id(passphrase, parameters), "", "snug/1/profile-key", 32)
//     check = H("snug/1/key-file-check" ‖ 0x00 ‖ everything before check)[0..8]
//
// The check tells damage from a wrong passphrase; it authenticates nothing.

import { concat, equalBytes, utf8 } from '../base/bytes.ts'
import { failed, ok } from '../base/errors.ts'
import { ByteReader, ByteWriter } from '../base/wire.ts'
import { NONCE, open, seal, TAG } from '../crypto/aead.ts'
import { wipe } from '../crypto/compare.ts'
import { sha256 } from '../crypto/hash.ts'
import { asSymmetricKey, SYMMETRIC_KEY_SIZE } from '../crypto/keys.ts'
import { PASSPHRASE_COST, SALT_SIZE } from '../crypto/passphrase.ts'
import { keyOfPassphrase, readParameters, writeParameters } from './passphrase-parameters.ts'
import * as faults from './profile-faults.ts'
import type { Random } from '../base/clock.ts'
import type { Result } from '../base/errors.ts'
import type { SymmetricKey } from '../crypto/keys.ts'
import type { PassphraseCost } from '../crypto/passphrase.ts'
import type { PassphraseParameters } from './passphrase-parameters.ts'

const MAGIC = utf8('snug-key')
const FORMAT = 1
const PROFILE_ID_SIZE = 16 // bytes
const CHECK_SIZE = 8 // bytes
const WRAPPED_SIZE = SYMMETRIC_KEY_SIZE + TAG // bytes
const WRAP_LABEL = 'snug/1/profile-key'
const CHECK_LABEL = utf8('snug/1/key-file-check\0')

export type Protection = 'file-permissions' | 'passphrase'

/** What opens a profile, or is to open it from now on. */
export type Unlock =
  | { readonly protection: 'file-permissions' }
  | { readonly protection: 'passphrase', readonly passphrase: string }

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
  if (unlock.protection === 'file-permissions') {
    writer.u8(0).put(key.dataKey)
  } else {
    const parameters = { cost, salt: random(SALT_SIZE) }
    writer.u8(1)
    writeParameters(writer, parameters)
    const wrapping = keyOfPassphrase(unlock.passphrase, parameters, WRAP_LABEL)
    if (wrapping === undefined) return failed(faults.passphraseMemory())
    const nonce = random(NONCE)
    const wrapped = seal(wrapping, nonce, key.dataKey, writer.finish())
    wipe(wrapping)
    writer.put(nonce).put(wrapped)
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
  if (body.kind === 'wrapped') return ok({ version, profile, protection: 'passphrase' })
  wipe(body.dataKey)
  return ok({ version, profile, protection: 'file-permissions' })
}

/**
 * The key in a key file. Faults: `key-file-damaged`, `profile-newer`, `passphrase-needed`,
 * `passphrase-unneeded`, `passphrase-wrong`, `passphrase-memory`.
 */
export function openKeyFile (bytes: Uint8Array, unlock: Unlock): Result<ProfileKey> {
  const file = decode(bytes)
  if (!file.ok) return file
  const { version, profile, body } = file.value
  if (body.kind === 'clear') {
    const { dataKey } = body
    if (unlock.protection === 'file-permissions') return ok({ version, profile, dataKey })
    wipe(dataKey)
    return failed(faults.passphraseUnneeded())
  }
  if (unlock.protection !== 'passphrase') return failed(faults.passphraseNeeded())
  const { parameters, nonce, wrapped, before } = body
  const wrapping = keyOfPassphrase(unlock.passphrase, parameters, WRAP_LABEL)
  if (wrapping === undefined) return failed(faults.passphraseMemory())
  const dataKey = open(wrapping, nonce, wrapped, before)
  wipe(wrapping)
  return dataKey === undefined
    ? failed(faults.passphraseWrong())
    : ok({ version, profile, dataKey: asSymmetricKey(dataKey) })
}

interface Clear {
  readonly kind: 'clear'
  readonly dataKey: SymmetricKey
}

interface Wrapped {
  readonly kind: 'wrapped'
  readonly parameters: PassphraseParameters
  readonly nonce: Uint8Array
  readonly wrapped: Uint8Array
  /** The bytes of the file before the nonce: the associated data. */
  readonly before: Uint8Array
}

interface KeyFile {
  readonly version: number
  readonly profile: Uint8Array
  readonly body: Clear | Wrapped
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
  const protection = reader.u8()
  // A protection of a later version: with a keychain, for example.
  if (protection > 1) return failed(faults.profileNewer())
  const body = protection === 0 ? decodeClear(reader) : decodeWrapped(reader, bytes)
  return reader.done() ? ok({ version, profile, body }) : failed(faults.keyFileDamaged())
}

function decodeClear (reader: ByteReader): Clear {
  return { kind: 'clear', dataKey: reader.take(SYMMETRIC_KEY_SIZE) as SymmetricKey }
}

function decodeWrapped (reader: ByteReader, bytes: Uint8Array): Wrapped {
  const parameters = readParameters(reader)
  const before = bytes.slice(0, bytes.length - CHECK_SIZE - reader.left)
  const nonce = reader.take(NONCE)
  return { kind: 'wrapped', parameters, nonce, wrapped: reader.take(WRAPPED_SIZE), before }
}

function check (before: Uint8Array): Uint8Array {
  return sha256(concat(CHECK_LABEL, before)).subarray(0, CHECK_SIZE)
}
