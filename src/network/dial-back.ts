// The frames of /snug/dial-back/1.0.0 (PROTOCOL.md §10.4).
//   request := u8 1 ‖ nonce[16] ‖ n u8 ‖ n × b8(multiaddr)        n ≤ 5
//   answer  := u8 1 ‖ nonce[16] ‖ n u8 ‖ n × u8                   1 reachable, 0 not, 2 not tried

import { ByteReader, ByteWriter } from '../base/wire.ts'
import { decodeAddress, encodeAddress } from '../identity/address.ts'
import type { Address } from '../base/channel.ts'

export const DIAL_BACK = '/snug/dial-back/1.0.0'
export const DIAL_BACK_MAX = 5 // addresses
export const DIAL_BACK_NONCE = 16 // bytes

export interface DialBackRequest {
  readonly nonce: Uint8Array
  /** In the request's order; undefined for one of a kind that is not known here. */
  readonly addresses: readonly (Address | undefined)[]
}

export const outcomes = { unreachable: 0, reachable: 1, untried: 2 } as const
export type Outcome = keyof typeof outcomes

export interface DialBackAnswer {
  readonly nonce: Uint8Array
  readonly outcomes: readonly Outcome[]
}

const VERSION = 1

export function encodeDialBackRequest (
  nonce: Uint8Array, addresses: readonly Address[]
): Uint8Array {
  if (addresses.length > DIAL_BACK_MAX) throw new RangeError('too many addresses to try')
  const writer = new ByteWriter().u8(VERSION).put(nonce).u8(addresses.length)
  for (const address of addresses) writer.bytes8(encodeAddress(address))
  return writer.finish()
}

export function decodeDialBackRequest (bytes: Uint8Array): DialBackRequest | undefined {
  const reader = new ByteReader(bytes)
  if (reader.u8() !== VERSION) return undefined
  const nonce = reader.take(DIAL_BACK_NONCE)
  const count = reader.u8()
  if (count > DIAL_BACK_MAX) return undefined
  const addresses = Array.from({ length: count }, () => decodeAddress(reader.bytes8()))
  return reader.done() ? { nonce, addresses } : undefined
}

export function encodeDialBackAnswer (answer: DialBackAnswer): Uint8Array {
  const writer = new ByteWriter().u8(VERSION).put(answer.nonce).u8(answer.outcomes.length)
  for (const outcome of answer.outcomes) writer.u8(outcomes[outcome])
  return writer.finish()
}

export function decodeDialBackAnswer (bytes: Uint8Array): DialBackAnswer | undefined {
  const reader = new ByteReader(bytes)
  if (reader.u8() !== VERSION) return undefined
  const nonce = reader.take(DIAL_BACK_NONCE)
  const count = reader.u8()
  if (count > DIAL_BACK_MAX) return undefined
  const list: Outcome[] = []
  for (let i = 0; i < count; i++) {
    const code = reader.u8()
    const outcome = OUTCOMES.find((name) => outcomes[name] === code)
    if (outcome === undefined) return undefined
    list.push(outcome)
  }
  return reader.done() ? { nonce, outcomes: list } : undefined
}

const OUTCOMES: readonly Outcome[] = ['unreachable', 'reachable', 'untried']
