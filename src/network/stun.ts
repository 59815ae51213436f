// STUN binding requests (RFC 8489), which every node answers, so that friends behind NATs learn how
// they look from outside without asking a stranger (DESIGN §9). Nothing else of STUN is spoken
// here: no authentication, no attributes but the one that answers, no answer that says what was
// wrong. An answer is at most 24 bytes longer than its request.

import { ByteReader, ByteWriter } from '../base/wire.ts'
import { mayAnswer } from './stun-attributes.ts'

const BINDING_REQUEST = 0x0001
const BINDING_SUCCESS = 0x0101
const XOR_MAPPED_ADDRESS = 0x0020
const MAGIC_COOKIE = 0x2112a442
const HEADER = 20 // bytes
const REQUEST_MAX = 548 // bytes: what fits into any packet (§6.1)

/**
 * The answer to a request that came from `ip` (4 or 16 bytes) and `port`; undefined for anything
 * else. A forged packet may name port 0, to which nothing can be sent.
 */
export function answerStun (
  request: Uint8Array, ip: Uint8Array, port: number
): Uint8Array | undefined {
  if (port === 0 || request.length > REQUEST_MAX) return undefined
  if (ip.length !== 4 && ip.length !== 16) return undefined
  const reader = new ByteReader(request)
  const type = reader.u16()
  const length = reader.u16()
  const cookie = reader.u32()
  const transaction = reader.take(12)
  if (reader.failed || type !== BINDING_REQUEST || cookie !== MAGIC_COOKIE) return undefined
  if (length !== request.length - HEADER || !mayAnswer(request)) return undefined
  const mask = new ByteWriter().u32(MAGIC_COOKIE).put(transaction).finish()
  const address = ip.map((byte, i) => byte ^ (mask[i] ?? 0))
  return new ByteWriter()
    .u16(BINDING_SUCCESS).u16(4 + 4 + ip.length).put(mask)
    .u16(XOR_MAPPED_ADDRESS).u16(4 + ip.length)
    .u8(0).u8(ip.length === 4 ? 1 : 2).u16(port ^ (MAGIC_COOKIE >>> 16)).put(address)
    .finish()
}
