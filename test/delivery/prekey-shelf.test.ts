import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { PrekeyShelf } from '../../src/delivery/prekey-shelf.ts'
import { asSymmetricKey } from '../../src/crypto/keys.ts'
import { seeded } from '../random.ts'
import { MemoryStore } from '../simulation/memory-store.ts'
import { person } from '../identity/people.ts'
import { NOW } from './pair.ts'
import { scrubNoted, scrubSoon } from '../../src/storage/table-scrub.ts'
import { tables } from '../../src/storage/tables.ts'
import type { ReplayMark } from '../../src/session/keys.ts'

const test = suite('prekey shelf')
const HOUR = 3_600_000
const DAY = 24 * HOUR
const { device } = person('shelf')
const other = person('other').device.certificate.deviceId

async function rows (store: MemoryStore, table: number): Promise<number> {
  let count = 0
  for await (const _ of store.all(table as 0x12)) count++
  return count
}

test('the contact bundle stays for 48 hours, then another one is given', () => {
  const shelf = new PrekeyShelf()
  const random = seeded('rotation')
  const first = shelf.forContacts(device, NOW, random)
  assert.is(first.operations.length, 1)
  const same = shelf.forContacts(device, NOW + 47 * HOUR, random)
  assert.equal(same.bundle.id, first.bundle.id)
  assert.equal(same.operations, [])
  const second = shelf.forContacts(device, NOW + 48 * HOUR, random)
  assert.not.equal(second.bundle.id, first.bundle.id)
  assert.ok(second.bundle.version > first.bundle.version)
  assert.ok(shelf.find(first.bundle.id), 'late first messages still open')
  assert.is(shelf.kindOf(second.bundle.id), 'contact')
})

test('private halves go 28 days after they were replaced', () => {
  const shelf = new PrekeyShelf()
  const random = seeded('erase')
  const first = shelf.forContacts(device, NOW, random)
  shelf.forContacts(device, NOW + 2 * DAY, random)
  assert.equal(shelf.sweep(NOW + 29 * DAY), [])
  const erased = shelf.sweep(NOW + 30 * DAY)
  assert.equal(erased.map(({ type, key: { table } }) => [type, table]),
    [['delete', tables.prekey], ['put', tables.meta]])
  assert.equal(erased.at(-1), scrubSoon(tables.prekey), 'from the disk, too')
  assert.is(shelf.find(first.bundle.id), undefined)
})

test('an invite bundle is never rotated, and goes with its invite', () => {
  const shelf = new PrekeyShelf()
  const random = seeded('invite')
  const psk = asSymmetricKey(random(32))
  const supply = shelf.forInvite(device, psk, NOW + 21 * DAY, NOW, random)
  assert.equal(shelf.find(supply.bundle.id)?.psk, psk)
  assert.is(shelf.kindOf(supply.bundle.id), 'invite')
  assert.equal(shelf.eraseFor(asSymmetricKey(random(32))), [])
  assert.is(shelf.eraseFor(psk).filter(({ type }) => type === 'delete').length, 1)
  assert.is(shelf.find(supply.bundle.id), undefined)
})

test('the bundle of an address is told from that of contacts and of other addresses', () => {
  const shelf = new PrekeyShelf()
  const random = seeded('address')
  const [one, two] = [asSymmetricKey(random(32)), asSymmetricKey(random(32))]
  const first = shelf.forAddress(device, one, NOW, random)
  assert.equal(shelf.forAddress(device, one, NOW, random).bundle.id, first.bundle.id)
  assert.not.equal(shelf.forAddress(device, two, NOW, random).bundle.id, first.bundle.id)
  assert.not.equal(shelf.forContacts(device, NOW, random).bundle.id, first.bundle.id)
})

