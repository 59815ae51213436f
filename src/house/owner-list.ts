// The owners of a house, as one of them sees the others (PROTOCOL §10.5).
//   owners := n u8 ‖ n × (key[32] ‖ t16(name) ‖ since u32 ‖ seen u32)           n ≤ 16

import { ByteReader, ByteWriter } from '../base/wire.ts'
import { ED25519_KEY_SIZE } from '../crypto/keys.ts'
import { cleanName } from '../message/name.ts'
import type { Seconds } from '../base/brand.ts'
import type { Ed25519PublicKey } from '../crypto/keys.ts'

export const OWNERS_MAX = 16

export interface ListedOwner {
  readonly key: Ed25519PublicKey
  readonly name: string
  readonly since: Seconds
  /** When they last proved it. */
  readonly seen: Seconds
}

export function encodeOwners (owners: readonly ListedOwner[]): Uint8Array {
  const writer = new ByteWriter().u8(owners.length)
  for (const { key, name, since, seen } of owners) {
    writer.put(key).text16(name).u32(since).u32(seen)
  }
  return writer.finish()
}

/** Undefined for what is malformed; names as they may be shown. */
export function decodeOwners (bytes: Uint8Array): ListedOwner[] | undefined {
  const reader = new ByteReader(bytes)
  const count = reader.u8()
  if (count > OWNERS_MAX) return undefined
  const owners = Array.from({ length: count }, (): ListedOwner => ({
    key: reader.take(ED25519_KEY_SIZE) as Ed25519PublicKey,
    name: cleanName(reader.text16()),
    since: reader.u32(),
    seen: reader.u32()
  }))
  return reader.done() ? owners : undefined
}
