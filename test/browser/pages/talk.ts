// Two people who talk, without views, for what takes its time: each page is one of them, at home in
// a profile of the browser's, and says when what came and went.

import { openPeer } from '../../../browser/peer/open-peer.ts'
import { createProfile } from '../../../browser/storage/profile.ts'
import { unwrap } from '../../../src/base/errors.ts'
import { expose } from './expose.ts'
import type { NumberedEvent } from '../../../src/conversation/event-log.ts'
import type { MessageState } from '../../../src/conversation/views.ts'
import type { SnugLibp2p } from '../../../src/network/libp2p-node.ts'
import type { Peer } from '../../../src/peer/compose.ts'

let current: Peer | undefined
/** Milliseconds from the sending of a message, which is its text, to its coming here. */
const latencies: number[] = []
let triedAt: number | undefined

function peer (): Peer {
  if (current === undefined) throw new Error('nobody began')
  return current
}

/** The same clock in all pages of the machine. */
function now (): number {
  return performance.timeOrigin + performance.now()
}

function until (matches: (event: NumberedEvent) => boolean): Promise<void> {
  return new Promise((resolve) => {
    const end = peer().messenger.on((event) => {
      if (!matches(event)) return
      end()
      resolve()
    })
  })
}

function noteTries (net: SnugLibp2p): void {
  const open = net.open.bind(net)
  net.open = async (target, signal) => {
    const begin = now()
    const connection = await open(target, signal)
    if (target.toString().includes('/webrtc')) triedAt ??= begin
    return connection
  }
}

/** Whatever is no WebSocket of the house. */
function isWayToFriend (address: string): boolean {
  return /webrtc|p2p-circuit/.test(address)
}

function first (): string {
  const [contact] = peer().messenger.contacts()
  if (contact === undefined) throw new Error('there is no contact')
  return contact.id
}

expose({
  begin: async (name: string, house: string) => {
    const { store } = unwrap(await createProfile())
    current = await openPeer({ store, storeFailed: (error) => { console.error(error) } })
    await current.messenger.createAccount(name)
    noteTries(current.net)
    current.messenger.on((event) => {
      if (event.type === 'message') latencies.push(now() - Number(event.message.text))
    })
    await current.messenger.addHouse(house)
    while (current.messenger.keepers()[0]?.state !== 'keeping') {
      await new Promise((resolve) => { setTimeout(resolve, 5) })
    }
  },
  /** From now on nobody but the house is connected to this page, by any way. */
  mailOnly: async () => {
    const { net } = peer()
    const open = net.open.bind(net)
    net.open = async (target, signal) => {
      if (isWayToFriend(target.toString())) throw new Error('mail only')
      return await open(target, signal)
    }
    await Promise.all(net.node.getConnections()
      .filter(({ remoteAddr }) => isWayToFriend(remoteAddr.toString()))
      // What the other page is closing at this moment cannot be closed in order.
      .map(async (connection) => {
        await connection.close().catch((error: Error) => { connection.abort(error) })
      }))
  },
  invite: async () => (await peer().messenger.createInvite()).link,
  add: async (link: string) => { await peer().messenger.add(link) },
  /** Resolves when the only contact is reached that way. */
  reached: async (route: string) => {
    const isThere = (): boolean => peer().messenger.contacts()[0]?.route === route
    if (!isThere()) await until(isThere)
  },
  /** When the try of WebRTC began that succeeded here. */
  triedAt: () => triedAt,
  now,
  /** Sends the time, one message after the other, and waits until each got that far. */
  say: async (count: number, state: MessageState = 'delivered') => {
    const { messenger } = peer()
    const to = first()
    for (let i = 0; i < count; i++) {
      const sent = Promise.withResolvers<string>()
      const reached = sent.promise.then((id) => {
        return until((event) => event.type === 'state' && event.message.id === id &&
          event.message.state === state)
      })
      const { id } = await messenger.send(to, String(now()))
      sent.resolve(id)
      if ((await messenger.message(id))?.state !== state) await reached
    }
  },
  /** Resolves when so many messages have come since `latencies`. */
  came: async (count: number) => {
    const isThere = (): boolean => latencies.length >= count
    if (!isThere()) await until(isThere)
  },
  latencies: () => latencies.splice(0)
})
