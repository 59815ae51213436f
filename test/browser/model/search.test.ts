// Searching: the answer to what was asked last.

import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { effect } from '@preact/signals'
import { Search } from '../../../browser/model/search.ts'
import { ScriptedMessenger } from '../pages/room/scripted-messenger.ts'
import type { Found } from '../../../browser/model/search.ts'

const test = suite('search model')

/** Asks at once. */
const later = (run: () => void) => {
  run()
  return () => {}
}

async function answer (search: Search): Promise<Found> {
  return await new Promise((resolve) => {
    const stop = effect(() => {
      const found = search.found.value
      if (found?.query === search.query.peek().trim()) queueMicrotask(() => {
        stop()
        resolve(found)
      })
    })
  })
}

test('finds words in all conversations, or in one', async () => {
  const messenger = new ScriptedMessenger({ scene: 'usual' })
  for (const [conversation, count] of [[undefined, 1], ['ben', 1], ['cleo', 0]] as const) {
    const search = new Search(messenger, conversation, later)
    search.query.value = ' bread '
    const { hits } = await answer(search)
    assert.is(hits.length, count)
    assert.not(search.isLooking.value)
    search.stop()
  }
})

test('forgets an answer that comes too late', async () => {
  const late: Array<() => void> = []
  class Slow extends ScriptedMessenger {
    override async search (query: string) {
      if (query === 'pot') await new Promise<void>((resolve) => { late.push(resolve) })
      return await super.search(query)
    }
  }
  const search = new Search(new Slow({ scene: 'usual' }), undefined, later)
  search.query.value = 'pot'
  while (late.length === 0) await new Promise((resolve) => { setImmediate(resolve) })
  search.query.value = 'lamp'
  const found = await answer(search)
  late[0]?.()
  await new Promise((resolve) => { setImmediate(resolve) })
  assert.is(search.found.value, found)
  search.stop()
})

test('shows what there is while older messages are still read, and then all', async () => {
  const asked: boolean[] = []
  class Reading extends ScriptedMessenger {
    override async search (query: string, { whole = false }: { whole?: boolean } = {}) {
      asked.push(whole)
      const view = await super.search(query)
      return whole ? view : { ...view, hits: [], count: 0, isWhole: false }
    }
  }
  const search = new Search(new Reading({ scene: 'usual' }), undefined, later)
  search.query.value = 'bread'
  assert.equal((await answer(search)).hits, [])
  while (search.isLooking.value) await new Promise((resolve) => { setImmediate(resolve) })
  assert.is(search.found.value?.hits.length, 1)
  assert.equal(asked, [false, true])
  search.stop()
})

test('shows nothing once nothing is asked', async () => {
  const search = new Search(new ScriptedMessenger({ scene: 'usual' }), undefined, later)
  search.query.value = 'bread'
  await answer(search)
  search.query.value = ''
  assert.is(search.found.value, undefined)
  search.stop()
})

test.run()
