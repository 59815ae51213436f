// Erased is erased, end to end (DESIGN §10): two real nodes, words that are known, and the data key
// in hand. After each way in which words go, no file of either profile holds them: not in a record
// that is there, not in one that was deleted or replaced, in logs and tables alike. Where they are
// still meant to be, they are found: so the search can find them.

import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { openNode } from '../../node/library.ts'
import { concat, fromBase64url, utf8 } from '../../src/base/bytes.ts'
import { unwrap } from '../../src/base/errors.ts'
import { openKeyFile } from '../../src/storage/profile-key.ts'
import { storeKeys } from '../../src/storage/store-keys.ts'
import { until } from '../e2e/daemon.ts'
import { slow } from '../runner/report.ts'
import { freePort } from '../e2e/free-port.ts'
import { filesOf, ProfilePlace } from './profile-place.ts'
import { placesOf } from './raw-records.ts'
import type { SnugNode } from '../../node/library.ts'

slow(150)

const test = suite('erased everywhere')
const TIMER = 5 // s

/** Somebody with a profile on the disk, and whoever looks through its files. */
class Owner {
  readonly name: string
  readonly place: ProfilePlace
  readonly #listen: string
  #node: SnugNode | undefined
  readonly #accounts = new Set<string>()

  private constructor (name: string, place: ProfilePlace, listen: string) {
    this.name = name
    this.#listen = listen
    this.place = place
  }

  static async make (name: string): Promise<Owner> {
    const owner = new Owner(name, await ProfilePlace.make(),
      `/ip4/127.0.0.1/tcp/${await freePort()}`)
    await owner.open()
    return owner
  }

