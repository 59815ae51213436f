// The safety number: Signal's numeric fingerprint, version 2 (PROTOCOL.md §2; libsignal
// rust/protocol/src/fingerprint.rs is the definition). Over both accounts only, so that it does not
// change when devices do.

import { concat } from '../base/bytes.ts'
import { sha512 } from '../crypto/hash.ts'
import type { AccountId } from './account.ts'

/** The first 32 bytes of these 64 go into the scannable form, the first 30 into the digits. */
export type Fingerprint = Uint8Array

const ITERATIONS = 5_200
const FORMAT = new Uint8Array([0, 0])
const KEY_TYPE = 0x05 // as Signal serialises identity keys
const CHUNKS = 6
const CHUNK_SIZE = 5 // bytes, read as one number modulo 100 000

/**
 * 60 digits, the same on both sides. Takes about 10 ms: callers keep it rather than compute it for
 * every view.
 */
export function safetyNumber (own: AccountId, other: AccountId): string {
  return displayable(accountFingerprint(own), accountFingerprint(other))
}

/**
 * Twelve groups of five digits, separated by spaces.
 * @internal
 */
export function groupedDigits (safetyNumber: string): string {
  return safetyNumber.replace(/\d{5}(?=\d)/g, '$& ')
}

export function accountFingerprint (account: AccountId): Fingerprint {
  return fingerprint(account, concat(new Uint8Array([KEY_TYPE]), account))
}

/**
 * `key` is a serialised identity key: 0x05 and 32 bytes.
 * @internal
 */
export function fingerprint (stableId: Uint8Array, key: Uint8Array): Fingerprint {
  let hash = sha512(concat(FORMAT, key, stableId, key))
  const input = concat(hash, key)
  for (let i = 1; i < ITERATIONS; i++) {
    input.set(hash)
    hash = sha512(input)
  }
  return hash
}

/**
 * Both 30-digit halves in ascending order.
 * @internal
 */
export function displayable (one: Fingerprint, other: Fingerprint): string {
  return [digits(one), digits(other)].sort().join('')
}

function digits (print: Fingerprint): string {
  let text = ''
  for (let i = 0; i < CHUNKS; i++) {
    let chunk = 0
    const bytes = print.subarray(i * CHUNK_SIZE, (i + 1) * CHUNK_SIZE)
    for (const byte of bytes) chunk = chunk * 256 + byte
    text += String(chunk % 100_000).padStart(5, '0')
  }
  return text
}
