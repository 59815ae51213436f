// Where a host is: its peer key, and the addresses at which it was last known.

import { equalBytes } from '../base/bytes.ts'
import type { Address, PeerKey } from '../base/channel.ts'
import type { ByteReader, ByteWriter } from '../base/wire.ts'

export interface HostAddress {
  readonly peer: PeerKey
  readonly addresses: readonly Address[]
}

export const PEER_KEY_SIZE = 32 // bytes
const HOST_ADDRESSES_MAX = 16

/** Whether both name the same node at the same addresses. */
export function isSameHost (one: HostAddress, other: HostAddress): boolean {
  return equalBytes(one.peer, other.peer) && one.addresses.length === other.addresses.length &&
    one.addresses.every((address, i) => address === other.addresses[i])
}

/** peer[32] ‖ n u8 ‖ n × t16(address): for the store, never for the wire. */
export function writeHost (writer: ByteWriter, host: HostAddress): void {
  const addresses = host.addresses.slice(0, HOST_ADDRESSES_MAX)
  writer.put(host.peer).u8(addresses.length)
  for (const address of addresses) writer.text16(address)
}

export function readHost (reader: ByteReader): HostAddress {
  const peer = reader.take(PEER_KEY_SIZE) as PeerKey
  const count = reader.u8()
  if (count > HOST_ADDRESSES_MAX) reader.refuse()
  const addresses: Address[] = []
  for (let i = 0; i < count && !reader.failed; i++) addresses.push(reader.text16() as Address)
  return { peer, addresses }
}

/**
 * Each peer once, at all addresses that were named for it: only the peer itself can answer there,
 * so a false one costs a dial, and keeps no true one out.
 */
export function mergedHosts (hosts: readonly HostAddress[]): HostAddress[] {
  const peers = hosts.filter((host, i) =>
    hosts.findIndex(({ peer }) => equalBytes(peer, host.peer)) === i)
  return peers.map(({ peer }) => {
    const named = hosts.filter((host) => equalBytes(host.peer, peer))
    const longest = Math.max(...named.map(({ addresses }) => addresses.length))
    // In turns, so that nobody's list fills the room there is.
    const inTurns = Array.from({ length: longest }, (_, i) =>
      named.flatMap(({ addresses }) => addresses.slice(i, i + 1))).flat()
    return { peer, addresses: [...new Set(inTurns)].slice(0, HOST_ADDRESSES_MAX) }
  })
}
