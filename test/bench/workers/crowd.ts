// Friends of whoever is measured, all in this process: whole nodes as the daemon composes them,
// each with a store on disk. What the house of one takes is not limited by the second, or a
// benchmark that fills boxes would measure that.

import { setTimeout as pause } from 'node:timers/promises'
import { composeNode } from '../../../node/compose.ts'
import { systemClock } from '../../../node/clock.ts'
import { accelerateWithNode } from '../../../node/crypto.ts'
import { createNodeStore } from '../../../node/storage-create.ts'
import { openNodeStore } from '../../../node/storage.ts'
import { systemRandom } from '../../../node/storage-random.ts'
import { unwrap } from '../../../src/base/errors.ts'
import { cryptoReady } from '../../../src/crypto/sodium.ts'
import { serveCalls } from '../worker.ts'
import type { Peer } from '../../../src/peer/compose.ts'
import type { DhtMode } from '../../../src/network/libp2p-dht.ts'
import type { NodeStore } from '../../../node/storage.ts'

const UNLIMITED = { burst: 1e9, perSecond: 1e9 }
const PATIENCE_MS = 120_000

interface Friend { readonly node: Peer, readonly store: NodeStore }

export interface Named { readonly name: string }

interface Place {
  readonly directory: string
  readonly listen: string
  readonly dht: DhtMode
}

const friends = new Map<string, Friend>()
let place: Place | undefined

function friend (name: string): Peer['messenger'] {
  const found = friends.get(name)
  if (found === undefined) throw new RangeError(`${name} is not on`)
  return found.node.messenger
}

async function turnOn (name: string, opened: NodeStore): Promise<void> {
  if (place === undefined) throw new RangeError('the crowd has no place yet')
  const node = await composeNode({
    store: opened.store,
    clock: systemClock,
    random: systemRandom,
    options: {
      listen: [place.listen],
      announce: [],
      join: [],
      dht: place.dht,
      mdns: false,
      upnp: false,
      webrtc: false,
      logLevel: 'silent'
    },
    log: { write: () => {}, close: () => {} },
    hostLimits: { puts: UNLIMITED, putsFrom: UNLIMITED, requests: UNLIMITED },
    storeFailed: (error) => { throw error }
  })
  friends.set(name, { node, store: opened })
}

/** Waits until `condition` holds. */
async function until (condition: () => boolean | Promise<boolean>, what: string): Promise<void> {
  const end = performance.now() + PATIENCE_MS
  while (!await condition()) {
    if (performance.now() > end) throw new Error(`in time it was not true that ${what}`)
    await pause(50)
  }
}

const calls = {
  place: async (where: Place): Promise<void> => {
    await cryptoReady()
    accelerateWithNode()
    place = where
  },

  /** A new friend; one that is always on offers to keep mail. */
  create: async ({ name, alwaysOn }: Named & { readonly alwaysOn: boolean }): Promise<void> => {
    const directory = `${place?.directory ?? ''}/${name}`
    await turnOn(name, unwrap(await createNodeStore(directory, { protection: 'file-permissions' })))
    await friend(name).createAccount(name)
    await friend(name).setSettings({ alwaysOn })
  },

  turnOn: async ({ name }: Named): Promise<void> => {
    const directory = `${place?.directory ?? ''}/${name}`
    await turnOn(name, unwrap(await openNodeStore(directory, { protection: 'file-permissions' })))
  },

  turnOff: async ({ name }: Named): Promise<void> => {
    const { node, store } = friends.get(name) as Friend
    friends.delete(name)
    await node.stop()
    await store.close()
  },

  /** Takes an invite, and waits until both are contacts; answers the other's id. */
  accept: async ({ name, link }: Named & { readonly link: string }): Promise<string> => {
    const { id } = await friend(name).add(link)
    await until(() => friend(name).contact(id).state === 'connected', `${name} is a contact`)
    return id
  },

  send: async (
    { name, to, texts }: Named & { readonly to: string, readonly texts: readonly string[] }
  ): Promise<void> => {
    await Promise.all(texts.map((text) => friend(name).send(to, text)))
  },

  /** Waits until the last messages are held by so many houses. */
  held: async (
    { name, to, count, houses }:
    Named & { readonly to: string, readonly count: number, readonly houses: number }
  ): Promise<void> => {
    await until(async () => {
      const messages = await friend(name).messages(to, { limit: count })
      return messages.every(({ heldBy = [] }) => heldBy.length === houses)
    }, `the messages of ${name} are held by ${houses} houses`)
  },

  /** Waits until everything that was sent arrived. */
  delivered: async ({ name, to }: Named & { readonly to: string }): Promise<void> => {
    await until(async () => {
      const messages = await friend(name).messages(to, { limit: 1_000 })
      return messages.every(({ from, state }) => from !== 'me' || state === 'delivered')
    }, `the messages of ${name} arrived`)
  }
}

export type CrowdCalls = typeof calls

serveCalls(calls)
