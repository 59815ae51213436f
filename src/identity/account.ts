// The account: an Ed25519 key pair (PROTOCOL.md §2). Its public key is the account id, and what a
// contact trusts; it signs certificates, device lists and successions, never a message and never a
// session.

import { concat } from '../base/bytes.ts'
import { fail, ok } from '../base/errors.ts'
import { ByteReader } from '../base/wire.ts'
import { ed25519PublicKey, generateEd25519 } from '../crypto/ed25519.ts'
import { ED25519_KEY_SIZE, asEd25519PrivateKey } from '../crypto/keys.ts'
import type { Brand } from '../base/brand.ts'
import type { Random } from '../base/clock.ts'
import type { Result } from '../base/errors.ts'
import type { Ed25519PrivateKey, Ed25519PublicKey } from '../crypto/keys.ts'

/** The account's Ed25519 public key, 32 bytes. */
export type AccountId = Brand<Uint8Array, 'AccountId'>

export interface AccountKeyPair {
  readonly id: AccountId
  readonly privateKey: Ed25519PrivateKey
}

export const ACCOUNT_ID_SIZE = ED25519_KEY_SIZE

const VERSION = 1

export function createAccount (random: Random): AccountKeyPair {
  const { publicKey, privateKey } = generateEd25519(random)
  return { id: asAccountId(publicKey), privateKey }
}

/** A cast for 32 bytes; throws RangeError on any other length. */
export function asAccountId (bytes: Uint8Array): AccountId {
  if (bytes.length !== ACCOUNT_ID_SIZE) {
    throw new RangeError(`account id takes 32 bytes, not ${bytes.length}`)
  }
  return bytes as AccountId
}

/** The key under which what the account signed is verified. */
export function accountKey (id: AccountId): Ed25519PublicKey {
  return id as Uint8Array as Ed25519PublicKey
}

/** For the sealed store and backups only: `u8 1 ‖ private key[32]`. */
export function encodeAccount (account: AccountKeyPair): Uint8Array {
  return concat(new Uint8Array([VERSION]), account.privateKey)
}

/** Fault: `account-corrupt`. */
export function decodeAccount (bytes: Uint8Array): Result<AccountKeyPair> {
  const reader = new ByteReader(bytes)
  const version = reader.u8()
  const privateKey = reader.take(ED25519_KEY_SIZE)
  if (version !== VERSION || !reader.done()) {
    return fail('account-corrupt', 'The stored account key cannot be read.',
      'Restore the profile from a backup.')
  }
  const key = asEd25519PrivateKey(privateKey)
  return ok({ id: asAccountId(ed25519PublicKey(key)), privateKey: key })
}
