// Control 4: the current peer id and addresses of the sending device, so that contacts need no
// lookup.

import { U32_MAX } from '../fields.ts'
import { readAddressList, readPeerKey, writeAddressList } from './address-list.ts'
import type { Seconds } from '../../base/brand.ts'
import type { Address, PeerKey } from '../../base/channel.ts'
import type { CborValue } from '../cbor.ts'
import type { FieldReader } from '../fields.ts'

export interface Addresses {
  readonly kind: 'addresses'
  readonly version: Seconds
  readonly peer: PeerKey
  /** The first eight are sent, of those that take at most 100 bytes in binary form. */
  readonly addresses: readonly Address[]
  /** The sender wants to be reached through relays only. */
  readonly relayOnly: boolean
}

export function writeAddresses (control: Addresses): CborValue[] {
  return [control.version, control.peer, writeAddressList(control.addresses), control.relayOnly]
}

export function readAddresses (reader: FieldReader): Addresses {
  return {
    kind: 'addresses',
    version: reader.uint('version', U32_MAX),
    peer: readPeerKey(reader),
    addresses: readAddressList(reader),
    relayOnly: reader.flag('relay only')
  }
}
