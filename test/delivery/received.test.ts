import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { ByteReader, ByteWriter } from '../../src/base/wire.ts'
import {
  acknowledgement, arrive, hasReceived, MISSING_MAX, NOTHING_RECEIVED, readReceived, writeReceived
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

test.run()
