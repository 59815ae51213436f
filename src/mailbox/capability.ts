// A capability lets one sender put envelopes into one box (DESIGN §8): the token, which the host
// checks by its hash, and the outer key, which the host never sees. Whoever holds both may write;
// nobody can read with them what others wrote under other keys. Tokens are secrets: compared by
// their hash only, never logged.

import { utf8, concat } from '../base/bytes.ts'
import { ByteReader, ByteWriter } from '../base/wire.ts'
import { sha256 } from '../crypto/hash.ts'
import { hkdf } from '../crypto/hkdf.ts'
import { SYMMETRIC_KEY_SIZE, asSymmetricKey } from '../crypto/keys.ts'
import { BOX_ID_LENGTH } from '../message/envelope.ts'
import { readHost, writeHost } from './host-address.ts'
import type { Brand, Seconds } from '../base/brand.ts'
import type { Random } from '../base/clock.ts'
import type { SymmetricKey } from '../crypto/keys.ts'
import type { BoxId } from '../message/envelope.ts'
import type { HostAddress } from './host-address.ts'

/** 32 secret bytes that open a box for putting. */
export type Token = Brand<Uint8Array, 'Token'>

/** H("snug/1/token" ‖ 0x00 ‖ token), 32 bytes: all that a host keeps of a token. */
export type TokenHash = Brand<Uint8Array, 'TokenHash'>

export const TOKEN_SIZE = 32 // bytes
export const TOKEN_HASH_SIZE = 32 // bytes

export interface Capability {
  readonly host: HostAddress
  readonly box: BoxId
  readonly token: Token
  /** Seals the envelope once more for this box alone (PROTOCOL §9). */
  readonly outer: SymmetricKey
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

/**
 * The capability that an invite's secret holds for one of its hosts: both sides derive the same
 * (PROTOCOL §4).
 */
export function inviteCapability (
  secret: Uint8Array, host: HostAddress, until: Seconds
): Capability {
  const salt = sha256(host.peer)
  const derive = (label: string, length: number): Uint8Array => {
    return hkdf(secret, salt, `snug/1/invite/${label}`, length)
  }
  return {
    host,
    box: derive('box', BOX_ID_LENGTH) as BoxId,
    token: derive('token', TOKEN_SIZE) as Token,
    outer: asSymmetricKey(derive('outer', SYMMETRIC_KEY_SIZE)),
    until
  }
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
    box: reader.take(BOX_ID_LENGTH) as BoxId,
    token: reader.take(TOKEN_SIZE) as Token,
    outer: asSymmetricKey(reader.take(SYMMETRIC_KEY_SIZE)),
    until: reader.u32()
  }
  return reader.done() ? capability : undefined
}
