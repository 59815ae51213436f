// Snug for programs on Node.js: a node in this process, with its profile in a directory, and the
// messenger on top: what `snug start` runs as a daemon, without local API, log files and signals.
// From an installed package: import { openNode } from 'snug/node'.

import { readyCrypto } from './app/crypto-ready.ts'
import { unlockOf } from './app/open-profile.ts'
import { systemClock } from './clock.ts'
import { composeNode } from './compose.ts'
import { takenPort } from './daemon/ports.ts'
import { DEFAULT_LISTEN } from './libp2p-options.ts'
import { createNodeStore } from './storage-create.ts'
import { systemRandom } from './storage-random.ts'
import { findProfile, openNodeStore } from './storage.ts'
import { openPage } from './web/open-page.ts'
import { parseHouseAddress } from '../src/conversation/house-address.ts'
import { SnugError, unwrap } from '../src/base/errors.ts'
import { peerIdOf } from '../src/network/peer-key.ts'
import type { NumberedEvent } from '../src/conversation/event-log.ts'
import type { Messenger } from '../src/messenger.ts'
import type { Peer } from '../src/peer/compose.ts'
import type { NodePeer } from './compose.ts'
import type { Detail } from './daemon/scrub.ts'
import type { DhtMode } from '../src/network/libp2p-dht.ts'
import type { NodeStore } from './storage.ts'

export interface OpenNodeOptions {
  /** Where the profile is, or is to be made. One process at a time. */
  readonly directory: string
  /** Makes an account of this name where there is none. Without one and a name: a house. */
  readonly name?: string
  /** Seals the profile; without it only the permissions of its files protect it. */
  readonly passphrase?: string
  /** Multiaddrs. Default: TCP 7684, WebSocket 7685 and UDP 7684 of all interfaces. */
  readonly listen?: readonly string[]
  /** Fixed public addresses of this node. */
  readonly announce?: readonly string[]
  /** Houses to stay connected to, as they print their address: with /p2p/ in it. */
  readonly join?: readonly string[]
  /** Default: auto. */
  readonly dht?: DhtMode
  /** Default: true. */
  readonly webrtc?: boolean
  /** Serves the web app at the WebSocket port. Default: false. */
  readonly web?: boolean
  /** Hears of events of the node: codes and counts, never a text or a name. */
  readonly log?: (event: string, detail: Detail) => void
  /** A write failed. Nothing more is sent or acknowledged: close the node and open it anew. */
  readonly failed?: (error: unknown) => void
}

export interface SnugNode {
  readonly messenger: Messenger
  /** What a friend joins or a client adds: each with /p2p/ at its end. */
  readonly addresses: readonly string[]
  /** Where a browser on this machine opens the web app, where it is served. */
  readonly web?: string
  /**
   * A link whose first opener owns this house, in place of the one before; undefined where no web
   * app is served.
   */
  ownerLink (): Promise<string | undefined>
  /** Finishes what is under way, flushes and closes. */
  close (): Promise<void>
}

/**
 * Opens a profile, or makes it, and starts its node. Throws SnugError: the faults of the profile
 * (node/storage.ts), `port-taken`, `port-denied`, `address-invalid`, `identity-damaged`.
 */
export async function openNode (options: OpenNodeOptions): Promise<SnugNode> {
  await readyCrypto()
  const store = await openStore(options)
  try {
    const node = await startNode(options, store)
    return {
      messenger: node.messenger,
      get addresses () { return addressesOf(node) },
      ...node.web === undefined ? {} : { web: node.web },
      ownerLink: async () => node.web === undefined || node.house === undefined
        ? undefined
        : `${node.web}#owner=${await node.house.newLink()}`,
      close: async () => {
        await node.stop()
        await store.close()
      }
    }
  } catch (error) {
    await store.close()
    throw error
  }
}

/** The next event that `matches`. Ask before doing what brings it about. */
export function nextEvent (
  messenger: Messenger, matches: (event: NumberedEvent) => boolean
): Promise<NumberedEvent> {
  return new Promise((resolve) => {
    const end = messenger.on((event) => {
      if (!matches(event)) return
      end()
      resolve(event)
    })
  })
}

async function openStore ({ directory, passphrase }: OpenNodeOptions): Promise<NodeStore> {
  const unlock = unlockOf(passphrase)
  const found = unwrap(await findProfile(directory))
  return unwrap(found === 'none'
    ? await createNodeStore(directory, unlock)
    : await openNodeStore(directory, unlock))
}

async function startNode (options: OpenNodeOptions, { store }: NodeStore): Promise<NodePeer> {
  const { announce = [], dht = 'auto', listen = DEFAULT_LISTEN, log, webrtc = true } = options
  const taken = await takenPort(listen)
  if (taken !== undefined) throw new SnugError(taken)
  const { files } = options.web === true ? await openPage(() => {}) : {}
  const node = await composeNode({
    store,
    ...files === undefined ? {} : { page: files },
    clock: systemClock,
    random: systemRandom,
    log: {
      write: (_level, event, detail = {}) => { log?.(event, detail) },
      close: () => {}
    },
    options: {
      listen,
      announce,
      dht,
      webrtc,
      join: (options.join ?? []).map(houseOf),
      mdns: false,
      upnp: false,
      logLevel: 'silent'
    },
    storeFailed: (error) => { options.failed?.(error) }
  })
  try {
    if (node.messenger.hasAccount) return node
    if (options.name === undefined) await node.messenger.setPolicy('visitors')
    else await node.messenger.createAccount(options.name)
    return node
  } catch (error) {
    await node.stop()
    throw error
  }
}

function houseOf (address: string): ReturnType<typeof parseHouseAddress> & object {
  const house = parseHouseAddress(address)
  if (house !== undefined) return house
  throw new SnugError({
    code: 'address-invalid',
    message: 'What is to be joined is not the address of a house.',
    action: 'Copy the whole line that the house prints when it starts: /ip4/…/tcp/…/p2p/…'
  })
}

function addressesOf ({ network }: Peer): string[] {
  const id = peerIdOf(network.transport.self).toString()
  return network.addresses('neighbour').map((address) => `${address}/p2p/${id}`)
}
