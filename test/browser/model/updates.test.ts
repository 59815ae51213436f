// New versions: looked for, told, and used only when a person says so.

import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { Updates } from '../../../browser/model/updates.ts'

const test = suite('updates')

class Source {
  readonly #listeners = new Map<string, Array<() => void>>()

  addEventListener (type: string, listen: () => void): void {
    this.#listeners.set(type, [...this.#listeners.get(type) ?? [], listen])
  }

  tell (type: string): void {
    for (const listen of this.#listeners.get(type) ?? []) listen()
  }
}

class ToldWorker extends Source {
  state = 'installing'
  readonly heard: string[] = []
  postMessage (message: string): void { this.heard.push(message) }
}

class ToldContainer extends Source {
  controller: unknown = null
}

class ToldPage {
  readonly workers = new ToldContainer()
  readonly document = Object.assign(new Source(), { visibilityState: 'visible' })
  readonly registration = Object.assign(new Source(), {
    waiting: null as ToldWorker | null,
    installing: null as ToldWorker | null,
    update: async () => { this.checks += 1 }
  })

  checks = 0
  reloads = 0
  time = 0
  minute: () => void = () => {}

  register = async () => this.registration
  reload = (): void => { this.reloads += 1 }
  every = (_ms: number, run: () => void): void => { this.minute = run }
  now = (): number => this.time

  /** A new version arrives and waits. */
  arrive (): ToldWorker {
    const worker = new ToldWorker()
    this.registration.installing = worker
    this.registration.tell('updatefound')
    worker.state = 'installed'
    this.registration.waiting = worker
    worker.tell('statechange')
    return worker
  }
}

test('says nothing of the first version that is kept', async () => {
  const page = new ToldPage()
  const updates = new Updates(page)
  await updates.start()
  page.arrive()
  page.workers.controller = {}
  page.workers.tell('controllerchange')
  assert.is(updates.state.value, 'none')
  assert.is(page.reloads, 0)
})

test('tells of a version that waits, and loads it when a person says so', async () => {
  const page = new ToldPage()
  page.workers.controller = {}
  const updates = new Updates(page)
  await updates.start()
  const worker = page.arrive()
  assert.is(updates.state.value, 'ready')
  updates.later()
  assert.is(updates.state.value, 'later')
  assert.equal(worker.heard, [])
  updates.use()
  assert.equal(worker.heard, ['use'])
  assert.is(page.reloads, 0)
  page.workers.tell('controllerchange')
  assert.is(page.reloads, 1)
})

test('tells of a version that waited already when the page was opened', async () => {
  const page = new ToldPage()
  page.workers.controller = {}
  page.registration.waiting = new ToldWorker()
  const updates = new Updates(page)
  await updates.start()
  assert.is(updates.state.value, 'ready')
})

test('does not load the page again when another tab took the new version', async () => {
  const page = new ToldPage()
  page.workers.controller = {}
  const updates = new Updates(page)
  await updates.start()
  page.workers.tell('controllerchange')
  assert.is(page.reloads, 0)
  assert.is(updates.state.value, 'ready')
  updates.use()
  assert.is(page.reloads, 1)
})

test('tells of a version that another tab took before this one began to look', async () => {
  const page = new ToldPage()
  page.workers.controller = {}
  const updates = new Updates(page)
  page.workers.tell('controllerchange')
  await updates.start()
  assert.is(updates.state.value, 'ready')
})

test('tells of a version that was on its way before this tab began to look', async () => {
  const page = new ToldPage()
  page.workers.controller = {}
  const worker = page.registration.installing = new ToldWorker()
  const updates = new Updates(page)
  await updates.start()
  assert.is(updates.state.value, 'none')
  worker.state = 'installed'
  worker.tell('statechange')
  assert.is(updates.state.value, 'ready')
})

test('looks for new versions once an hour, and only while somebody looks', async () => {
  const page = new ToldPage()
  const updates = new Updates(page)
  await updates.start()
  page.minute()
  assert.is(page.checks, 0)
  page.time += 3_600_000
  page.document.visibilityState = 'hidden'
  page.minute()
  assert.is(page.checks, 0)
  page.document.visibilityState = 'visible'
  page.document.tell('visibilitychange')
  page.minute()
  assert.is(page.checks, 1)
})

test('goes on when the house does not answer', async () => {
  const page = new ToldPage()
  page.registration.update = async () => { throw new TypeError('no network') }
  const updates = new Updates(page)
  await updates.start()
  page.time += 3_600_000
  page.minute()
  assert.is(updates.state.value, 'none')
})

test.run()
