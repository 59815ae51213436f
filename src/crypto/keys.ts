// Key types: branded, so that the compiler keeps a private key from where a public one belongs and
// one algorithm's from another's. The casts check lengths: bytes from outside are checked by their
// decoders before they come here.

import type { Brand } from '../base/brand.ts'

export type X25519PublicKey = Brand<Uint8Array, 'X25519PublicKey'> // 32 bytes
export type X25519PrivateKey = Brand<Uint8Array, 'X25519PrivateKey'> // 32 bytes
export type Ed25519PublicKey = Brand<Uint8Array, 'Ed25519PublicKey'> // 32 bytes
export type Ed25519PrivateKey = Brand<Uint8Array, 'Ed25519PrivateKey'> // seed, 32 bytes
export type MlKemPublicKey = Brand<Uint8Array, 'MlKemPublicKey'> // ML-KEM-768, 1 184 bytes
export type MlKemPrivateKey = Brand<Uint8Array, 'MlKemPrivateKey'> // seed d || z, 64 bytes
export type MlKemCiphertext = Brand<Uint8Array, 'MlKemCiphertext'> // 1 088 bytes
export type SharedSecret = Brand<Uint8Array, 'SharedSecret'> // 32 bytes
export type Signature = Brand<Uint8Array, 'Signature'> // Ed25519, 64 bytes
export type SymmetricKey = Brand<Uint8Array, 'SymmetricKey'> // 32 bytes

export const X25519_KEY_SIZE = 32
export const ED25519_KEY_SIZE = 32
export const SIGNATURE_SIZE = 64
export const ML_KEM_PUBLIC_KEY_SIZE = 1_184
export const ML_KEM_PRIVATE_KEY_SIZE = 64
export const ML_KEM_CIPHERTEXT_SIZE = 1_088
export const SHARED_SECRET_SIZE = 32
export const SYMMETRIC_KEY_SIZE = 32

export interface X25519KeyPair {
  readonly publicKey: X25519PublicKey
  readonly privateKey: X25519PrivateKey
}

export interface Ed25519KeyPair {
  readonly publicKey: Ed25519PublicKey
  readonly privateKey: Ed25519PrivateKey
}

export interface MlKemKeyPair {
  readonly publicKey: MlKemPublicKey
  readonly privateKey: MlKemPrivateKey
}

/**
 * A cast to `Key` for bytes of exactly `size`; it throws a RangeError that names the parameter,
 * never the bytes.
 */
function cast<Key extends Uint8Array> (size: number, name: string): (bytes: Uint8Array) => Key {
  return (bytes) => {
    if (bytes.length !== size) {
      throw new RangeError(`${name} takes ${size} bytes, not ${bytes.length}`)
    }
    return bytes as Key
  }
}

export const asX25519PublicKey = cast<X25519PublicKey>(X25519_KEY_SIZE, 'X25519 public key')
export const asX25519PrivateKey = cast<X25519PrivateKey>(X25519_KEY_SIZE, 'X25519 private key')
export const asEd25519PublicKey = cast<Ed25519PublicKey>(ED25519_KEY_SIZE, 'Ed25519 public key')
export const asEd25519PrivateKey = cast<Ed25519PrivateKey>(ED25519_KEY_SIZE, 'Ed25519 seed')
export const asMlKemPublicKey = cast<MlKemPublicKey>(ML_KEM_PUBLIC_KEY_SIZE, 'ML-KEM public key')
export const asMlKemPrivateKey = cast<MlKemPrivateKey>(ML_KEM_PRIVATE_KEY_SIZE, 'ML-KEM seed')
/** @internal */
export const asMlKemCiphertext = cast<MlKemCiphertext>(ML_KEM_CIPHERTEXT_SIZE, 'ML-KEM ciphertext')
/** @internal */
export const asSharedSecret = cast<SharedSecret>(SHARED_SECRET_SIZE, 'shared secret')
export const asSignature = cast<Signature>(SIGNATURE_SIZE, 'signature')
export const asSymmetricKey = cast<SymmetricKey>(SYMMETRIC_KEY_SIZE, 'symmetric key')
