// A mailbox that this device leases at a host (DESIGN §8). Each box has a key pair of its own:
// nothing but the host's knowledge of who leased them links two boxes. The private key never leaves
// the device and is in no backup.

import { ByteReader, ByteWriter } from '../base/wire.ts'
import { ED25519_KEY_SIZE, asEd25519PrivateKey } from '../crypto/keys.ts'
import { ed25519PublicKey, generateEd25519 } from '../crypto/ed25519.ts'
import { BOX_ID_LENGTH } from '../message/envelope.ts'
import type { Seconds } from '../base/brand.ts'
import type { Random } from '../base/clock.ts'
import type { Ed25519KeyPair } from '../crypto/keys.ts'
import type { BoxId } from '../message/envelope.ts'
import { readHost, writeHost } from './host-address.ts'
import type { HostAddress } from './host-address.ts'

/** What a box is for, and its number on the wire: quotas differ (PROTOCOL §12). */
export const boxKinds = { contact: 1, invite: 2, request: 3, group: 4 } as const
export type BoxKind = keyof typeof boxKinds

export interface OwnedBox {
  readonly host: HostAddress
  readonly box: BoxId
  readonly kind: BoxKind
  readonly key: Ed25519KeyPair
  /** When the lease ends; 0 before the first answer of the host. */
  readonly until: Seconds
  /** Bytes of mail that the host reserves; 0 before its first answer. */
  readonly bytes: number
}

const VERSION = 1

/**
 * A box of a fresh key, and of a fresh name where none is given (invite boxes derive theirs:
 * PROTOCOL §4).
 */
export function newBox (
  host: HostAddress,
  kind: BoxKind,
  random: Random,
  box: BoxId = random(BOX_ID_LENGTH) as BoxId
): OwnedBox {
  return { host, box, kind, key: generateEd25519(random), until: 0, bytes: 0 }
}

/** The kind of its number on the wire, or undefined. */
export function boxKindOf (number: number): BoxKind | undefined {
  switch (number) {
    case boxKinds.contact: return 'contact'
    case boxKinds.invite: return 'invite'
    case boxKinds.request: return 'request'
    case boxKinds.group: return 'group'
    default: return undefined
  }
}

export function encodeOwnedBox (owned: OwnedBox): Uint8Array {
  const writer = new ByteWriter().u8(VERSION).u8(boxKinds[owned.kind])
  writeHost(writer, owned.host)
  return writer.put(owned.box).put(owned.key.privateKey).u32(owned.until).u32(owned.bytes).finish()
}

/** Undefined where the record is damaged. */
export function decodeOwnedBox (bytes: Uint8Array): OwnedBox | undefined {
  const reader = new ByteReader(bytes)
  if (reader.u8() !== VERSION) return undefined
  const kind = boxKindOf(reader.u8())
  const host = readHost(reader)
  const box = reader.take(BOX_ID_LENGTH) as BoxId
  const seed = reader.take(ED25519_KEY_SIZE)
  const [until, size] = [reader.u32(), reader.u32()]
  if (kind === undefined || !reader.done()) return undefined
  const privateKey = asEd25519PrivateKey(seed)
  const key = { publicKey: ed25519PublicKey(privateKey), privateKey }
  return { host, box, kind, key, until, bytes: size }
}
