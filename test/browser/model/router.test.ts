// Going from view to view, with a browser's history that learns nothing of anybody.

import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { Router } from '../../../browser/model/router.ts'

const test = suite('router')

/** `later`: takes the steps of the history, which a browser takes some time after it is told to. */
function opened (later?: (() => void)[]) {
  const entries: unknown[] = [null]
  let at = 0
  const router = new Router({
    get state () { return entries[at] },
    pushState: (state) => { entries.splice(++at, Infinity, state) },
    replaceState: (state) => { entries[at] = state },
    go: (steps) => {
      const arrive = (): void => { router.arrived(entries[at += steps]) }
      if (later === undefined) arrive()
      else later.push(arrive)
    }
  })
  const view = (): string => router.route.value.view
  return { router, entries, view }
}

test('goes back the way it came', () => {
  const { router, view } = opened()
  router.go({ view: 'chat', id: 'ben' })
  router.go({ view: 'contact', id: 'ben' })
  router.back()
  assert.is(view(), 'chat')
  router.back()
  assert.is(view(), 'chats')
  router.back()
  assert.is(view(), 'chats')
})

test('tells the browser numbers and nothing else', () => {
  const { router, entries } = opened()
  router.go({ view: 'chat', id: 'secret-id' })
  router.replace({ view: 'contact', id: 'secret-id' })
  assert.equal(entries, [{ snug: 0 }, { snug: 1 }])
})

test('closes what lies beside a conversation to that conversation, all else to the list', () => {
  const { router, view } = opened()
  router.go({ view: 'chat', id: 'ben' })
  router.go({ view: 'message', id: 'ben', message: 'm' })
  router.up()
  assert.is(view(), 'chat')
  router.up()
  assert.is(view(), 'chats')
  router.go({ view: 'settings' })
  router.go({ view: 'contact', id: 'ben' })
  router.up()
  assert.equal(router.route.value, { view: 'chat', id: 'ben' })
})

test('stays where it is when a link with a fragment is opened in its tab', () => {
  const { router, entries, view } = opened()
  router.go({ view: 'chat', id: 'ben' })
  router.arrived(null)
  assert.is(view(), 'chat')
  assert.equal(entries[1], { snug: 2 })
  router.go({ view: 'add' })
  router.arrived({ snug: 2 })
  assert.is(view(), 'chat')
  router.arrived({ snug: 0 })
  assert.is(view(), 'chats')
})

test('stays where it is when it is there already', () => {
  const { router, entries } = opened()
  router.go({ view: 'chat', id: 'ben' })
  router.go({ view: 'chat', id: 'ben' })
  assert.is(entries.length, 2)
})

test('begins at the list with a history that is not its own', () => {
  const { router, view } = opened()
  router.go({ view: 'settings' })
  for (const state of [undefined, 'x', { snug: 99 }, { snug: '1' }, { other: 1 }]) {
    router.arrived(state)
    assert.is(view(), 'chats')
  }
})

test('goes where a person wants to while a step back is on its way', () => {
  const later: (() => void)[] = []
  const { router, view } = opened(later)
  router.go({ view: 'settings' })
  router.up()
  router.go({ view: 'house' })
  later.shift()?.()
  assert.is(view(), 'house')
  router.up()
  router.up()
  later.shift()?.()
  assert.is(view(), 'chats')
  assert.equal(later, [], 'the list is never left')
})

test('goes home over all steps at once', () => {
  const { router, view } = opened()
  router.go({ view: 'chat', id: 'ben' })
  router.go({ view: 'contact', id: 'ben' })
  router.home()
  assert.is(view(), 'chats')
})

test.run()
