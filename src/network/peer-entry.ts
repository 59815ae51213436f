// What is remembered of a peer between runs: its addresses, when it last answered, when to try
// again. For the sealed store, never for the wire:
//   entry := u8 1 ‖ peer[32] ‖ seen u32 ‖ failures u16 ‖ retryAt u64 (ms)
//            ‖ n u8 ‖ n × b8(multiaddr)

import { ByteReader, ByteWriter } from '../base/wire.ts'
import { ADDRESS_MAX, decodeAddress, encodeAddress } from '../identity/address.ts'
import { PEER_KEY_SIZE } from './peer-key.ts'
import type { Milliseconds, Seconds } from '../base/brand.ts'
import type { Address, PeerKey } from '../base/channel.ts'

export interface PeerEntry {
  readonly peer: PeerKey
  readonly addresses: readonly Address[]
  /** The day on which it last answered, or was first heard of. */
  readonly seen: Seconds
  /** Failed tries since it last answered. */
  readonly failures: number
  /** Not to be tried before this moment. */
  readonly retryAt: Milliseconds
}

export const ENTRY_ADDRESSES_MAX = 8
const VERSION = 1
const FAILURES_MAX = 0xffff

export function encodePeerEntry (entry: PeerEntry): Uint8Array {
  const addresses = entry.addresses.map(encodeAddress)
    .filter((bytes) => bytes.length <= ADDRESS_MAX).slice(0, ENTRY_ADDRESSES_MAX)
  const writer = new ByteWriter().u8(VERSION).put(entry.peer).u32(entry.seen)
    .u16(Math.min(entry.failures, FAILURES_MAX)).u64(Math.floor(entry.retryAt)).u8(addresses.length)
  for (const bytes of addresses) writer.bytes8(bytes)
  return writer.finish()
}

export function decodePeerEntry (bytes: Uint8Array): PeerEntry | undefined {
  const reader = new ByteReader(bytes)
  if (reader.u8() !== VERSION) return undefined
  const peer = reader.take(PEER_KEY_SIZE) as PeerKey
  const seen = reader.u32()
  const failures = reader.u16()
  const retryAt = reader.u64()
  const count = reader.u8()
  if (count > ENTRY_ADDRESSES_MAX) return undefined
  const addresses: Address[] = []
  for (let i = 0; i < count; i++) {
    const address = decodeAddress(reader.bytes8())
    if (address !== undefined) addresses.push(address)
  }
  return reader.done() ? { peer, addresses, seen, failures, retryAt } : undefined
}
