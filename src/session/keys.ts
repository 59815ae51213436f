// The keys of a session, each a type of its own, so that the compiler keeps a root key from where a
// chain key belongs and a local ratchet key from a remote one. Nothing here exists at run time but
// the sizes.

import type { Brand } from '../base/brand.ts'
import type { SymmetricKey, X25519PrivateKey, X25519PublicKey } from '../crypto/keys.ts'

/** 32 bytes, replaced at every Diffie-Hellman step. */
export type RootKey = Brand<Uint8Array, 'RootKey'>
/** 32 bytes, replaced at every message of a chain. */
export type ChainKey = Brand<Uint8Array, 'ChainKey'>
/** 32 bytes: seals the headers of one chain. */
export type HeaderKey = Brand<SymmetricKey, 'HeaderKey'>
/** 32 bytes: one message's key before its epoch is mixed in. Skipped keys are kept in this form. */
export type MessageKey = Brand<Uint8Array, 'MessageKey'>
/** 32 bytes: one epoch of the post-quantum chain, mixed into every message key. */
export type EpochKey = Brand<Uint8Array, 'EpochKey'>

/** Our side's ratchet key pair. */
export interface LocalRatchetKey {
  readonly publicKey: Brand<X25519PublicKey, 'LocalRatchetPublicKey'>
  readonly privateKey: Brand<X25519PrivateKey, 'LocalRatchetPrivateKey'>
}

/** The other side's ratchet public key. */
export type RemoteRatchetKey = Brand<X25519PublicKey, 'RemoteRatchetKey'>

/**
 * 32 bytes: the hash T of the handshake, which is the associated data of every AEAD of the session.
 */
export type Transcript = Brand<Uint8Array, 'Transcript'>
/** 32 bytes that name a session to both sides; derived, never sent. */
export type SessionId = Brand<Uint8Array, 'SessionId'>
/** 32 bytes: the hash of a prefix, under which a first message that comes again is known. */
export type ReplayMark = Brand<Uint8Array, 'ReplayMark'>

/**
 * Secrets that the new state no longer needs: the caller overwrites them once that state is stored.
 */
export type Wipe = readonly Uint8Array[]

export const SESSION_KEY_SIZE = 32 // bytes of every key and name above
