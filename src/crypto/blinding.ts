// Key blinding for Ed25519: draft-irtf-cfrg-signature-key-blinding-11 §4. From a public key and a
// secret blind anyone who holds both computes the blinded public key; only the holder of the
// private key signs under it; signatures verify as ordinary Ed25519 and link neither to the key nor
// to each other's blinds. A blind is as secret as the link it hides, and is never chosen by another
// party (§8).

import { concat } from '../base/bytes.ts'
import { wipe } from './compare.ts'
import { ED25519_KEY_SIZE } from './keys.ts'
import { sha512 } from './hash.ts'
import { frame, put, result, room } from './sodium.ts'
import type { LabelledMessage } from './ed25519.ts'
import type { Ed25519PrivateKey, Ed25519PublicKey, Signature } from './keys.ts'

const BLIND_SIZE = 32
const SCALAR_SIZE = 32
const DIGEST_SIZE = 64
const SEPARATOR = new Uint8Array([0])

/**
 * The public key blinded by `blind` (32 secret bytes) for `context`; undefined where the key is no
 * valid point.
 */
export function blindPublicKey (
  publicKey: Ed25519PublicKey, blind: Uint8Array, context: Uint8Array
): Ed25519PublicKey | undefined {
  const { scalar } = blindingKey(blind, context)
  return multiply(scalar, publicKey)
}

/**
 * The public key whose blinding is `blinded`; undefined where that is no valid point.
 * @internal
 */
export function unblindPublicKey (
  blinded: Ed25519PublicKey, blind: Uint8Array, context: Uint8Array
): Ed25519PublicKey | undefined {
  const { scalar } = blindingKey(blind, context)
  const inverse = frame(2 * SCALAR_SIZE, (wasm) => {
    const output = room(SCALAR_SIZE)
    wasm._crypto_core_ed25519_scalar_invert(output, put(scalar))
    return result(output, SCALAR_SIZE)
  })
  return multiply(inverse, blinded)
}

/**
 * Signs by the blinded key: with message = `labelled(label, m)`, `verify(blinded key, label, m,
 * signature)` holds.
 */
export function blindKeySign (
  privateKey: Ed25519PrivateKey, blind: Uint8Array, context: Uint8Array, message: LabelledMessage
): Signature {
  const signing = sha512(privateKey)
  prune(signing)
  const blinding = blindingKey(blind, context)
  const scalar = product(reduce(signing.subarray(0, SCALAR_SIZE)), blinding.scalar)
  const publicKey = multiplyBase(scalar)
  const prefix = concat(signing.subarray(SCALAR_SIZE), blinding.prefix)
  // RFC 8032 §5.1.6 from step 2, with the scalar, key and prefix of above.
  const nonce = reduce(sha512(concat(prefix, message)))
  const commitment = multiplyBase(nonce)
  const challenge = reduce(sha512(concat(commitment, publicKey, message)))
  const response = sum(nonce, product(challenge, scalar))
  wipe(signing, blinding.scalar, blinding.prefix, scalar, prefix, nonce)
  return concat(commitment, response) as Signature
}

/**
 * The blind's scalar, unpruned as the draft says and reduced, and its half of the signing prefix.
 */
function blindingKey (
  blind: Uint8Array, context: Uint8Array
): { scalar: Uint8Array, prefix: Uint8Array } {
  if (blind.length !== BLIND_SIZE) {
    throw new RangeError(`a blind has ${BLIND_SIZE} bytes, not ${blind.length}`)
  }
  const digest = sha512(concat(blind, SEPARATOR, context))
  return { scalar: reduce(digest.subarray(0, SCALAR_SIZE)), prefix: digest.slice(SCALAR_SIZE) }
}

/** RFC 8032 §5.1.5 step 2. */
function prune (digest: Uint8Array): void {
  digest[0] = (digest[0] ?? 0) & 248
  digest[31] = ((digest[31] ?? 0) & 127) | 64
}

function reduce (little: Uint8Array): Uint8Array {
  const wide = new Uint8Array(DIGEST_SIZE)
  wide.set(little)
  return frame(SCALAR_SIZE + DIGEST_SIZE, (wasm) => {
    const output = room(SCALAR_SIZE)
    wasm._crypto_core_ed25519_scalar_reduce(output, put(wide))
    return result(output, SCALAR_SIZE)
  })
}

function product (a: Uint8Array, b: Uint8Array): Uint8Array {
  return frame(3 * SCALAR_SIZE, (wasm) => {
    const output = room(SCALAR_SIZE)
    wasm._crypto_core_ed25519_scalar_mul(output, put(a), put(b))
    return result(output, SCALAR_SIZE)
  })
}

function sum (a: Uint8Array, b: Uint8Array): Uint8Array {
  return frame(3 * SCALAR_SIZE, (wasm) => {
    const output = room(SCALAR_SIZE)
    wasm._crypto_core_ed25519_scalar_add(output, put(a), put(b))
    return result(output, SCALAR_SIZE)
  })
}

/**
 * The point times the scalar; undefined for what is no point of the prime-order subgroup in
 * canonical form.
 */
function multiply (scalar: Uint8Array, point: Uint8Array): Ed25519PublicKey | undefined {
  return frame(SCALAR_SIZE + 2 * ED25519_KEY_SIZE, (wasm) => {
    const output = room(ED25519_KEY_SIZE)
    const refused = wasm._crypto_scalarmult_ed25519_noclamp(output, put(scalar), put(point))
    return refused === 0 ? result(output, ED25519_KEY_SIZE) as Ed25519PublicKey : undefined
  })
}

function multiplyBase (scalar: Uint8Array): Uint8Array {
  return frame(SCALAR_SIZE + ED25519_KEY_SIZE, (wasm) => {
    const output = room(ED25519_KEY_SIZE)
    wasm._crypto_scalarmult_ed25519_base_noclamp(output, put(scalar))
    return result(output, ED25519_KEY_SIZE)
  })
}
