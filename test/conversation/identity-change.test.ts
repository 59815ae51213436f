import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { ContactBook } from '../../src/conversation/contact-book.ts'
import { newContact } from '../../src/conversation/contact.ts'
import { History, HISTORY_MAX } from '../../src/conversation/history.ts'
import { IdentityChanges } from '../../src/conversation/identity-change.ts'
import { tables } from '../../src/storage/tables.ts'
import { ManualClock } from '../clock.ts'
import { seeded } from '../random.ts'
import { MemoryStore } from '../simulation/memory-store.ts'
import type { Contact } from '../../src/conversation/contact.ts'
import type { Household } from '../../src/conversation/household.ts'
import type { Notice } from '../../src/conversation/notice.ts'
import type { AccountId } from '../../src/identity/account.ts'

const test = suite('identity change')

const random = seeded('identity change')
const account = random(32) as AccountId
const [successor, another] = [random(32) as AccountId, random(32) as AccountId]

class Bench {
  readonly clock = new ManualClock()
  readonly contacts = new ContactBook()
  readonly history = new History()
  readonly store = new MemoryStore()
  readonly noticed: string[] = []
  readonly changes = new IdentityChanges({
    // What is used of the house, and nothing else.
    house: { clock: this.clock, contacts: this.contacts, history: this.history,
      store: this.store } as unknown as Household,
    notice: (_contact: Contact, { code }: Notice) => {
      this.noticed.push(code)
      return { operations: [] }
    },
    contactChanged: () => {},
    shutOut: () => Promise.resolve(),
    failWaiting: () => ({ operations: [] }),
    conversations: { merging: { move: () => Promise.resolve() },
      parting: { forget: () => [], gone: () => Promise.resolve() } }
  })

  constructor () {
    this.contacts.put({ ...newContact(account, 'Ben', 'verified', 0, 0, false) })
  }

  get ben (): Contact {
    const ben = this.contacts.get(account)
    if (ben === undefined) throw new Error('no Ben')
    return ben
  }

  succeed (by: AccountId): void { this.changes.succeeded(this.ben, by) }
}

test('a successor that is not believed changes nothing, and is not asked about again', async () => {
  const bench = new Bench()
  bench.succeed(successor)
  assert.is(bench.ben.state, 'changed')
  await bench.changes.keepApart(bench.ben)
  assert.is(bench.ben.state, 'verified')
  bench.succeed(successor)
  assert.is(bench.ben.state, 'verified')
  bench.succeed(another)
  assert.is(bench.ben.state, 'changed')
  assert.equal(bench.noticed, ['identity-changed', 'identity-changed'])
})

test('a successor that is believed leaves a contact who is to be compared anew', async () => {
  const bench = new Bench()
  bench.succeed(successor)
  await bench.changes.accept(bench.ben)
  assert.equal([bench.ben.state, bench.ben.change], ['connected', undefined])
  assert.equal(bench.history.of(account).map(({ code }) => code),
    ['identity-changed', 'accepted'])
})

test('nobody fills a history until it says no more what happened to the contact', async () => {
  const { history, store } = new Bench()
  await store.commit(history.note(account, 0, 'met-invite'))
  await store.commit(history.note(account, 1, 'identity-changed'))
  for (let i = 2; i < 3 * HISTORY_MAX; i++) {
    const code = i % 2 === 0 ? 'split-view' : 'device-list-fork'
    await store.commit(history.note(account, i, code, `${i}`))
  }
  assert.equal(history.of(account).slice(0, 2).map(({ code }) => code),
    ['met-invite', 'identity-changed'])
  assert.is(history.of(account).length, HISTORY_MAX)
  assert.is((await store.list(tables.contactHistory, account)).length, HISTORY_MAX)
})

test('a history is bounded, comes back from the store, and goes with its contact', async () => {
  const { history, store } = new Bench()
  for (let i = 0; i < HISTORY_MAX + 6; i++) {
    await store.commit(history.note(account, i, 'new-device', `device ${i}`))
  }
  const again = new History()
  assert.is(await again.load(store), 0)
  assert.equal(again.of(account), history.of(account))
  assert.is(again.of(account).length, HISTORY_MAX)
  assert.is(again.of(account)[0]?.about, 'device 6')
  await store.commit(again.forget(account))
  assert.equal(await store.list(tables.contactHistory, account), [])
})

test.run()