  get messenger (): SnugNode['messenger'] {
    if (this.#node === undefined) throw new Error(`${this.name} is closed`)
    return this.#node.messenger
  }

  async open (): Promise<void> {
    const { directory } = this.place
    this.#node = await openNode({ directory, name: this.name, listen: [this.#listen],
      dht: 'off', webrtc: false })
  }

  async close (): Promise<void> {
    await this.#node?.close()
    this.#node = undefined
  }

  async remove (): Promise<void> {
    await this.close()
    await this.place.remove()
  }

  knows (id: string): void { this.#accounts.add(id) }

  /** Where the files of the profile hold some words. */
  async has (words: string): Promise<string[]> {
    const { directory } = this.place
    const files = await filesOf(directory)
    const keys = storeKeys(unwrap(openKeyFile(await readFile(join(directory, 'key')),
      { protection: 'file-permissions' })).dataKey)
    const accounts = [...this.#accounts].map((id) => fromBase64url(id) ?? new Uint8Array(0))
    return placesOf(words, files, keys,
      accounts.flatMap((account) => [account, concat(utf8('draft'), account)]))
  }
}

async function inTime (what: string, done: () => Promise<boolean> | boolean): Promise<void> {
  await until(what, 80_000, async () => await done() ? true : undefined)
}

async function idOf (owner: Owner, with_: string, words: string): Promise<string> {
  const messages = await owner.messenger.messages(with_)
  return messages.find(({ text }) => text === words)?.id ?? ''
}

async function gone (owner: Owner, words: string, why: string): Promise<void> {
  await inTime(`${owner.name}: ${why}: ${(await owner.has(words)).join()}`,
    async () => (await owner.has(words)).length === 0)
}

test('words that went are in no file of a profile, whichever way they went', async () => {
  const ana = await Owner.make('Ana')
  const ben = await Owner.make('Ben')
  try {
    ana.knows(ben.messenger.me().id)
    ben.knows(ana.messenger.me().id)
    await ben.messenger.add((await ana.messenger.createInvite()).link)
    for (const { messenger } of [ana, ben]) {
      await inTime('they meet', () => messenger.contacts()[0]?.state === 'connected')
    }
    await ana.messenger.setSettings({ keepRequests: 'always' })
    await ben.messenger.subscribe()
    await ben.close()

    // Typed, replaced, sent; and typed and cleared.
    await ana.messenger.setDraft('Ben', 'the first thought of amber')
    assert.equal(await ana.has('thought of amber'), ['message'], 'a draft is found')
    await ana.messenger.setDraft('Ben', 'a better one of basalt')
    await ana.messenger.send('Ben', 'a better one of basalt')
    await ana.messenger.setDraft('Ben', 'never sent, of coral')
    await ana.messenger.setDraft('Ben', '')
    await ana.messenger.send('Ben', 'burns down, of dusk', { timer: TIMER })
    await ana.messenger.send('Ben', 'starred, of ember', { timer: TIMER })
    await ana.messenger.send('Ben', 'taken back, of flint')
    await ana.messenger.send('Ben', 'erased here and there, of garnet')
    await ana.messenger.send('Ben', 'there to the end, of heather')
    for (const word of ['basalt', 'dusk', 'ember', 'flint', 'garnet', 'heather']) {
      assert.equal(await ana.has(`of ${word}`), ['message', 'outbox'], word)
    }
    // What was in a log is in tables after a start.
    await ana.close()
    await ana.open()

    await ben.open()
    await inTime('all arrive', async () => (await ben.messenger.messages('Ana'))
      .filter(({ from }) => from === 'them').length === 6)
    assert.is((await ben.messenger.search('dusk', { whole: true })).count, 1,
      'and can be looked for')
    assert.equal(await ben.has('of dusk'), ['event', 'message'])
    const ember = await idOf(ben, 'Ana', 'starred, of ember')
    await ben.messenger.setStar(ember, true)
    await inTime('its author lets it be kept', async () =>
      (await ben.messenger.message(ember))?.star === 'kept')
    await ben.messenger.markRead('Ana')
    await ana.messenger.takeBack(await idOf(ana, 'Ben', 'taken back, of flint'))
    await gone(ana, 'of flint', 'taken back by its author')
    await gone(ben, 'of flint', 'taken back by the other side')
    for (const owner of [ana, ben]) await gone(owner, 'of dusk', 'its timer is over')
    await gone(ana, 'of ember', 'the timer of its author is over')
    await gone(ana, 'thought of amber', 'a draft that was replaced')
    await gone(ana, 'of coral', 'a draft that was cleared')
    assert.ok((await ben.has('of ember')).includes('message'), 'kept by a star')
    await ben.messenger.setStar(ember, false)
    await gone(ben, 'of ember', 'not kept any more')

    for (const [owner, other] of [[ana, 'Ben'], [ben, 'Ana']] as const) {
      for (const words of ['a better one of basalt', 'erased here and there, of garnet']) {
        await owner.messenger.forget(await idOf(owner, other, words))
        await gone(owner, words, 'erased by hand')
      }
      await owner.messenger.setDraft(other, 'half a word, of ivory')
      assert.ok((await owner.has('of heather')).includes('message'), 'nothing else went')
      await owner.messenger.remove(other)
      await gone(owner, 'of heather', 'the conversation is gone')
      await gone(owner, 'of ivory', 'its draft, too')
    }
  } finally {
    await ana.remove()
    await ben.remove()
  }
})

test('what a stranger wrote is in no file once they were declined', async () => {
  const ana = await Owner.make('Ana')
  const [cleo, dan] = [await Owner.make('Cleo'), await Owner.make('Dan')]
  try {
    await ana.messenger.subscribe()
    const { link } = await ana.messenger.createInvite({ kind: 'address' })
    await cleo.messenger.add(link, { note: 'Open, says the kestrel', sign: true })
    await dan.messenger.add(link, { note: 'Let me in, by the juniper', sign: true })
    await inTime('they knock', () => ana.messenger.requests().length === 2)
    await ana.close()
    await ana.open()
    for (const words of ['the juniper', 'the kestrel']) {
      assert.equal(await ana.has(words), ['contact', 'event', 'request'])
    }
    await ana.messenger.decline('Dan')
    await gone(ana, 'the juniper', 'declined')
    await dan.messenger.callOff(dan.messenger.contacts()[0]?.name ?? '')
    await gone(dan, 'the juniper', 'called off')
    await ana.messenger.accept('Cleo')
    await inTime('what she signed goes', async () => !(await ana.has('the kestrel'))
      .includes('request'))
    await ana.messenger.remove('Cleo')
    await gone(ana, 'the kestrel', 'removed')
  } finally {
    for (const owner of [ana, cleo, dan]) await owner.remove()
  }
})

test.run()
