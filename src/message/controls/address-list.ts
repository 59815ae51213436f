// Peer keys and addresses inside controls: binary multiaddrs without their /p2p part (PROTOCOL §8).
// Kinds of addresses that this version does not dial are left out, not refused: the sender may be
// newer.

import { decodeAddress, encodeAddress } from '../../identity/address.ts'
import type { Address, PeerKey } from '../../base/channel.ts'
import type { FieldReader } from '../fields.ts'

const ADDRESS_BYTES_MAX = 100
const ADDRESSES_MAX = 8
const PEER_KEY_LENGTH = 32 // bytes

/** Their binary forms, as many as fit; longer ones are left out. */
export function writeAddressList (addresses: readonly Address[]): Uint8Array[] {
  return addresses
    .map(encodeAddress)
    .filter((bytes) => bytes.length <= ADDRESS_BYTES_MAX)
    .slice(0, ADDRESSES_MAX)
}

export function readAddressList (reader: FieldReader): Address[] {
  return reader.byteStrings('addresses', ADDRESSES_MAX, 1, ADDRESS_BYTES_MAX)
    .map(decodeAddress)
    .filter((address) => address !== undefined)
}

export function readPeerKey (reader: FieldReader): PeerKey {
  return reader.bytes('peer', PEER_KEY_LENGTH) as PeerKey
}
