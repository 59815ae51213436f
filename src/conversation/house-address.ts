// The address of a house as a person copies it: a multiaddr that ends in /p2p and the peer id.

import { asAddress } from '../identity/address.ts'
import { peerKeyFromText } from '../network/peer-key.ts'
import type { HostAddress } from '../mailbox/host-address.ts'

const PEER = /\/p2p\/([^/]+)$/

/** Undefined for what names no peer or cannot be dialled. */
export function parseHouseAddress (text: string): HostAddress | undefined {
  const line = text.trim().replace(/\/$/, '')
  const match = PEER.exec(line)
  const peer = match?.[1] === undefined ? undefined : peerKeyFromText(match[1])
  const address = asAddress(line)
  return peer === undefined || address === undefined ? undefined : { peer, addresses: [address] }
}
