// The notation of PROTOCOL.md §1 on the noble libraries: slow, and nothing of it shared with src.

import { xchacha20poly1305 } from '@noble/ciphers/chacha.js'
import { x25519 } from '@noble/curves/ed25519.js'
import { hkdf } from '@noble/hashes/hkdf.js'
import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { ml_kem768 as kem } from '@noble/post-quantum/ml-kem.js'

export type Bytes = Uint8Array
export type Draw = (length: number) => Bytes

export const H = (x: Bytes): Bytes => sha256(x)

export const MAC = (key: Bytes, x: Bytes): Bytes => hmac(sha256, key, x)

export const KDF = (ikm: Bytes, salt: Bytes, info: Bytes, length: number): Bytes =>
  hkdf(sha256, ikm, salt, info, length)

export const SEAL = (key: Bytes, nonce: Bytes, x: Bytes, ad: Bytes): Bytes =>
  xchacha20poly1305(key, nonce, ad).encrypt(x)

export function OPEN (key: Bytes, nonce: Bytes, sealed: Bytes, ad: Bytes): Bytes | undefined {
  try {
    return xchacha20poly1305(key, nonce, ad).decrypt(sealed)
  } catch {
    return undefined
  }
}

export const DH = (a: Bytes, B: Bytes): Bytes => x25519.getSharedSecret(a, B)

export const publicOf = (a: Bytes): Bytes => x25519.getPublicKey(a)

export const kemPublicOf = (seed: Bytes): Bytes => kem.keygen(seed).publicKey

export function kemEncapsulate (key: Bytes, random: Bytes): { ct: Bytes, SS: Bytes } {
  const { cipherText, sharedSecret } = kem.encapsulate(key, random)
  return { ct: cipherText, SS: sharedSecret }
}

export const kemDecapsulate = (seed: Bytes, ct: Bytes): Bytes =>
  kem.decapsulate(ct, kem.keygen(seed).secretKey)

/** a ‖ b ‖ …, where text stands for its UTF-8 bytes. */
export function join (...parts: readonly (Bytes | string)[]): Bytes {
  const chunks = parts.map((part) => typeof part === 'string' ? Buffer.from(part) : part)
  return new Uint8Array(Buffer.concat(chunks))
}

export function u16 (value: number): Bytes {
  return Uint8Array.of(value >> 8, value & 255)
}

export function u32 (value: number): Bytes {
  return Uint8Array.of(value >>> 24, value >>> 16 & 255, value >>> 8 & 255, value & 255)
}

/** Reads the next `length` bytes each time. */
export function cutter (bytes: Bytes): (length: number) => Bytes {
  let at = 0
  return (length) => {
    at += length
    return bytes.slice(at - length, at)
  }
}

export function number (bytes: Bytes): number {
  return bytes.reduce((sum, byte) => sum * 256 + byte, 0)
}

export const hex = (bytes: Bytes): string => Buffer.from(bytes).toString('hex')
