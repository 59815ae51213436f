// A session of the app without its views: its commands, and the phases that follow.

import { createSession } from '../../../browser/model/session.ts'
import { faultOf } from '../../../src/base/errors.ts'
import { expose } from './expose.ts'
import type { Phase } from '../../../browser/model/app.ts'

// Instead of loading the page again, which would end the test's question as well.
const session = createSession(() => { void session.retry() })
const exported: Uint8Array<ArrayBuffer>[] = []

/** The phase with the code of its fault, once it is none in between. */
async function settled (): Promise<string> {
  const phase = await new Promise<Phase>((resolve) => {
    const end = session.phase.subscribe((now) => {
      if (now.at === 'starting' || now.at === 'opening') return
      resolve(now)
      queueMicrotask(() => { end() })
    })
  })
  const fault = 'fault' in phase ? phase.fault : undefined
  return fault === undefined ? phase.at : `${phase.at} ${fault.code}`
}

async function after (work: Promise<unknown>): Promise<string> {
  try {
    await work
  } catch (error) {
    return `rejected ${faultOf(error).code}, ${await settled()}`
  }
  return await settled()
}

expose({
  settled,
  create: (name: string, passphrase?: string) =>
    after(session.create({ name, ...passphrase === undefined ? {} : { passphrase } })),
  unlock: (passphrase: string) => after(session.unlock(passphrase)),
  lock: () => after(session.lock()),
  takeOver: () => after(session.takeOver()),
  setPassphrase: (current?: string, next?: string) => after(session.setPassphrase({
    ...current === undefined ? {} : { current }, ...next === undefined ? {} : { next }
  })),
  protection: () => session.protection.value,
  name: () => {
    const phase = session.phase.value
    return phase.at === 'ready' ? phase.peer.messenger.me().name : undefined
  },
  exportTo: async (passphrase: string) => {
    exported.length = 0
    await session.exportTo(async (bytes) => { exported.push(new Uint8Array(bytes)) }, {
      passphrase
    })
  },
  importFrom: (passphrase: string) =>
    after(session.importFrom(new Blob(exported), { passphrase })),
  erase: () => after(session.erase()),
  panic: () => after(session.panic()),
  databases: async () => (await indexedDB.databases()).map(({ name }) => name)
})
