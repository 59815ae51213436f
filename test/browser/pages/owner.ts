// A person in a page who owns a house, or wants to.

import { createSession } from '../../../browser/model/session.ts'
import { faultOf } from '../../../src/base/errors.ts'
import { expose } from './expose.ts'
import type { Peer } from '../../../src/peer/compose.ts'

const session = createSession()

/** The peer, once there is one. */
async function peer (): Promise<Peer> {
  return await new Promise((resolve) => {
    const end = session.phase.subscribe((now) => {
      if (now.at !== 'ready') return
      resolve(now.peer)
      queueMicrotask(() => { end() })
    })
  })
}

expose({
  begin: async (name: string) => {
    await new Promise<void>((resolve) => {
      const end = session.phase.subscribe((now) => {
        if (now.at === 'starting') return
        resolve()
        queueMicrotask(() => { end() })
      })
    })
    if (session.phase.value.at === 'welcome') await session.create({ name })
  },
  claim: async (address: string, token: string) => {
    try {
      await (await peer()).houses.claim(address, token)
      return 'owned'
    } catch (error) {
      return faultOf(error).code
    }
  },
  owned: async () => (await (await peer()).houses.list()).map((house) => house.peer),
  house: async (id: string) => await (await peer()).houses.view(id),
  policy: async (id: string, policy: 'friends' | 'nobody') =>
    (await (await peer()).houses.set(id, { policy })).policy,
  keepers: async () => (await peer()).messenger.keepers().map(({ state }) => state)
})
