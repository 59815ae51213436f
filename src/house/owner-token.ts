// The one-time token that makes somebody an owner of a house (PROTOCOL §10.5): 32 random bytes in
// the link that the house prints. The house keeps its hash only, and compares in constant time.

import { concat, fromBase64url, toBase64url, utf8 } from '../base/bytes.ts'
import { sha256 } from '../crypto/hash.ts'
import type { Brand } from '../base/brand.ts'
import type { Random } from '../base/clock.ts'

export type OwnerToken = Brand<Uint8Array, 'OwnerToken'>
export type OwnerTokenHash = Brand<Uint8Array, 'OwnerTokenHash'>

export const OWNER_TOKEN_SIZE = 32 // bytes

const LABEL = utf8('snug/1/house-token\0')

export function newOwnerToken (random: Random): OwnerToken {
  return random(OWNER_TOKEN_SIZE) as OwnerToken
}

export function hashOwnerToken (token: OwnerToken): OwnerTokenHash {
  return sha256(concat(LABEL, token)) as OwnerTokenHash
}

/** As it stands in a link, behind `#owner=`. */
export function ownerTokenText (token: OwnerToken): string { return toBase64url(token) }

/** Undefined for what is no token. */
export function parseOwnerToken (text: string): OwnerToken | undefined {
  if (text.length > 2 * OWNER_TOKEN_SIZE) return undefined
  const bytes = fromBase64url(text)
  return bytes?.length === OWNER_TOKEN_SIZE ? bytes as OwnerToken : undefined
}
