import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { ByteReader, ByteWriter } from '../../src/base/wire.ts'
import {
  acknowledgement, arrive, forgetLost, hasReceived, MISSING_MAX, NOTHING_RECEIVED, readReceived,
  untold, writeReceived
} from '../../src/delivery/received.ts'
import { seeded } from '../random.ts'

test('any order of arrival puts an author\'s messages at positions in the author\'s order', () => {
  for (let seed = 1; seed <= 50; seed++) {
    const random = seeded(seed)
    const order = random.shuffle(Array.from({ length: 60 }, (_, i) => i + 1))
    let received = NOTHING_RECEIVED
    let next = 1_000
    const positions = new Map<number, number>()
    for (const seq of order) {
      const arrival = arrive(received, seq, next)
      assert.ok(arrival)
      positions.set(seq, arrival.position)
      received = arrival.received
      next = arrival.next
      assert.is(arrive(received, seq, next), undefined, 'a repetition is known')
    }
    const placed = [...positions].sort(([, a], [, b]) => a - b).map(([seq]) => seq)
    assert.equal(placed, order.slice().sort((a, b) => a - b))
    assert.equal(acknowledgement(received), { upTo: 60, gaps: [] })
  }
})

test('an acknowledgement names the first gap and what came after it', () => {
  let received = NOTHING_RECEIVED
  let next = 0
  for (const seq of [1, 2, 4, 7]) {
    const arrival = arrive(received, seq, next)
    assert.ok(arrival)
    received = arrival.received
    next = arrival.next
  }
  assert.equal(acknowledgement(received), { upTo: 2, gaps: [2, 5] })
  assert.ok(hasReceived(received, 4))
  assert.not(hasReceived(received, 5))
})

test('a leap far ahead keeps a bounded number of gaps', () => {
  const arrival = arrive(NOTHING_RECEIVED, 1_000_000, 5)
  assert.is(arrival?.received.missing.size, MISSING_MAX)
  assert.ok(arrival !== undefined && hasReceived(arrival.received, 3),
    'what is too old counts as lost')
})

test('the record survives being written and read', () => {
  const arrival = arrive(NOTHING_RECEIVED, 9, 77)
  assert.ok(arrival)
  const writer = new ByteWriter()
  writeReceived(writer, arrival.received)
  assert.equal(readReceived(new ByteReader(writer.finish())), arrival.received)
})

test('a hole that nobody can fill any more is given up, so that later numbers are told together',
  () => {
    const noticed = Date.UTC(2026, 4, 3)
    let received = NOTHING_RECEIVED
    for (const seq of [1, 3]) {
      const arrival = arrive(received, seq, noticed)
      assert.ok(arrival)
      received = arrival.received
    }
    assert.is(acknowledgement(forgetLost(received, noticed + 15 * 86_400_000)).upTo, 1)
    const forgotten = forgetLost(received, noticed + 17 * 86_400_000)
    assert.equal(acknowledgement(forgotten), { upTo: 3, gaps: [] })
    assert.is(arrive(forgotten, 2, noticed + 1), undefined, 'a late one counts as read')
  })

test('beyond a hole the numbers that were not told come first, then the newest', () => {
  let received = NOTHING_RECEIVED
  let next = 1
  for (let seq = 1; seq <= 300; seq++) {
    if (seq === 2) continue
    const arrival = arrive(received, seq, next)
    assert.ok(arrival)
    received = arrival.received
    next = arrival.next
  }
  const newest = acknowledgement(received)
  assert.is(newest.upTo, 1)
  assert.is(newest.gaps.length, 64)
  assert.is(newest.gaps.at(-1), 299)
  const told = acknowledgement(received, [3, 4, 2, 999])
  assert.ok(told.gaps.includes(2) && told.gaps.includes(3))
  assert.not(told.gaps.includes(1), 'what is missing is never acknowledged')
  assert.is(told.gaps.length, 64)
  assert.equal(untold([1, 3, 4, 100], told), [100])
})

test('a record whose numbers are out of order or too high is refused', () => {
  for (const seqs of [[2, 1], [1, 1], [5], [0]]) {
    const writer = new ByteWriter().u64(5).u16(seqs.length)
    for (const seq of seqs) writer.u64(seq).u64(1)
    const reader = new ByteReader(writer.finish())
    readReceived(reader)
    assert.ok(reader.failed, String(seqs))
  }
})

test.run()
