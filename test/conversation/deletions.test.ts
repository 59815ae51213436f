import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { DAY, HOUR, MINUTE } from '../../src/base/limits.ts'
import { Deletions } from '../../src/conversation/deletions.ts'
import { Timeline } from '../../src/conversation/timeline.ts'
import { cryptoReady } from '../../src/crypto/sodium.ts'
import { tables } from '../../src/storage/tables.ts'
import { ManualClock } from '../clock.ts'
import { NOW, person } from '../identity/people.ts'
import { seeded } from '../random.ts'
import { MemoryStore } from '../simulation/memory-store.ts'
import { message } from './messages.ts'
import type { Contact } from '../../src/conversation/contact.ts'
import type { Erasure } from '../../src/conversation/erasure.ts'
import type { Household } from '../../src/conversation/household.ts'
import type { MessageRecord } from '../../src/conversation/message-record.ts'

const test = suite('deletions')
test.before(cryptoReady)
const ANA = { account: person('deletions/ana').account.id } as Contact
const CLEO = { account: person('deletions/cleo').account.id } as Contact

async function room (record: MessageRecord) {
  const clock = new ManualClock(NOW)
  const store = new MemoryStore()
  const timeline = new Timeline(store, seeded('deletions'))
  await store.commit(timeline.put(ANA.account, NOW, record))
  const gone: number[] = []
  const erasure = {
    blank: async (_: Contact, { position }: { position: number },
      also: Parameters<MemoryStore['commit']>[0]) => {
      gone.push(position)
      await store.commit(also)
    },
    scrub: async () => { await timeline.scrub() }
  } as unknown as Erasure
  const house = { clock, store, timeline, storeFailed: (error: unknown) => { throw error }
  } as unknown as Household
  const deletions = new Deletions(house, erasure)
  const arrives = async (from: Contact, writtenAt: number): Promise<void> => {
    const { operations } = deletions.takenBack(from, record.id, writtenAt)
    await store.commit(operations)
    await deletions.look(from)
  }
  const waiting = async (): Promise<number> => {
    let count = 0
    for await (const _ of store.all(tables.deletion)) count++
    return count
  }
  return { clock, store, deletions, gone, arrives, waiting, house, erasure }
}

test('the author’s own message goes, in time and as late as mail can be', async () => {
  for (const [arrives, written] of [[MINUTE, MINUTE], [48 * HOUR, 48 * HOUR],
    [16 * DAY, 47 * HOUR]] as const) {
    const { clock, gone, arrives: deletion, waiting } = await room(message('mine'))
    clock.set(NOW + arrives)
    await deletion(ANA, NOW + written)
    assert.equal(gone, [NOW])
    assert.is(await waiting(), 0)
  }
})

test('late ones, and ones of a message of somebody else, change nothing', async () => {
  for (const [author, arrives, written] of [['them', 3 * DAY, 3 * DAY], ['them', 18 * DAY, HOUR],
    ['me', HOUR, HOUR], ['snug', HOUR, HOUR]] as const) {
    const { clock, gone, arrives: deletion } = await room(message('mine', { author }))
    clock.set(NOW + arrives)
    await deletion(ANA, NOW + written)
    assert.equal(gone, [])
  }
  const { gone, arrives } = await room(message('Ana’s'))
  await arrives(CLEO, NOW)
  assert.equal(gone, [], 'Cleo names a message of Ana')
})

test('one that overtakes its message waits for it, over a restart', async () => {
  const late = message('still under way')
  const { deletions, store, house, erasure } = await room(message('another'))
  await store.commit(deletions.takenBack(ANA, late.id, NOW).operations)
  await deletions.look(ANA)
  const again = new Deletions(house, erasure)
  assert.is(await again.load(store), 0)
  const ended = again.claim(ANA, late)
  assert.is(ended?.length, 1)
  assert.is(again.claim(ANA, late), undefined, 'once')
})

test('somebody who deletes what never was fills nothing', async () => {
  const { clock, deletions, store, waiting } = await room(message('the only one'))
  const random = seeded('never')
  for (let i = 0; i < 200; i++) {
    await store.commit(deletions.takenBack(ANA, random(32), NOW).operations)
  }
  assert.is(await waiting(), 64)
  clock.set(NOW + 20 * DAY)
  await deletions.look(ANA)
  assert.is(await waiting(), 0)
})

test.run()
