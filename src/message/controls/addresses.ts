// Control 4: the current peer id and addresses of the sending device, so that contacts need no lookup.

import { U32_MAX } from '../fields.ts'
import type { Brand, Seconds } from '../../base/brand.ts'
import type { PeerKey } from '../../base/channel.ts'
import type { CborValue } from '../cbor.ts'
import type { FieldReader } from '../fields.ts'

/** A binary multiaddr without its /p2p part, at most MULTIADDR_MAX bytes. What it says is checked where it is dialled. */
export type Multiaddr = Brand<Uint8Array, 'Multiaddr'>

export interface Addresses {
  readonly kind: 'addresses'
  readonly version: Seconds
  readonly peer: PeerKey
  /** At most MULTIADDRS_MAX. */
  readonly addresses: readonly Multiaddr[]
  /** The sender wants to be reached through relays only. */
  readonly relayOnly: boolean
}

export const PEER_KEY_LENGTH = 32 // bytes
export const MULTIADDR_MAX = 100 // bytes
export const MULTIADDRS_MAX = 8

export function writeAddresses (control: Addresses): CborValue[] {
  return [control.version, control.peer, control.addresses, control.relayOnly]
}

export function readAddresses (reader: FieldReader): Addresses {
  return {
    kind: 'addresses',
    version: reader.uint('version', U32_MAX),
    peer: reader.bytes('peer', PEER_KEY_LENGTH) as PeerKey,
    addresses: reader.byteStrings('addresses', MULTIADDRS_MAX, 1, MULTIADDR_MAX) as Multiaddr[],
    relayOnly: reader.flag('relay only')
  }
}
