// Which of our addresses we tell to whom (DESIGN §9). In order of use, which is also the order of
// keeping where room is short: fixed ones that the owner announces, ones that a friend's dial-back
// confirmed, public ones that nobody has tried, circuits through friends, and last those that only
// mean something in our own network. Addresses of the machine itself are told to nobody, except
// where the node listens nowhere else: a closed world of one machine or one network, as in tests.

import { addressScope } from '../identity/address-scope.ts'
import { isCircuit } from './dial-plan.ts'
import { hostOf } from './host.ts'
import type { Address } from '../base/channel.ts'

export interface OwnAddresses {
  /** Fixed by the owner. */
  readonly announced: readonly Address[]
  /** Answered when a friend tried them. */
  readonly confirmed: readonly Address[]
  /** What the transports listen on, with the addresses of the interfaces. */
  readonly listening: readonly Address[]
  /** Circuits through relays that reserved a place for us. */
  readonly relayed: readonly Address[]
}

/**
 * world: everybody who connects, and the DHT; contact: accepted contacts; neighbour: a contact in
 * our own network, or whoever gets an invite by hand; hidden: a "relay only" contact.
 */
export type Audience = 'world' | 'contact' | 'neighbour' | 'hidden'

/** @internal */
export const TOLD_MAX = 8

export function tell (own: OwnAddresses, audience: Audience, closed: boolean): Address[] {
  return [...new Set(choose(own, audience, closed))].slice(0, TOLD_MAX)
}

function choose (own: OwnAddresses, audience: Audience, closed: boolean): Address[] {
  const relayed = own.relayed.filter((address) => isCircuit(address))
  if (audience === 'hidden') return relayed
  const sure = [...own.announced, ...own.confirmed]
  if (closed) return [...sure, ...own.listening, ...relayed]
  if (audience === 'world') return sure
  // Fixed addresses stand for all: whoever sets them knows that the others do not answer.
  const of = (scope: string): Address[] =>
    own.listening.filter((address) => addressScope(address) === scope)
  const untried = own.announced.length > 0 ? [] : of('public')
  const near = audience === 'neighbour' ? of('local') : []
  return [...sure, ...untried, ...relayed, ...near]
}

/**
 * Whether every address to listen on names a local interface, and none outside is announced for it
 * by way of a router: nobody outside can come.
 */
export function isClosedWorld (
  listen: readonly Address[], announced: readonly Address[] = []
): boolean {
  const isLocal = (address: Address): boolean =>
    ['machine', 'local'].includes(addressScope(address))
  return listen.length > 0 && [...listen, ...announced].every(isLocal)
}

/** The IP families in which this node has addresses beyond the machine's own. */
export function familiesOf (listening: readonly Address[]): ReadonlySet<string> {
  return new Set(listening.filter((address) => addressScope(address) !== 'machine')
    .map((address) => hostOf(address)?.family).filter((family) => family !== undefined))
}
