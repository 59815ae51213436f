// The status of the network layer as people see it: peer ids as text, names where they are known.

import { toBase64url } from '../base/bytes.ts'
import { addressScope } from '../identity/address-scope.ts'
import { peerIdOf } from '../network/peer-key.ts'
import type { Address, PeerKey } from '../base/channel.ts'
import type { AddressScope } from '../identity/address-scope.ts'
import type { Messenger } from '../messenger.ts'
import type { NetworkStatus } from '../network/network-status.ts'
import type { AddressView, NetworkView, PeerView } from './views.ts'

export function networkView (
  status: NetworkStatus, silent: readonly string[], messenger: Messenger
): NetworkView {
  const houses = namesOf(messenger)
  const named = (peer: PeerKey): Pick<PeerView, 'peer' | 'name' | 'contact'> => {
    const contact = messenger.contactAt(peer)
    const key = toBase64url(peer)
    const name = contact?.name ?? houses.get(key) ??
      (messenger.hasAccount ? messenger.calledHouse(key) : undefined)
    return { peer: peerIdOf(peer).toString(), ...name === undefined ? {} : { name },
      ...contact === undefined ? {} : { contact: contact.id } }
  }
  const traffic = [...status.traffic].map(([protocol, { sent, received }]) =>
    ({ protocol, sent, received }))
  const { own, self, recordNodes } = status
  // Whoever has come meanwhile is reached.
  const connected = new Set(status.connections.map(({ peer }) => toBase64url(peer)))
  const suffix = `/p2p/${peerIdOf(self).toString()}`
  const ofKind = (kind: AddressView['kind'], addresses: readonly Address[]): AddressView[] =>
    addresses.map((address) => ({ address: address + suffix, kind }))
  return {
    peer: peerIdOf(self).toString(),
    peers: status.connections.map(({ peer, address, route, direction, streams }) => ({
      ...named(peer), address, route, direction, protocols: [...new Set(streams)]
    })),
    addresses: [
      ...ofKind('announced', own.announced),
      ...ofKind('confirmed', own.confirmed),
      ...ofKind('relayed', own.relayed),
      ...ofKind('listening', own.listening.toSorted((a, b) => rank(a) - rank(b)))
    ],
    silent,
    wanted: status.wanted.map(({ peer, connected, fault, nextTryMs }) => ({
      ...named(peer),
      connected,
      ...fault === undefined ? {} : { fault },
      ...nextTryMs === undefined ? {} : { nextTryMs }
    })),
    relays: status.relays.map(({ peer, connected, until }) => ({
      ...named(peer), connected, ...until === undefined ? {} : { until }
    })),
    faults: status.faults.filter(({ peer }) => !connected.has(toBase64url(peer))).map(({
      peer, at, fault
    }) => ({
      ...named(peer), at, code: fault.code, fault: fault.message
    })),
    ...recordNodes === undefined ? {} : { directory: recordNodes },
    traffic,
    sent: traffic.reduce((sum, { sent }) => sum + sent, 0),
    received: traffic.reduce((sum, { received }) => sum + received, 0)
  }
}

const SCOPES: readonly AddressScope[] = ['public', 'local', 'machine', 'nowhere']

/** From how far an address can be used, then how plain it is: short ones over TCP first. */
function rank (address: Address): number {
  const form = address.includes('/udp/') ? 2 : address.endsWith('/ws') ? 1 : 0
  return SCOPES.indexOf(addressScope(address)) * 10 + form * 2 +
    (address.startsWith('/ip6/') ? 1 : 0)
}

/** Houses by their peer keys, as the messenger names them. */
function namesOf (messenger: Messenger): Map<string, string> {
  const keepers = messenger.hasAccount ? messenger.keepers() : []
  return new Map(keepers.map(({ peer, host }) => [peer, host]))
}
