// A small world for the tests of mailboxes: a simulated network, a house that hosts, people with
// clients.

import * as assert from 'uvu/assert'
import { SECOND } from '../../src/base/limits.ts'
import { newBox } from '../../src/mailbox/box.ts'
import { newCapability, tokenHash } from '../../src/mailbox/capability.ts'
import { MailboxClient } from '../../src/mailbox/client.ts'
import { MailboxHost } from '../../src/mailbox/host.ts'
import { MAIL_PROTOCOL } from '../../src/mailbox/protocol.ts'
import { ManualClock } from '../clock.ts'
import { seeded } from '../random.ts'
import { MemoryStore } from '../simulation/memory-store.ts'
import { SimulatedNetwork } from '../simulation/network.ts'
import type { PeerKey } from '../../src/base/channel.ts'
import type { Result } from '../../src/base/errors.ts'
import type { BoxKind, OwnedBox } from '../../src/mailbox/box.ts'
import type { Capability } from '../../src/mailbox/capability.ts'
import type { MailEntry } from '../../src/mailbox/host-frame.ts'
import type { HostLimits, HostPolicy, Relation } from '../../src/mailbox/host-limits.ts'
import type { Link } from '../simulation/link.ts'
import type { SimulatedNode } from '../simulation/network.ts'
import type { SeededRandom } from '../random.ts'

export const DAY_SECONDS = 86_400

export interface House {
  readonly node: SimulatedNode
  readonly store: MemoryStore
  readonly host: MailboxHost
  readonly errors: unknown[]
}

export interface Person {
  readonly node: SimulatedNode
  readonly client: MailboxClient
  /** What was pushed, in order. */
  readonly mail: MailEntry[]
  /** How often a stream to a host ended. */
  closed: number
  /** Waited for before pushed mail counts as taken. */
  take: (entries: readonly MailEntry[]) => Promise<void>
}

export interface HouseInit {
  readonly policy?: HostPolicy
  readonly limits?: Partial<HostLimits>
  readonly relation?: (peer: PeerKey) => Relation
  readonly store?: MemoryStore
  readonly node?: SimulatedNode
}

export class World {
  readonly clock = new ManualClock()
  readonly random: SeededRandom
  readonly network: SimulatedNetwork
  #nodes = 0

  constructor (seed: number | string, link: Partial<Link> = {}) {
    this.random = seeded(seed)
    const random = this.random.fork('network')
    this.network = new SimulatedNetwork({ clock: this.clock, random, link })
  }

  get now (): number { return Math.floor(this.clock.now() / SECOND) }

  node (): SimulatedNode { return this.network.node([`/ip4/192.0.2.${++this.#nodes}/tcp/7684`]) }

  async house (init: HouseInit = {}): Promise<House> {
    const node = init.node ?? this.node()
    const store = init.store ?? new MemoryStore(new Map(), node.effects)
    const errors: unknown[] = []
    const host = await MailboxHost.open({
      self: node.self,
      store,
      clock: this.clock,
      random: this.random.fork('host'),
      policy: init.policy ?? 'friends',
      relation: init.relation ?? (() => 'friend'),
      limits: init.limits ?? {},
      onError: (error) => { errors.push(error) }
    })
    node.serve(MAIL_PROTOCOL, host.accept)
    return { node, store, host, errors }
  }

  person (node: SimulatedNode = this.node()): Person {
    const client = new MailboxClient({
      transport: node,
      clock: this.clock,
      onMail: async (_host, _box, entries) => {
        await person.take(entries)
        person.mail.push(...entries)
      },
      onClosed: () => { person.closed++ }
    })
    const person: Person = { node, client, mail: [], closed: 0, take: async () => {} }
    return person
  }

  box (house: House, kind: BoxKind = 'contact'): OwnedBox {
    return newBox({ peer: house.node.self, addresses: house.node.addresses }, kind, this.random)
  }

  /** A leased box, with one capability for putting. */
  async leased (
    house: House, owner: Person, kind: BoxKind = 'contact', bytes = 8 * 1_024 * 1_024
  ): Promise<{ box: OwnedBox, capability: Capability }> {
    const box = this.box(house, kind)
    value(await owner.client.lease(box, { bytes, seconds: 30 * DAY_SECONDS }))
    return { box, capability: await this.granted(owner, box) }
  }

  async granted (
    owner: Person, box: OwnedBox, envelopes = 256, bytes = 2 * 1_024 * 1_024
  ): Promise<Capability> {
    const capability = newCapability(box.host, box.box, 0, this.random)
    const allowance = { tokenHash: tokenHash(capability.token), envelopes, bytes }
    value(await owner.client.grant(box, [allowance]))
    return capability
  }

  envelope (size = 2_048): Uint8Array { return this.random(size) }
}

export function value<Value> (result: Result<Value>): Value {
  if (!result.ok) throw new Error(`${result.fault.code}: ${result.fault.message}`)
  return result.value
}

/** Asserts that a result is a fault of this code. */
export function faulted (result: Result<unknown>, code: string): void {
  assert.is(result.ok ? 'ok' : result.fault.code, code)
}
