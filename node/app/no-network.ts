// A messenger on an open profile, without any network: for commands that only look something up, or
// make the account, while no daemon runs.

import { fail } from '../../src/base/errors.ts'
import { loadPeerKey, peerKeyAtStart } from '../../src/conversation/peer-key-record.ts'
import { ed25519PublicKey } from '../../src/crypto/ed25519.ts'
import { asEd25519PrivateKey } from '../../src/crypto/keys.ts'
import { noFinder } from '../../src/delivery/finder.ts'
import { Messenger } from '../../src/messenger.ts'
import { rollbackOf } from '../../src/storage/rollback.ts'
import { systemClock } from '../clock.ts'
import { systemRandom } from '../storage-random.ts'
import type { PeerKey, Transport } from '../../src/base/channel.ts'
import type { NodeStore } from '../storage.ts'
import type { Profile } from './profile.ts'

/** The caller closes the store when the command is done. */
export async function offlineProfile (
  opened: NodeStore, directory: string, created: boolean
): Promise<Profile> {
  const { store, protection } = opened
  const self = await peerKey(store)
  const transport: Transport = {
    self,
    connect: () => Promise.resolve(fail('unreachable', 'There is no network without the daemon.')),
    serve: () => () => {}
  }
  const nowhere = (): { peer: PeerKey, addresses: [] } => ({ peer: self, addresses: [] })
  const messenger = await Messenger.open({
    store,
    clock: systemClock,
    random: systemRandom,
    transport,
    finder: noFinder,
    place: nowhere,
    invitePlace: nowhere,
    recordsAhead: () => [],
    hostsChanged: () => {},
    rollback: rollbackOf(store),
    storeFailed: () => {},
    log: () => {}
  })
  return {
    messenger,
    directory,
    protection,
    created,
    clock: systemClock,
    random: systemRandom,
    flushed: () => store.flushed()
  }
}

async function peerKey (store: NodeStore['store']): Promise<PeerKey> {
  // Only a start of the daemon replaces it: nobody would be told of the new one.
  const { seed } = await loadPeerKey(store) ??
    await peerKeyAtStart(store, systemRandom, systemClock.now())
  return ed25519PublicKey(asEd25519PrivateKey(seed)) as Uint8Array as PeerKey
}
