// A house with a desk of its own making, and people who own it or want to, on a simulated network.

import { HouseKeeper } from '../../src/house/house-keeper.ts'
import { OwnedHouses } from '../../src/house/owned-houses.ts'
import { parseOwnerToken } from '../../src/house/owner-token.ts'
import { ManualClock } from '../clock.ts'
import { seeded } from '../random.ts'
import { MemoryStore } from '../simulation/memory-store.ts'
import { SimulatedNetwork } from '../simulation/network.ts'
import type { PeerKey } from '../../src/base/channel.ts'
import type { HouseReport } from '../../src/house/house-report.ts'
import type { OwnerToken } from '../../src/house/owner-token.ts'
import type { HostAddress } from '../../src/mailbox/host-address.ts'
import type { SimulatedNode } from '../simulation/network.ts'
import type { SeededRandom } from '../random.ts'

export interface Owner {
  readonly node: SimulatedNode
  readonly store: MemoryStore
  readonly owned: OwnedHouses
}

export interface SimulatedHouse {
  readonly node: SimulatedNode
  readonly store: MemoryStore
  readonly keeper: HouseKeeper
  readonly at: HostAddress
  readonly forgotten: PeerKey[]
  report: HouseReport
}

export const VISITOR = new Uint8Array(32).fill(7) as PeerKey

const REPORT: HouseReport = {
  policy: 'visitors',
  alwaysOn: false,
  version: '1.2.3',
  uptime: 60,
  connections: 3,
  sent: 1_000,
  received: 2_000,
  reserved: 4_096,
  room: 2 ** 31,
  addresses: [],
  kept: [{ peer: VISITOR, who: 'visitor', boxes: 1, envelopes: 2, bytes: 4_096, until: 1 }]
}

export class Village {
  readonly clock = new ManualClock()
  readonly random: SeededRandom
  readonly network: SimulatedNetwork
  #nodes = 0

  constructor (seed: string) {
    this.random = seeded(seed)
    this.network = new SimulatedNetwork({ clock: this.clock, random: this.random })
  }

  /** A house; over the store and node of one before, it is that house started again. */
  async house (before?: Pick<SimulatedHouse, 'node' | 'store'>): Promise<SimulatedHouse> {
    const node = before?.node ?? this.#node()
    const store = before === undefined ? new MemoryStore() : new MemoryStore(before.store.disk)
    const later: { house?: SimulatedHouse } = {}
    const keeper = await HouseKeeper.open({
      transport: node,
      store,
      clock: this.clock,
      random: this.random,
      log: () => {},
      desk: {
        report: () => later.house?.report ?? REPORT,
        change: async (settings) => {
          const { house } = later
          if (house !== undefined) house.report = { ...house.report, ...settings }
          await store.flushed()
        },
        forget: (visitor) => {
          later.house?.forgotten.push(visitor)
          return Promise.resolve(visitor[0] === VISITOR[0])
        }
      }
    })
    keeper.start()
    return later.house = {
      node, store, keeper, forgotten: [], report: REPORT,
      at: { peer: node.self, addresses: node.addresses }
    }
  }

  /** Somebody; over the store of one before, the same person under a new peer id. */
  owner (store: MemoryStore = new MemoryStore()): Owner {
    const node = this.#node()
    const { clock, random } = this
    return { node, store, owned: new OwnedHouses({ transport: node, store, clock, random }) }
  }

  #node (): SimulatedNode {
    return this.network.node([`/ip4/11.0.0.${++this.#nodes}/tcp/7684`])
  }
}

/** A fresh link of the house, as a page has read it. */
export async function linkOf ({ keeper }: SimulatedHouse): Promise<OwnerToken> {
  const token = parseOwnerToken(await keeper.newLink())
  if (token === undefined) throw new Error('a link without a token')
  return token
}
