// A person in a page without any view: the real core, the page's libp2p and the profile of the
// browser beneath, and a few commands for tests. A page that is opened again is the same person.

import { pageCryptoReady } from '../../../browser/crypto.ts'
import { openPeer } from '../../../browser/peer/open-peer.ts'
import { findProfile } from '../../../browser/storage/find-profile.ts'
import { createProfile, openProfile } from '../../../browser/storage/profile.ts'
import { unwrap } from '../../../src/base/errors.ts'
import { decodeRemoteDevice } from '../../../src/delivery/remote-device.ts'
import { networkView } from '../../../src/peer/network-view.ts'
import { tables } from '../../../src/storage/tables.ts'
import { expose } from './expose.ts'
import { heardBytes, heardOf, listenIn } from './wiretap.ts'
import type { SealedStore } from '../../../src/storage/sealed-store.ts'
import type { Peer } from '../../../src/peer/compose.ts'
import type {
  ContactView, KeeperView, MessageView
} from '../../../src/conversation/views.ts'
import type { NetworkView } from '../../../src/peer/views.ts'

/** How a page begins. */
interface Begin {
  readonly name: string
  /** Keeps what is read, for `heardOf`. */
  readonly wiretap?: boolean
  /** No house relays to it. */
  readonly refused?: boolean
}

let current: Peer | undefined
let store: SealedStore | undefined

function peer (): Peer {
  if (current === undefined) throw new Error('nobody began')
  return current
}

async function begin ({ name, wiretap = false, refused = false }: Begin): Promise<void> {
  await pageCryptoReady()
  if (wiretap) listenIn()
  const isNew = unwrap(await findProfile()) === 'none'
  const profile = unwrap(await (isNew ? createProfile() : openProfile({ takeOver: true })))
  store = profile.store
  current = await openPeer({
    store,
    storeFailed: (error) => { console.error('the store failed', error) }
  })
  if (refused) {
    current.network.useRelays([])
    current.network.useRelays = () => {}
  }
  if (!current.messenger.hasAccount) await current.messenger.createAccount(name)
}

/** At how many boxes mail can be left for those that are known. */
async function ways (): Promise<number> {
  let count = 0
  for await (const { value } of store?.all(tables.device) ?? []) {
    count += decodeRemoteDevice(value)?.capabilities.length ?? 0
  }
  return count
}

expose({
  begin,
  ways,
  heardOf,
  heardBytes,
  addHouse: async (address: string): Promise<KeeperView> =>
    await peer().messenger.addHouse(address),
  keepers: (): KeeperView[] => peer().messenger.keepers(),
  invite: async (): Promise<string> => (await peer().messenger.createInvite()).link,
  add: async (link: string, as: string): Promise<ContactView> =>
    await peer().messenger.add(link, { as }),
  contacts: (): ContactView[] => peer().messenger.contacts(),
  send: async (to: string, text: string): Promise<MessageView> =>
    await peer().messenger.send(to, text),
  message: async (id: string): Promise<MessageView | undefined> =>
    await peer().messenger.message(id),
  messages: async (name: string): Promise<MessageView[]> =>
    await peer().messenger.messages(name),
  set: async (name: string, value: unknown): Promise<void> => {
    await peer().messenger.setSettings({ [name]: value })
  },
  network: (): NetworkView => {
    const { messenger, net, network } = peer()
    return networkView(network.status(), net.silent, messenger)
  }
})
