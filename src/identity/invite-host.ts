// One host within an invite (PROTOCOL.md §4): a peer key and the addresses at which it can be
// dialled.

import { INVITE_ADDRESSES_MAX } from '../base/limits.ts'
import { ByteReader, ByteWriter } from '../base/wire.ts'
import { decodeAddress, encodeAddress } from './address.ts'
import type { Address, PeerKey } from '../base/channel.ts'

/** Where mail for the inviter can be left, or the inviter's own device. */
export interface InviteHost {
  readonly peer: PeerKey
  readonly addresses: readonly Address[]
}

const PEER_KEY_SIZE = 32

/** The bytes that a host without addresses takes. */
export const HOST_OVERHEAD = PEER_KEY_SIZE + 1

/** Throws RangeError on addresses that `fitHosts` did not choose. */
export function writeHost (writer: ByteWriter, host: InviteHost): void {
  const addresses = new ByteWriter()
  for (const address of host.addresses) addresses.bytes8(encodeAddress(address))
  const encoded = addresses.finish()
  if (encoded.length > INVITE_ADDRESSES_MAX) {
    throw new RangeError(
      `a host takes ${INVITE_ADDRESSES_MAX} bytes of addresses, not ${encoded.length}`
    )
  }
  writer.put(host.peer).bytes8(encoded)
}

/**
 * The next host; addresses of kinds not known here are left out. Undefined where its lengths
 * contradict each other; where bytes are missing the reader says so.
 */
export function readHost (reader: ByteReader): InviteHost | undefined {
  const peer = reader.take(PEER_KEY_SIZE) as PeerKey
  const encoded = new ByteReader(reader.bytes8())
  if (encoded.left > INVITE_ADDRESSES_MAX) return undefined
  const addresses: Address[] = []
  while (encoded.left > 0) {
    const address = decodeAddress(encoded.bytes8())
    if (encoded.failed) return undefined
    if (address !== undefined) addresses.push(address)
  }
  return { peer, addresses }
}
