// A peer in the page: its own identity, keys and store, and libp2p in between.

import { startPeer } from '../../src/peer/compose.ts'
import { pageClock } from '../clock.ts'
import { pageRandom } from '../random.ts'
import { createPageLibp2p } from './libp2p.ts'
import { isNearPage } from './origin.ts'
import { PAGE_PACE, watchPage } from './wakefulness.ts'
import { workApart } from './work-apart.ts'
import type { Peer } from '../../src/peer/compose.ts'
import type { SealedStore } from '../../src/storage/sealed-store.ts'

export interface OpenPeerOptions {
  readonly store: SealedStore
  /** A write failed: everything has to be closed. */
  readonly storeFailed: (error: unknown) => void
}

export async function openPeer ({ store, storeFailed }: OpenPeerOptions): Promise<Peer> {
  workApart()
  return await startPeer({
    store,
    clock: pageClock,
    random: pageRandom,
    join: [],
    makeNode: (needs) => createPageLibp2p({ ...needs, closed: isNearPage(location.hostname) }),
    watchNetwork: watchPage,
    pace: PAGE_PACE,
    log: () => {},
    storeFailed
  })
}
