// What a house keeps of an owner, and of the link that makes the next one. Neither opens anything:
// keys are public, and of tokens there are only hashes.
//   owner := u8 1 ‖ key[32] ‖ t16(name) ‖ since u32 ‖ seen u32 ‖ tokenHash[32] ‖ n u8 ‖
//            n × peer[32]
//   link  := u8 1 ‖ tokenHash[32]

import { utf8 } from '../base/bytes.ts'
import { ByteReader, ByteWriter } from '../base/wire.ts'
import { ED25519_KEY_SIZE } from '../crypto/keys.ts'
import { PEER_KEY_SIZE } from '../mailbox/host-address.ts'
import { tables } from '../storage/tables.ts'
import type { PeerKey } from '../base/channel.ts'
import type { Ed25519PublicKey } from '../crypto/keys.ts'
import type { Operation, RecordKey } from '../storage/store.ts'
import type { ListedOwner } from './owner-list.ts'
import type { OwnerTokenHash } from './owner-token.ts'

/** Peer ids of an owner that are remembered; the one longest unseen goes first. */
export const OWNER_PEERS_MAX = 4

export interface OwnerRecord extends ListedOwner {
  /** Of the token that made them an owner. */
  readonly tokenHash: OwnerTokenHash
  /** Newest first. */
  readonly peers: readonly PeerKey[]
}

const VERSION = 1
const HASH_SIZE = 32 // bytes

export const LINK: RecordKey = { table: tables.setting, name: utf8('house-link'), number: 0 }

function ownerKey (key: Ed25519PublicKey): RecordKey {
  return { table: tables.houseOwner, name: key, number: 0 }
}

export function putOwner (owner: OwnerRecord): Operation {
  const writer = new ByteWriter().u8(VERSION).put(owner.key).text16(owner.name).u32(owner.since)
    .u32(owner.seen).put(owner.tokenHash).u8(owner.peers.length)
  for (const peer of owner.peers) writer.put(peer)
  return { type: 'put', key: ownerKey(owner.key), value: writer.finish() }
}

export function deleteOwner (key: Ed25519PublicKey): Operation {
  return { type: 'delete', key: ownerKey(key) }
}

/** Undefined for what cannot be read. */
export function decodeOwner (bytes: Uint8Array): OwnerRecord | undefined {
  const reader = new ByteReader(bytes)
  if (reader.u8() !== VERSION) return undefined
  const key = reader.take(ED25519_KEY_SIZE) as Ed25519PublicKey
  const [name, since, seen] = [reader.text16(), reader.u32(), reader.u32()]
  const tokenHash = reader.take(HASH_SIZE) as OwnerTokenHash
  const count = reader.u8()
  if (count > OWNER_PEERS_MAX) return undefined
  const peers = Array.from({ length: count }, () => reader.take(PEER_KEY_SIZE) as PeerKey)
  return reader.done() ? { key, name, since, seen, tokenHash, peers } : undefined
}

/** The link that counts from now on; none with undefined. */
export function putLink (hash: OwnerTokenHash | undefined): Operation {
  if (hash === undefined) return { type: 'delete', key: LINK }
  return { type: 'put', key: LINK, value: new ByteWriter().u8(VERSION).put(hash).finish() }
}

export function decodeLink (bytes: Uint8Array | undefined): OwnerTokenHash | undefined {
  const reader = new ByteReader(bytes ?? new Uint8Array(0))
  if (reader.u8() !== VERSION) return undefined
  const hash = reader.take(HASH_SIZE) as OwnerTokenHash
  return reader.done() ? hash : undefined
}
