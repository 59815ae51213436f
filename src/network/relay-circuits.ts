// The addresses at which we are reached through a relay that keeps a place for us. Few are told:
// one of each family of addresses, by WebSocket where the relay has it, since that is all that a
// browser can dial.

import { multiaddr } from '@multiformats/multiaddr'
import { asAddress } from '../identity/address.ts'
import { addressScope } from '../identity/address-scope.ts'
import type { Address } from '../base/channel.ts'

const TOLD_MAX = 2

/** A page that came over TLS opens no WebSocket without it. */
const KINDS = [/\/(wss|tls(\/sni\/[^/]+)?\/ws)$/, /\/ws$/, /\/tcp\/\d+$/] as const
/** A name stands for both families. */
const FAMILIES = ['dns', 'ip4', 'ip6'] as const

/** `closed`: local addresses count as public ones. */
export function circuitsOf (relay: readonly Uint8Array[], closed: boolean): Address[] {
  const circuits = relay.map(circuitOf).filter((address) => address !== undefined)
    .filter((address) => closed || addressScope(address) === 'public')
    .toSorted((one, other) => kindOf(one) - kindOf(other))
  const best = FAMILIES.map((family) => circuits.find((one) => one.startsWith(`/${family}`)))
  return best.filter((address) => address !== undefined).slice(0, TOLD_MAX)
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
