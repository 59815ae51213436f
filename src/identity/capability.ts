// What lets one sender put envelopes into one box (DESIGN §2): the box's name and the token, which
// its host checks, and the outer key, which the host never sees.

import { SYMMETRIC_KEY_SIZE } from '../crypto/keys.ts'
import type { Brand } from '../base/brand.ts'
import type { SymmetricKey } from '../crypto/keys.ts'

/** 16 bytes that name a box at its host. */
export type BoxName = Brand<Uint8Array, 'BoxName'>

/** 32 secret bytes; a host keeps their hash. */
export type Token = Brand<Uint8Array, 'Token'>

export interface Capability {
  readonly box: BoxName
  readonly token: Token
  readonly outer: SymmetricKey
}

export const BOX_NAME_SIZE = 16
export const TOKEN_SIZE = 32
export const OUTER_KEY_SIZE = SYMMETRIC_KEY_SIZE

/** A cast for 16 bytes; throws RangeError on any other length. */
export function asBoxName (bytes: Uint8Array): BoxName {
  if (bytes.length !== BOX_NAME_SIZE) {
    throw new RangeError(`box name takes 16 bytes, not ${bytes.length}`)
  }
  return bytes as BoxName
}

/** A cast for 32 bytes; throws RangeError on any other length. */
export function asToken (bytes: Uint8Array): Token {
  if (bytes.length !== TOKEN_SIZE) throw new RangeError(`token takes 32 bytes, not ${bytes.length}`)
  return bytes as Token
}
