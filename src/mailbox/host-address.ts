// Where a host is: its peer key, and the addresses at which it was last known.

import { equalBytes } from '../base/bytes.ts'
import type { Address, PeerKey } from '../base/channel.ts'
import type { ByteReader, ByteWriter } from '../base/wire.ts'

export interface HostAddress {
  readonly peer: PeerKey
  readonly addresses: readonly Address[]
}

export const PEER_KEY_SIZE = 32 // bytes
const ADDRESSES_MAX = 16

/** Whether both name the same node at the same addresses. */
export function isSameHost (one: HostAddress, other: HostAddress): boolean {
  return equalBytes(one.peer, other.peer) && one.addresses.length === other.addresses.length &&
    one.addresses.every((address, i) => address === other.addresses[i])
}

/** peer[32] ‖ n u8 ‖ n × t16(address): for the store, never for the wire. */
export function writeHost (writer: ByteWriter, host: HostAddress): void {
  const addresses = host.addresses.slice(0, ADDRESSES_MAX)
  writer.put(host.peer).u8(addresses.length)
  for (const address of addresses) writer.text16(address)
}

export function readHost (reader: ByteReader): HostAddress {
  const peer = reader.take(PEER_KEY_SIZE) as PeerKey
  const count = reader.u8()
  if (count > ADDRESSES_MAX) reader.refuse()
  const addresses: Address[] = []
  for (let i = 0; i < count && !reader.failed; i++) addresses.push(reader.text16() as Address)
  return { peer, addresses }
}
