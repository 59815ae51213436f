// The outer form of a ratchet message (PROTOCOL.md §6):
//
//     message := nonce[24] ‖ b16(sealed header) ‖ sealed payload

import { concat } from '../base/bytes.ts'
import { NONCE, TAG } from '../crypto/aead.ts'
import { ML_KEM_PUBLIC_KEY_SIZE } from '../crypto/keys.ts'
import { SEALED_HEADER_SIZE, isSealedHeaderSize } from './header.ts'

export interface Message {
  readonly nonce: Uint8Array
  readonly header: Uint8Array
  readonly payload: Uint8Array
}

/** What a message without a post-quantum field adds to its payload, in bytes. */
export const MESSAGE_OVERHEAD = NONCE + 2 + SEALED_HEADER_SIZE + TAG
/**
 * What the larger of the two post-quantum fields adds to that, in bytes.
 * @internal
 */
export const FIELD_SIZE_MAX = ML_KEM_PUBLIC_KEY_SIZE

export function encodeMessage ({ nonce, header, payload }: Message): Uint8Array {
  return concat(nonce, new Uint8Array([header.length >> 8, header.length & 0xff]), header, payload)
}

/** Views into `bytes`; undefined where no message has this form. */
export function decodeMessage (bytes: Uint8Array): Message | undefined {
  if (bytes.length < MESSAGE_OVERHEAD) return undefined
  const size = (bytes[NONCE] ?? 0) << 8 | (bytes[NONCE + 1] ?? 0)
  const start = NONCE + 2
  if (!isSealedHeaderSize(size) || bytes.length < start + size + TAG) return undefined
  return {
    nonce: bytes.subarray(0, NONCE),
    header: bytes.subarray(start, start + size),
    payload: bytes.subarray(start + size)
  }
}