test('marks of first messages live as long as their bundle, and over a restart', async () => {
  const store = new MemoryStore()
  const random = seeded('marks')
  const shelf = new PrekeyShelf()
  const mark = random(32) as ReplayMark
  const supply = shelf.forContacts(device, NOW, random)
  assert.is(shelf.madeBy(mark), undefined)
  await store.commit([...supply.operations, shelf.remember(mark, supply.bundle.id, other, NOW)])
  const again = new PrekeyShelf()
  assert.is(await again.load(store), 0)
  assert.equal(again.madeBy(mark), other)
  assert.ok(again.find(supply.bundle.id))
  await store.commit(again.erase(supply.bundle.id))
  assert.is(again.madeBy(mark), undefined)
  assert.is(await rows(store, tables.prekey), 0)
  assert.is(await rows(store, tables.replay), 0)
})

test('the mark of a used invite goes when no host can bring its message, also after a restart',
  async () => {
    const store = new MemoryStore()
    const random = seeded('used marks')
    const shelf = new PrekeyShelf()
    const mark = random(32) as ReplayMark
    const psk = asSymmetricKey(random(32))
    const supply = shelf.forInvite(device, psk, NOW + 21 * DAY, NOW, random)
    const used = shelf.eraseFor(psk)
    await store.commit([...supply.operations,
      shelf.remember(mark, supply.bundle.id, other, NOW), ...used])
    const again = new PrekeyShelf()
    assert.is(await again.load(store), 0)
    assert.equal(again.sweep(NOW + 15 * DAY), [])
    assert.equal(again.madeBy(mark), other, 'whose it was is known as long')
    await store.commit(again.sweep(NOW + 16 * DAY))
    assert.not(again.hasRead(mark))
    assert.is(await rows(store, tables.replay), 0)
    await scrubNoted(store)
    assert.ok(store.scrubbed.some(({ table }) => table === tables.replay), 'from the disk, too')
  })

test('of who is forgotten no mark tells, and none is free where it could make a session',
  async () => {
    const store = new MemoryStore()
    const random = seeded('forgotten marks')
    const shelf = new PrekeyShelf()
    const psk = asSymmetricKey(random(32))
    const invite = shelf.forInvite(device, psk, NOW + 21 * DAY, NOW, random)
    const open = shelf.forContacts(device, NOW, random)
    const [used, held, another] = [random(32), random(32), random(32)] as ReplayMark[]
    if (!used || !held || !another) throw new Error('no marks')
    shelf.eraseFor(psk)
    await store.commit([...open.operations, shelf.remember(used, invite.bundle.id, other, NOW),
      shelf.remember(held, open.bundle.id, other, NOW),
      shelf.remember(another, open.bundle.id, device.certificate.deviceId, NOW)])
    await store.commit(shelf.forget(other))
    assert.equal(shelf.forget(other), [], 'once')
    for await (const { value } of store.all(tables.replay)) {
      assert.not(Buffer.from(value).includes(Buffer.from(other)))
    }
    await scrubNoted(store)
    assert.ok(store.scrubbed.some(({ table }) => table === tables.replay))
    const again = new PrekeyShelf()
    assert.is(await again.load(store), 0)
    for (const known of [shelf, again]) {
      assert.equal([used, held, another].map((mark) => known.hasRead(mark)), [false, true, true])
      assert.is(known.madeBy(held), undefined)
      assert.equal(known.madeBy(another), device.certificate.deviceId)
    }
    await store.commit(again.erase(open.bundle.id))
    assert.is(await rows(store, tables.replay), 0)
  })

test('a damaged record is counted, and does not stop the others', async () => {
  const store = new MemoryStore()
  const random = seeded('damaged')
  const supply = new PrekeyShelf().forContacts(device, NOW, random)
  await store.commit([...supply.operations, { type: 'put', value: random(60),
    key: { table: tables.prekey, name: random(8), number: 0 } },
  { type: 'put', value: random(60),
    key: { table: tables.replay, name: random(32), number: 0 } }])
  const shelf = new PrekeyShelf()
  assert.is(await shelf.load(store), 2)
  assert.ok(shelf.find(supply.bundle.id))
})

test.run()
