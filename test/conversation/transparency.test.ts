// Split views are loud, and told again by the same friend they are not loud again within a week: or
// who wants to could fill a conversation with them.

import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { DAY } from '../../src/base/limits.ts'
import { History } from '../../src/conversation/history.ts'
import { createSelf } from '../../src/conversation/self.ts'
import { Transparency } from '../../src/conversation/transparency.ts'
import { cryptoReady } from '../../src/crypto/sodium.ts'
import { decodeDeviceList } from '../../src/identity/device-list.ts'
import { tellSightings } from '../../src/identity/sightings.ts'
import { scrubNoted } from '../../src/storage/table-scrub.ts'
import { tables } from '../../src/storage/tables.ts'
import { ManualClock } from '../clock.ts'
import { NOW, person } from '../identity/people.ts'
import { seeded } from '../random.ts'
import { MemoryStore } from '../simulation/memory-store.ts'
import type { Contact } from '../../src/conversation/contact.ts'
import type { Household } from '../../src/conversation/household.ts'

const test = suite('transparency')
test.before(cryptoReady)

test('the same split view is shown once a week', () => {
  const random = seeded('transparency')
  const clock = new ManualClock(NOW)
  const self = createSelf('Ana', random, NOW)
  const own = decodeDeviceList(self.deviceList)
  if (!own.ok) throw new Error('no list')
  const house = { clock, history: new History(), self: () => self,
    contacts: { all: () => [] } } as unknown as Household
  const noticed: string[] = []
  const transparency = new Transparency({ house, notice: (_contact, { code }) => {
    noticed.push(code)
    return { operations: [] }
  } })
  const cleo = { account: person('transparency/cleo').account.id, name: 'Cleo',
    state: 'connected' } as Contact
  const seen = [{ secret: self.discoverySecret, version: own.value.version,
    list: Uint8Array.of(1) }]
  const tells = (): void => {
    const nonce = random(16)
    const telling = { from: cleo.account, to: self.account.id, nonce }
    transparency.handle(cleo, { kind: 'sightings', nonce,
      entries: tellSightings(seen, telling, random) })
  }
  for (let i = 0; i < 10; i++) tells()
  assert.equal(noticed, ['split-view-me'])
  clock.set(NOW + 7 * DAY)
  tells()
  assert.equal(noticed, ['split-view-me', 'split-view-me'], 'a week later once more')
})

test('what is doubted goes with who told it and whom it is about, and nothing else', async () => {
  const random = seeded('doubts')
  const clock = new ManualClock(NOW)
  const store = new MemoryStore()
  const self = createSelf('Ana', random, NOW)
  const list = decodeDeviceList(self.deviceList)
  if (!list.ok) throw new Error('no list')
  const known = ['ben', 'cleo', 'dan'].map((name) => ({ name, state: 'connected', devices: [],
    account: person(`doubts/${name}`).account.id } as unknown as Contact))
  const house = { clock, store, history: new History(), self: () => self,
    contacts: { all: () => known } } as unknown as Household
  const transparency = new Transparency({ house, notice: () => ({ operations: [] }) })
  const rows = async (): Promise<number> => {
    let count = 0
    for await (const _ of store.all(tables.sighting)) count++
    return count
  }
  for (const from of known) {
    const nonce = random(16)
    const telling = { from: from.account, to: self.account.id, nonce }
    const seen = [{ secret: self.discoverySecret, version: list.value.version + 1,
      list: Uint8Array.of(1) }]
    await store.commit(transparency.handle(from, { kind: 'sightings', nonce,
      entries: tellSightings(seen, telling, random) }).operations)
  }
  assert.is(await rows(), 3)
  const [ben, cleo] = known
  if (ben === undefined || cleo === undefined) throw new Error('nobody')
  await store.commit(transparency.forget(ben))
  assert.is(await rows(), 2)
  // After a start, before anything was read.
  const again = new Transparency({ house, notice: () => ({ operations: [] }) })
  await store.commit(again.forget(cleo))
  assert.is(await rows(), 1)
  await scrubNoted(store)
  assert.ok(store.scrubbed.some(({ table }) => table === tables.sighting), 'from the disk, too')
})

test.run()
