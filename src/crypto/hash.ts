// SHA-2 (FIPS 180-4) and HMAC-SHA-256 (RFC 2104).

import { current } from './accelerator.ts'

/** 32 bytes. */
export function sha256 (bytes: Uint8Array): Uint8Array {
  return current.sha256(bytes)
}

/** 64 bytes. */
export function sha512 (bytes: Uint8Array): Uint8Array {
  return current.sha512(bytes)
}

/** 32 bytes; `key` of any length. */
export function hmacSha256 (key: Uint8Array, message: Uint8Array): Uint8Array {
  return current.hmacSha256(key, message)
}
