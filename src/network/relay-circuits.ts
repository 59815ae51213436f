// The addresses at which we are reached through a relay that keeps a place for us. Few are told:
// one of each family of addresses, by WebSocket where the relay has it, since that is all that a
// browser can dial. Where local ones count, a public one comes first all the same, and a local one
// beside it: a friend may be next door, or far away.

import { multiaddr } from '@multiformats/multiaddr'
import { asAddress } from '../identity/address.ts'
import { addressScope } from '../identity/address-scope.ts'
import type { Address } from '../base/channel.ts'
import type { AddressScope } from '../identity/address-scope.ts'

const TOLD_MAX = 2

/** A page that came over TLS opens no WebSocket without it. */
const KINDS = [/\/(wss|tls(\/sni\/[^/]+)?\/ws)$/, /\/ws$/, /\/tcp\/\d+$/] as const
/** A name stands for both families. */
const FAMILIES = ['dns', 'ip4', 'ip6'] as const

/** From how far they can be used. */
const NEAR: readonly AddressScope[] = ['local', 'machine']

/** `closed`: local addresses count, too. */
export function circuitsOf (relay: readonly Uint8Array[], closed: boolean): Address[] {
  const circuits = relay.map(circuitOf).filter((address) => address !== undefined)
    .toSorted((one, other) => kindOf(one) - kindOf(other))
  const [far, ...alsoFar] = bestOf(circuits, 'public')
  const [near, ...alsoNear] = closed ? NEAR.flatMap((scope) => bestOf(circuits, scope)) : []
  return [far, near, ...alsoFar, ...alsoNear].filter((address) => address !== undefined)
    .slice(0, TOLD_MAX)
}

/** The best of each family. */
function bestOf (circuits: readonly Address[], scope: AddressScope): Address[] {
  const within = circuits.filter((circuit) => addressScope(circuit) === scope)
  return FAMILIES.flatMap((family) => within.find((one) => one.startsWith(`/${family}`)) ?? [])
}

function circuitOf (bytes: Uint8Array): Address | undefined {
  try {
    return asAddress(`${multiaddr(bytes).toString()}/p2p-circuit`)
  } catch {
    return undefined
  }
}

/** The lower the more can dial it. */
function kindOf (circuit: Address): number {
  const [way = ''] = circuit.split('/p2p/')
  const kind = KINDS.findIndex((form) => form.test(way))
  return kind < 0 ? KINDS.length : kind
}
