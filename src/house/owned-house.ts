// A house that this person owns, or has begun to: written before the house is asked, so that an
// answer that is lost costs nothing.
//   record := u8 1 ‖ n u8 ‖ n × house                                                   n ≤ 8
//   house  := host ‖ seed[32] ‖ t16(name) ‖ since u64 (ms) ‖ u8 0 | u8 1 ‖ token[32]
// The seed is that of the owner's key, made for this house alone. With a token the claim is open.

import { ByteReader, ByteWriter } from '../base/wire.ts'
import { ed25519PublicKey } from '../crypto/ed25519.ts'
import { ED25519_KEY_SIZE } from '../crypto/keys.ts'
import { readHost, writeHost } from '../mailbox/host-address.ts'
import { OWNER_TOKEN_SIZE } from './owner-token.ts'
import type { Milliseconds } from '../base/brand.ts'
import type { Ed25519KeyPair, Ed25519PrivateKey } from '../crypto/keys.ts'
import type { HostAddress } from '../mailbox/host-address.ts'
import type { OwnerToken } from './owner-token.ts'

export const OWNED_MAX = 8

export interface OwnedHouse {
  readonly host: HostAddress
  readonly key: Ed25519PrivateKey
  /** How this person is called there. */
  readonly name: string
  readonly since: Milliseconds
  /** While the house has not answered. */
  readonly token?: OwnerToken
}

const VERSION = 1

export function keysOf ({ key }: OwnedHouse): Ed25519KeyPair {
  return { publicKey: ed25519PublicKey(key), privateKey: key }
}

export function encodeOwnedHouses (houses: readonly OwnedHouse[]): Uint8Array {
  const writer = new ByteWriter().u8(VERSION).u8(houses.length)
  for (const { host, key, name, since, token } of houses) {
    writeHost(writer, host)
    writer.put(key).text16(name).u64(since).u8(Number(token !== undefined))
    if (token !== undefined) writer.put(token)
  }
  return writer.finish()
}

/** None for what cannot be read. */
export function decodeOwnedHouses (bytes: Uint8Array | undefined): OwnedHouse[] {
  const reader = new ByteReader(bytes ?? new Uint8Array(0))
  if (reader.u8() !== VERSION) return []
  const count = reader.u8()
  if (count > OWNED_MAX) return []
  const houses = Array.from({ length: count }, () => readHouse(reader))
  return reader.done() ? houses : []
}

function readHouse (reader: ByteReader): OwnedHouse {
  const host = readHost(reader)
  const key = reader.take(ED25519_KEY_SIZE) as Ed25519PrivateKey
  const [name, since] = [reader.text16(), reader.u64()]
  const open = reader.u8()
  if (open > 1) reader.refuse()
  return {
    host,
    key,
    name,
    since,
    ...open === 1 ? { token: reader.take(OWNER_TOKEN_SIZE) as OwnerToken } : {}
  }
}
