import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { TokenBucket } from '../../src/mailbox/token-bucket.ts'
import { seeded } from '../random.ts'

const test = suite('token bucket')

test('lets a burst through, and then so many a second', () => {
  const bucket = new TokenBucket({ burst: 60, perSecond: 1 }, 0)
  for (let i = 0; i < 60; i++) assert.is(bucket.take(0), 0)
  assert.is(bucket.take(0), 1_000)
  assert.is(bucket.take(400), 600)
  assert.is(bucket.take(1_000), 0)
  assert.is(bucket.take(1_000), 1_000)
  for (let i = 0; i < 60; i++) assert.is(bucket.take(1_000_000), 0)
  assert.is(bucket.take(1_000_000), 1_000)
})

test('is right about when there will be enough', () => {
  const random = seeded('bucket')
  const bucket = new TokenBucket({ burst: 10, perSecond: 0.3 }, 0)
  let now = 0
  for (let i = 0; i < 200; i++) {
    const count = random.between(1, 10)
    const wait = bucket.take(now, count)
    if (wait > 0) assert.is(bucket.take(now + wait, count), 0)
    now += wait + random.int(3_000)
  }
})

test.run()
