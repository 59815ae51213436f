// A capability lets one sender put envelopes into one box (DESIGN §8): the token, which the host
// checks by its hash, and the outer key, which the host never sees. Whoever holds both may write;
// nobody can read with them what others wrote under other keys. Tokens are secrets: compared by
// their hash only, never logged.

import { concat, equalBytes, utf8 } from '../base/bytes.ts'
import { ByteReader, ByteWriter } from '../base/wire.ts'
import { equalSecrets } from '../crypto/compare.ts'
import { sha256 } from '../crypto/hash.ts'
import { SYMMETRIC_KEY_SIZE, asSymmetricKey } from '../crypto/keys.ts'
import { BOX_NAME_SIZE, TOKEN_SIZE } from '../identity/capability.ts'
import { inviteCapability as derivedCapability } from '../identity/invite-secrets.ts'
import { readHost, writeHost } from './host-address.ts'
import type { Brand, Seconds } from '../base/brand.ts'
import type { Random } from '../base/clock.ts'
import type { Capability as Rights, Token } from '../identity/capability.ts'
import type { InviteSecret } from '../identity/invite-secrets.ts'
import type { BoxId } from '../message/envelope.ts'
import type { HostAddress } from './host-address.ts'

/** H("snug/1/token" ‖ 0x00 ‖ token), 32 bytes: all that a host keeps of a token. */
export type TokenHash = Brand<Uint8Array, 'TokenHash'>

export const TOKEN_HASH_SIZE = 32 // bytes

/** The right to put, and where. */
export interface Capability extends Rights {
  readonly host: HostAddress
  /** When the host's lease ends, as far as the giver knew. */
  readonly until: Seconds
}

const VERSION = 1
const HASH_LABEL = utf8('snug/1/token\0')

export function tokenHash (token: Token): TokenHash {
  return sha256(concat(HASH_LABEL, token)) as TokenHash
}

/** A new capability for a box: its token means nothing to the host before it is granted there. */
export function newCapability (
  host: HostAddress, box: BoxId, until: Seconds, random: Random
): Capability {
  const token = random(TOKEN_SIZE) as Token
  return { host, box, token, outer: asSymmetricKey(random(SYMMETRIC_KEY_SIZE)), until }
}

/** The capability that an invite's secret holds for one of its hosts (PROTOCOL §4). */
export function inviteCapability (
  secret: InviteSecret, host: HostAddress, until: Seconds
): Capability {
  return { ...derivedCapability(secret, host.peer), host, until }
}

/** For the store; on the wire capabilities travel as control content (PROTOCOL §8). */
export function encodeCapability (capability: Capability): Uint8Array {
  const writer = new ByteWriter().u8(VERSION)
  writeHost(writer, capability.host)
  const { box, token, outer, until } = capability
  return writer.put(box).put(token).put(outer).u32(until).finish()
}

/** Undefined where the record is damaged. */
export function decodeCapability (bytes: Uint8Array): Capability | undefined {
  const reader = new ByteReader(bytes)
  if (reader.u8() !== VERSION) return undefined
  const capability = {
    host: readHost(reader),
    box: reader.take(BOX_NAME_SIZE) as BoxId,
    token: reader.take(TOKEN_SIZE) as Token,
    outer: asSymmetricKey(reader.take(SYMMETRIC_KEY_SIZE)),
    until: reader.u32()
  }
  return reader.done() ? capability : undefined
}

/** Whether one stands in for the other: the same right to the same box at the same place. */
export function isSameCapability (one: Capability, other: Capability): boolean {
  const { addresses } = other.host
  return equalBytes(one.box, other.box) && equalSecrets(one.token, other.token) &&
    equalSecrets(one.outer, other.outer) && equalBytes(one.host.peer, other.host.peer) &&
    one.host.addresses.length === addresses.length &&
    one.host.addresses.every((address, i) => address === addresses[i])
}
