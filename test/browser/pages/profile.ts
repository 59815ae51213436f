// A profile in the browser, for the tests of it (test/browser/storage/).

import { pageRandom } from '../../../browser/random.ts'
import { ActiveTab } from '../../../browser/storage/active-tab.ts'
import { eraseProfile } from '../../../browser/storage/erase-profile.ts'
import { findProfile } from '../../../browser/storage/find-profile.ts'
import { changeShelf, readShelf } from '../../../browser/storage/key-shelf.ts'
import { askPersistence, storageState } from '../../../browser/storage/persistence.ts'
import { createProfile, openProfile } from '../../../browser/storage/profile.ts'
import { fromUtf8, utf8 } from '../../../src/base/bytes.ts'
import { SnugError } from '../../../src/base/errors.ts'
import { tables } from '../../../src/storage/tables.ts'
import { CHEAP } from '../../storage/cheap.ts'
import { expose } from './expose.ts'
import type { Note } from '../../../browser/storage/key-shelf.ts'
import type { OpenProfile, PassphraseChange } from '../../../browser/storage/open-profile.ts'
import type { Result } from '../../../src/base/errors.ts'

let profile: OpenProfile | undefined
let lost: Promise<string> | undefined

/** What a call came to: a code, or `ok`. */
function outcome (result: Result<unknown>): string {
  return result.ok ? 'ok' : result.fault.code
}

function take (opened: Result<OpenProfile>): string {
  if (opened.ok) {
    profile = opened.value
    lost = profile.lost.then(({ code }) => code)
  }
  return outcome(opened)
}

function current (): OpenProfile {
  if (profile === undefined) throw new Error('no profile is open')
  return profile
}

function codeOf (error: unknown): string {
  if (error instanceof SnugError) return error.code
  throw error
}

const NAME = utf8('Ben')

async function write (number: number, value: Uint8Array): Promise<string> {
  try {
    await current().store.commit([
      { type: 'put', key: { table: tables.contact, name: NAME, number }, value }
    ])
    return 'ok'
  } catch (error) {
    return codeOf(error)
  }
}

/** Writes numbers until it may not; says each that is written. */
async function writeOn (first: number): Promise<string> {
  for (let number = first; ; number++) {
    const code = await write(number, utf8(`word ${number}`))
    if (code !== 'ok') return code
    console.log(`written ${number}`)
  }
}

let writing: Promise<string> | undefined

/** All bytes that the databases hold, names and keys included. */
async function rawContent (): Promise<Uint8Array[]> {
  const found: Uint8Array[] = []
  const gather = (value: unknown): void => {
    if (value instanceof Uint8Array) found.push(value)
    else if (value instanceof ArrayBuffer) found.push(new Uint8Array(value))
    else if (typeof value === 'string') found.push(utf8(value))
    else if (value instanceof CryptoKey) found.push(utf8(JSON.stringify(value.algorithm)))
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(gather)
  }
  for (const { name = '' } of await indexedDB.databases()) {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open(name)
      request.onsuccess = () => { resolve(request.result) }
      request.onerror = () => { reject(request.error ?? new Error('not opened')) }
    })
    gather(name)
    for (const storeName of database.objectStoreNames) {
      gather(storeName)
      const store = database.transaction(storeName).objectStore(storeName)
      for (const request of [store.getAllKeys(), store.getAll()]) {
        await new Promise((resolve) => { request.onsuccess = resolve })
        request.result.forEach(gather)
      }
    }
    database.close()
  }
  for (const [key, value] of Object.entries({ ...localStorage })) [key, value].forEach(gather)
  return found
}

/** Has the lock as another tab has it that does not answer; returns what lets it go. */
async function silentTab (): Promise<() => void> {
  const over = Promise.withResolvers<void>()
  await new Promise<void>((resolve) => {
    void navigator.locks.request('snug-profile', async () => {
      resolve()
      await over.promise
    })
  })
  return over.resolve
}

