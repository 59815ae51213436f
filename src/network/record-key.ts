// What a day's reachability record of a device is found by, sealed under and signed with
// (PROTOCOL.md §11). Only who knows the discovery secret can compute any of it; two days have
// nothing in common.

import { concat, toBase64url, utf8 } from '../base/bytes.ts'
import { DAY } from '../base/limits.ts'
import { ByteWriter } from '../base/wire.ts'
import { blindPublicKey } from '../crypto/blinding.ts'
import { sha256 } from '../crypto/hash.ts'
import { hkdf } from '../crypto/hkdf.ts'
import type { Brand, Milliseconds } from '../base/brand.ts'
import type { Ed25519PublicKey, SymmetricKey } from '../crypto/keys.ts'

/** Whole days since 1970 in UTC. */
export type Day = number

/** What contacts know of a device in order to find it. */
export interface Discovery {
  readonly secret: Uint8Array // 32 bytes
  readonly publicKey: Ed25519PublicKey
}

/** Key in the DHT: UTF-8 of "/snug/" and 43 characters. */
export type RecordKey = Brand<Uint8Array, 'RecordKey'>

export const NAMESPACE = 'snug'
export const CONTEXT = utf8('snug/1/discovery')

export function dayOf (time: Milliseconds): Day {
  return Math.floor(time / DAY)
}

export function blindOf (secret: Uint8Array, day: Day): Uint8Array {
  return hkdf(secret, salt(day), 'snug/1/discovery/blind', 32)
}

export function sealKeyOf (secret: Uint8Array, day: Day): SymmetricKey {
  return hkdf(secret, salt(day), 'snug/1/discovery/seal', 32) as SymmetricKey
}

/** Undefined where the discovery key is no valid point. */
export function blindedKey (discovery: Discovery, day: Day): Ed25519PublicKey | undefined {
  return blindPublicKey(discovery.publicKey, blindOf(discovery.secret, day), CONTEXT)
}

export function recordKeyOf (blinded: Uint8Array): RecordKey {
  const hash = sha256(concat(utf8('snug/1/record-key'), new Uint8Array([0]), blinded))
  return utf8(`/${NAMESPACE}/${toBase64url(hash)}`) as RecordKey
}

function salt (day: Day): Uint8Array {
  return new ByteWriter().u32(day).finish()
}
