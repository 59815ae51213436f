// Where a device is: the plaintext of a reachability record (PROTOCOL.md §11).
//   location := u8 1 ‖ peer[32] ‖ time u32 ‖ n u8 ‖ n × b8(multiaddr)        n ≤ 5
// Addresses stand in the order of their use; what does not fit is dropped from the end.

import { RECORD_ADDRESSES_MAX, RECORD_SIZE } from '../base/limits.ts'
import { ByteReader, ByteWriter } from '../base/wire.ts'
import { ADDRESS_MAX, decodeAddress, encodeAddress } from '../identity/address.ts'
import { PEER_KEY_SIZE } from './peer-key.ts'
import type { Seconds } from '../base/brand.ts'
import type { Address, PeerKey } from '../base/channel.ts'

export interface Location {
  readonly peer: PeerKey
  /** When the device wrote it. */
  readonly time: Seconds
  readonly addresses: readonly Address[]
}

const VERSION = 1
const FIXED = 1 + PEER_KEY_SIZE + 4 + 1 // bytes
const LOCATION_MAX = RECORD_SIZE - 1 // bytes: the padding takes one at least

export function encodeLocation (location: Location): Uint8Array {
  const kept: Uint8Array[] = []
  let size = FIXED
  for (const address of location.addresses) {
    const bytes = encodeAddress(address)
    if (bytes.length > ADDRESS_MAX) continue
    size += 1 + bytes.length
    if (kept.length === RECORD_ADDRESSES_MAX || size > LOCATION_MAX) break
    kept.push(bytes)
  }
  const writer = new ByteWriter().u8(VERSION).put(location.peer).u32(location.time).u8(kept.length)
  for (const bytes of kept) writer.bytes8(bytes)
  return writer.finish()
}

/** Undefined for what is no location. Addresses of kinds that are not known here are left out. */
export function decodeLocation (bytes: Uint8Array): Location | undefined {
  const reader = new ByteReader(bytes)
  if (reader.u8() !== VERSION) return undefined
  const peer = reader.take(PEER_KEY_SIZE) as PeerKey
  const time = reader.u32()
  const count = reader.u8()
  if (count > RECORD_ADDRESSES_MAX) return undefined
  const addresses: Address[] = []
  for (let i = 0; i < count; i++) {
    const address = decodeAddress(reader.bytes8())
    if (address !== undefined) addresses.push(address)
  }
  return reader.done() ? { peer, time, addresses } : undefined
}
