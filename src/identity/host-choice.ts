// Which hosts, and which of their addresses, go into an invite (DESIGN §5): few enough for a small
// QR code, as different as possible, since nobody knows yet from where the invite will be opened.

import { toHex } from '../base/bytes.ts'
import { INVITE_ADDRESSES_MAX, INVITE_COMPACT, INVITE_HOSTS_MAX } from '../base/limits.ts'
import { addressProtocols, encodeAddress } from './address.ts'
import { addressScope } from './address-scope.ts'
import { HOST_OVERHEAD } from './invite-host.ts'
import { INVITE_OVERHEAD } from './invite.ts'
import type { Address, PeerKey } from '../base/channel.ts'
import type { AddressScope } from './address-scope.ts'
import type { InviteHost } from './invite-host.ts'

interface Candidate {
  readonly address: Address
  readonly scope: AddressScope
  readonly family: string
  readonly transport: string
  /** Bytes within the invite. */
  readonly size: number
}

interface Choice {
  readonly peer: PeerKey
  readonly ranked: Candidate[]
  readonly chosen: Address[]
  size: number
}

const SCOPES: readonly AddressScope[] = ['public', 'local', 'machine']

/**
 * Up to three hosts that have an address, those on the internet first, else in the order given.
 * Each gets its best address; more are added, one host after the other, while the invite stays
 * within `size` bytes.
 */
export function fitHosts (hosts: readonly InviteHost[], size = INVITE_COMPACT): InviteHost[] {
  const choices = merged(hosts)
    .map(({ peer, addresses }): Choice => ({ peer, ranked: rank(addresses), chosen: [], size: 0 }))
    .filter((choice) => choice.ranked.length > 0)
    .sort((a, b) => bestScope(a) - bestScope(b))
    .slice(0, INVITE_HOSTS_MAX)
  let total = INVITE_OVERHEAD + choices.length * HOST_OVERHEAD
  const add = (choice: Choice, limit: number): void => {
    for (let next = choice.ranked.shift(); next !== undefined; next = choice.ranked.shift()) {
      if (total + next.size > limit || choice.size + next.size > INVITE_ADDRESSES_MAX) continue
      choice.chosen.push(next.address)
      choice.size += next.size
      total += next.size
      return
    }
  }
  for (const choice of choices) add(choice, Infinity)
  while (choices.some((choice) => choice.ranked.length > 0)) {
    for (const choice of choices) add(choice, size)
  }
  return choices.map(({ peer, chosen }) => ({ peer, addresses: chosen }))
}

/**
 * The usable addresses, best first: wide scope, then a family and a transport that none before has,
 * then short.
 */
function rank (addresses: readonly Address[]): Candidate[] {
  const usable = [...new Set(addresses)].map(candidate)
    .filter(({ scope, size }) => scope !== 'nowhere' && size <= INVITE_ADDRESSES_MAX)
  const reachable = usable.filter(({ scope }) => scope !== 'machine')
  const rest = reachable.length > 0 ? reachable : usable
  const ranked: Candidate[] = []
  while (rest.length > 0) {
    const cost = ({ scope, family, transport, size }: Candidate): number =>
      SCOPES.indexOf(scope) * 4_000 +
      (ranked.some((before) => before.family === family) ? 2_000 : 0) +
      (ranked.some((before) => before.transport === transport) ? 1_000 : 0) + size
    rest.sort((a, b) => cost(a) - cost(b))
    ranked.push(...rest.splice(0, 1))
  }
  return ranked
}

function candidate (address: Address): Candidate {
  const [family = '', ...transport] = addressProtocols(address)
  return {
    address,
    scope: addressScope(address),
    family: family.replace(/^dns(?=\d)/, 'ip'),
    transport: transport.join('/'),
    size: encodeAddress(address).length + 1
  }
}

function bestScope (choice: Choice): number {
  return Math.min(...choice.ranked.map(({ scope }) => SCOPES.indexOf(scope)))
}

/** Hosts named twice become one. */
function merged (hosts: readonly InviteHost[]): InviteHost[] {
  const byPeer = new Map<string, InviteHost>()
  for (const { peer, addresses } of hosts) {
    const before = byPeer.get(toHex(peer))?.addresses ?? []
    byPeer.set(toHex(peer), { peer, addresses: [...before, ...addresses] })
  }
  return [...byPeer.values()]
}