expose({
  find: async () => {
    const found = await findProfile()
    return found.ok ? found.value : found.fault.code
  },
  create: async (passphrase?: string) => {
    return take(await createProfile(passphrase === undefined ? {} : { passphrase, cost: CHEAP }))
  },
  createDear: async (passphrase: string) => take(await createProfile({ passphrase })),
  open: async (options: { passphrase?: string, takeOver?: boolean } = {}) => {
    return take(await openProfile(options))
  },
  /** Whether this tab gets in, when it is too busy to hear in time that the other let go. */
  enterBusy: async (ms: number) => {
    const letGo = await silentTab()
    const entered = ActiveTab.enter({ takeOver: false })
    letGo()
    for (let turn = 0; turn < 9; turn++) await Promise.resolve()
    const end = performance.now() + ms
    while (performance.now() < end) continue
    const tab = await entered
    tab?.leave()
    return tab !== undefined
  },
  protection: () => current().protection,
  setPassphrase: async (change: PassphraseChange) => {
    return outcome(await current().setPassphrase({ ...change, cost: CHEAP }))
  },
  close: async () => { await current().close() },
  erase: async () => outcome(await eraseProfile()),
  /** Why the profile had to be given up: waits until it is known. */
  lost: async () => await lost,

  write: (number: number, text: string) => write(number, utf8(text)),
  writeLarge: (number: number, bytes: number) => write(number, new Uint8Array(bytes).fill(7)),
  writeOn: (first: number) => { writing = writeOn(first) },
  /** Why `writeOn` ended. */
  ended: () => writing,
  read: async () => {
    const entries = await current().store.list(tables.contact, NAME)
    return entries.map(({ number, value }) => `${number} ${fromUtf8(value.subarray(0, 99))}`)
  },
  verify: () => current().store.verify(),
  diverged: () => current().store.diverged(),

  databases: async () => (await indexedDB.databases()).map(({ name }) => name),
  remove: async (name: string) => {
    await new Promise<void>((resolve, reject) => {
      const request = indexedDB.deleteDatabase(name)
      request.onsuccess = () => { resolve() }
      request.onerror = () => { reject(request.error ?? new Error('not deleted')) }
    })
  },
  /** Empties the object store of a database. */
  empty: async (name: string) => {
    await new Promise<void>((resolve) => {
      const request = indexedDB.open(name)
      request.onsuccess = () => {
        const transaction = request.result.transaction(name, 'readwrite')
        transaction.objectStore(name).clear()
        transaction.oncomplete = () => {
          request.result.close()
          resolve()
        }
      }
    })
  },
  removeMark: () => { localStorage.clear() },
  /** As after a crash in the middle of making or erasing. */
  leaveNote: async (note: Note) => { await changeShelf(await readShelf(), { note }) },
  /** A database that a profile in the making left. */
  leaveStore: async () => {
    await new Promise<void>((resolve) => {
      const request = indexedDB.open('snug-store')
      request.onupgradeneeded = () => { request.result.createObjectStore('snug-store').put(1, 1) }
      request.onsuccess = () => {
        request.result.close()
        resolve()
      }
    })
  },

  /** What the platform's key says of itself, and what taking it out comes to. */
  platformKey: async () => {
    const key = (await readShelf()).key?.platform?.key
    if (key === undefined) return undefined
    const taken = await Promise.all((['raw', 'jwk'] as const).map(async (format) => {
      return await crypto.subtle.exportKey(format, key).then(() => 'taken', () => 'refused')
    }))
    return [key.algorithm.name, key.extractable, ...taken]
  },
  /** Which of the texts lie in the databases, in UTF-8 or UTF-16. */
  found: async (texts: readonly string[]) => {
    const content = (await rawContent()).map((bytes) => String.fromCharCode(...bytes))
    const spread = (text: string): string => [...text].join('\0')
    return texts.filter((text) => content.some((bytes) => {
      return bytes.includes(text) || bytes.includes(spread(text))
    }))
  },
  /** From now on: with which durability the databases are written. */
  watchDurability: () => {
    const seen: string[] = []
    const { transaction } = IDBDatabase.prototype
    IDBDatabase.prototype.transaction = function (this: IDBDatabase, stores, mode, options) {
      if (mode === 'readwrite') seen.push(options?.durability ?? 'default')
      return transaction.call(this, stores, mode, options)
    }
    expose({ durabilities: () => seen })
  },
  random: (length: number) => pageRandom(length).length,

  storage: storageState,
  persist: askPersistence,
  /** As when the browser keeps the page while another is shown, and shows it again. */
  hide: () => { dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true })) }
})
