// A person whose peer runs in this process and on this machine alone, and goes to houses by
// WebSocket as a page does.

import { readyCrypto } from '../../../node/app/crypto-ready.ts'
import { systemClock } from '../../../node/clock.ts'
import { composeNode } from '../../../node/compose.ts'
import { systemRandom } from '../../../node/storage-random.ts'
import { until } from '../../network/node.ts'
import { memoryStore } from '../../storage/memory-store.ts'
import type { NodePeer } from '../../../node/compose.ts'

export interface PersonAtHouse {
  readonly peer: NodePeer
  readonly until: (condition: () => boolean) => Promise<void>
  readonly close: () => Promise<void>
}

export async function person (name: string): Promise<PersonAtHouse> {
  await readyCrypto()
  const store = await memoryStore(name)
  const peer = await composeNode({
    store,
    clock: systemClock,
    random: systemRandom,
    options: {
      listen: ['/ip4/127.0.0.1/tcp/0'],
      announce: [],
      join: [],
      dht: 'off',
      mdns: false,
      upnp: false,
      webrtc: false,
      logLevel: 'silent'
    },
    log: { write: () => {}, close: () => {} },
    storeFailed: (error) => { throw error }
  })
  await peer.messenger.createAccount(name)
  return {
    peer,
    until: (condition) => until(condition, 20),
    close: async () => {
      await peer.stop()
      await store.close()
    }
  }
}
