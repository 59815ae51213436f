import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { Outbox } from '../../src/delivery/outbox.ts'
import { decodeOutboxItem, encodeOutboxItem, holdsIn, isSealed,
  withHold } from '../../src/delivery/outbox-item.ts'
import { fuzz } from '../fuzz.ts'
import { person } from '../identity/people.ts'
import { seeded } from '../random.ts'
import type { PeerKey } from '../../src/base/channel.ts'
import type { Hold, OutboxItem } from '../../src/delivery/outbox-item.ts'
import type { BoxId } from '../../src/message/envelope.ts'
import type { InnerHash } from '../../src/session/inner.ts'

const test = suite('outbox item')
const random = seeded('outbox-item')
const SECOND = 1_000

function hold (until: number): Hold {
  return { host: random(32) as PeerKey, box: random(16) as BoxId, until }
}

function item (number: number, holds: readonly Hold[] = []): OutboxItem {
  return { number, seq: number, innerHash: random(32) as InnerHash, inner: random(1_500),
    size: 4_096, content: random(90), createdAt: 1, expiresAt: 2, short: true, position: 3,
    holds, heldAt: 0 }
}

test('an item comes back as it was stored, sealed or not', () => {
  const held = item(7, [hold(1), hold(2)])
  assert.equal(decodeOutboxItem(encodeOutboxItem(held)), held)
  const open = { ...item(8), inner: new Uint8Array(0) }
  assert.equal(decodeOutboxItem(encodeOutboxItem(open)), open)
  assert.ok(isSealed(held))
  assert.not(isSealed(open))
})

test('a damaged record is never taken for an item', async () => {
  const counts = await fuzz(decodeOutboxItem, [encodeOutboxItem(item(7, [hold(5)]))],
    { seed: 'outbox-item', check: (value) => {
      if (value !== undefined && value.holds.length > 8) throw new Error('too many holds')
    } })
  assert.ok(counts.refused > 0)
})

test('a newer promise takes the place of an older one in the same box, and no more than eight stay',
  () => {
    const first = hold(100)
    let held = withHold(item(1), first, 5)
    held = withHold(held, { ...first, until: 200 }, 6)
    assert.equal(held.holds.map(({ until }) => until), [200])
    held = withHold(held, { ...hold(300), host: first.host }, 7)
    assert.is(held.holds.length, 2, 'another box of the same host is another promise')
    for (let i = 0; i < 20; i++) held = withHold(held, hold(i), 8)
    assert.is(held.holds.length, 8)
  })

test('a promise counts until it ends, and only in a box that the recipient still uses', () => {
  const kept = hold(100)
  const gone = hold(100)
  const held = item(1, [kept, gone])
  assert.equal(holdsIn(held, [{ box: kept.box }], 99 * SECOND), [kept])
  assert.equal(holdsIn(held, [{ box: kept.box }], 100 * SECOND), [])
  assert.equal(holdsIn(held, [], 0), [])
})

test('an outbox lets nothing leave that is not sealed or not flushed', () => {
  const outbox = new Outbox(person('outbox').device.certificate.deviceId)
  const [one, two, open] = [item(1), item(2), { ...item(3), inner: new Uint8Array(0) }]
  for (const each of [one, two, open]) outbox.add(each)
  assert.equal([...outbox.sendable(0)], [])
  outbox.written(two)
  outbox.written(open)
  assert.equal([...outbox.sendable(1)].map(({ number }) => number), [2])
  assert.equal([...outbox.sendable(2)], [], 'nor what is over')
  assert.equal([...outbox.items()].map(({ number }) => number), [1, 2, 3])
  outbox.written(one)
  assert.equal([...outbox.sendable(1)].map(({ number }) => number), [1, 2])
})

test('an outbox is full at its limit', () => {
  const outbox = new Outbox(person('outbox').device.certificate.deviceId)
  const one = item(1)
  for (let number = 1; number <= 4_096; number++) outbox.restore({ ...one, number })
  assert.ok(outbox.isFull)
  outbox.remove(7)
  assert.not(outbox.isFull)
})

test.run()
