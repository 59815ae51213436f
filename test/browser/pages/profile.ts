// A profile in the browser, for the tests of it (test/browser/storage.test.ts).

import { pageCryptoReady } from '../../../browser/crypto.ts'
import { eraseProfile } from '../../../browser/storage/erase-profile.ts'
import { findProfile } from '../../../browser/storage/find-profile.ts'
import { createProfile, openProfile } from '../../../browser/storage/profile.ts'
import { fromUtf8, utf8 } from '../../../src/base/bytes.ts'
import { tables } from '../../../src/storage/tables.ts'
import { expose } from './expose.ts'
import type { OpenProfile } from '../../../browser/storage/open-profile.ts'
import type { Result } from '../../../src/base/errors.ts'

let profile: OpenProfile | undefined
let lost = ''

/** What a call came to: a code, or `ok`. */
function outcome (result: Result<unknown>): string {
  return result.ok ? 'ok' : result.fault.code
}

function take (opened: Result<OpenProfile>): string {
  if (opened.ok) {
    profile = opened.value
    void profile.lost.then(({ code }) => { lost = code })
  }
  return outcome(opened)
}

function current (): OpenProfile {
  if (profile === undefined) throw new Error('no profile is open')
  return profile
}

const name = utf8('Ben')

expose({
  find: async () => {
    const found = await findProfile()
    return found.ok ? found.value : found.fault.code
  },
  create: async (passphrase?: string) => {
    return take(await createProfile(passphrase === undefined ? {} : { passphrase }))
  },
  open: async (options: { passphrase?: string, takeOver?: boolean } = {}) => {
    return take(await openProfile(options))
  },
  close: async () => { await current().close() },
  erase: async () => outcome(await eraseProfile()),
  lost: () => lost,
  write: async (number: number, text: string) => {
    await current().store.commit([
      { type: 'put', key: { table: tables.contact, name, number }, value: utf8(text) }
    ])
  },
  read: async () => {
    const entries = await current().store.list(tables.contact, name)
    return entries.map(({ number, value }) => `${number} ${fromUtf8(value)}`)
  },
  databases: async () => (await indexedDB.databases()).map(({ name }) => name),
  ready: pageCryptoReady
})
