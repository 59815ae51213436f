// The files of the app kept for when there is no network: whole versions, and nothing else.

import { createHash } from 'node:crypto'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { Shell } from '../../../browser/offline/shell.ts'
import type { ShellFile, ShellParts } from '../../../browser/offline/shell.ts'

const test = suite('shell')

const SCOPE = 'https://house.example/'

type Site = Record<string, string>

function filesOf (site: Site): ShellFile[] {
  return Object.entries(site).map(([url, text]) => {
    return { url, revision: createHash('sha256').update(text).digest('base64') }
  })
}

/** A browser's caches, and a server that counts what it is asked. */
class World {
  readonly stored = new Map<string, Map<string, string>>()
  asked: string[] = []
  site: Site = {}

  shell (site: Site): Shell {
    const caches: ShellParts['caches'] = {
      open: async (name) => {
        const cache = this.stored.get(name) ?? new Map<string, string>()
        this.stored.set(name, cache)
        return {
          match: async (url) => {
            const text = cache.get(url)
            return text === undefined ? undefined : new Response(text)
          },
          put: async (url, response) => { cache.set(url, await response.text()) }
        }
      },
      keys: async () => [...this.stored.keys()],
      delete: async (name) => this.stored.delete(name)
    }
    return new Shell({
      files: filesOf(site),
      scope: SCOPE,
      caches,
      fetch: async (url) => {
        this.asked.push(url)
        const text = this.site[url.slice(SCOPE.length)]
        return text === undefined ? new Response('', { status: 404 }) : new Response(text)
      },
      digest: async (bytes) => await crypto.subtle.digest('SHA-256', bytes)
    })
  }

  async installed (site: Site): Promise<Shell> {
    this.site = site
    const shell = this.shell(site)
    await shell.install()
    await shell.activate()
    return shell
  }
}

const ONE = { 'index.html': 'one', 'assets/a-1.js': 'a', 'assets/b-1.js': 'b' }
const TWO = { 'index.html': 'two', 'assets/a-1.js': 'a', 'assets/b-2.js': 'B' }
const THREE = { 'index.html': 'three', 'assets/c-3.js': 'c' }

const get = (path: string) => ({ method: 'GET', mode: 'cors', url: SCOPE + path })
const visit = (path = '') => ({ method: 'GET', mode: 'navigate', url: SCOPE + path })

test('answers visits and files from what it keeps', async () => {
  const shell = await new World().installed(ONE)
  for (const request of [visit(), visit('?launched'), visit('index.html')]) {
    assert.ok(shell.handles(request))
    assert.is(await (await shell.answer(request))?.text(), 'one')
  }
  assert.is(await (await shell.answer(get('assets/a-1.js')))?.text(), 'a')
})

test('leaves to the network what is no file of the app', async () => {
  const shell = await new World().installed(ONE)
  for (const request of [get('house.json'), get('hashes.txt'), visit('elsewhere'),
    { ...visit(), method: 'POST' }, { ...get(''), url: 'https://elsewhere.example/index.html' }]) {
    assert.not.ok(shell.handles(request), request.url)
  }
})

test('keeps nothing of a version of which a file is missing or another one', async () => {
  for (const site of [{ ...ONE, 'assets/b-1.js': 'other' }, { 'index.html': 'one' }]) {
    const world = new World()
    world.site = site
    let failed = false
    await world.shell(ONE).install().catch(() => { failed = true })
    assert.ok(failed)
    assert.is(world.stored.size, 0)
  }
})

test('keeps what it has when the next version does not arrive whole', async () => {
  const world = new World()
  const shell = await world.installed(ONE)
  world.site = {}
  await world.shell(TWO).install().catch(() => {})
  await world.shell(ONE).install().catch(() => {})
  assert.is(await (await shell.answer(visit()))?.text(), 'one')
})

test('fetches only what changed', async () => {
  const world = new World()
  await world.installed(ONE)
  world.asked = []
  await world.installed(TWO)
  assert.equal(world.asked.toSorted(), [`${SCOPE}assets/b-2.js`, `${SCOPE}index.html`])
})

test('gives pages of the version before their files, and forgets older ones', async () => {
  const world = new World()
  await world.installed(ONE)
  const two = await world.installed(TWO)
  assert.is(await (await two.answer(get('assets/b-1.js')))?.text(), 'b')
  assert.is(await (await two.answer(visit()))?.text(), 'two')
  const three = await world.installed(THREE)
  assert.is(world.stored.size, 2)
  assert.is(await (await three.answer(get('assets/b-2.js')))?.text(), 'B')
  assert.is(await three.answer(get('assets/b-1.js')), undefined)
})

test.run()
