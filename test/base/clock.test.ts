import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { fraction, pause } from '../../src/base/clock.ts'
import { ManualClock } from '../clock.ts'
import { seeded } from '../random.ts'

const test = suite('clock port')

test('a pause ends after its time, and leaves no timer behind', async () => {
  const clock = new ManualClock()
  let over = false
  void pause(clock, 1_000).then(() => { over = true })
  await clock.advance(999)
  assert.not(over)
  await clock.advance(1)
  assert.ok(over)
  assert.is(clock.pending, 0)
})

test('a pause ends at once when it is called off, or was before it began', async () => {
  const clock = new ManualClock()
  const stop = new AbortController()
  const paused = pause(clock, 1_000, stop.signal)
  stop.abort()
  await paused
  assert.is(clock.pending, 0)
  await pause(clock, 1_000, stop.signal)
  assert.is(clock.pending, 0)
})

test('a fraction is at least 0 and below 1', () => {
  assert.is(fraction(() => new Uint8Array(4)), 0)
  assert.ok(fraction(() => new Uint8Array(4).fill(0xff)) < 1)
  const random = seeded('fraction')
  const all = Array.from({ length: 1_000 }, () => fraction(random))
  const mean = all.reduce((sum, each) => sum + each, 0) / all.length
  assert.ok(mean > 0.45 && mean < 0.55)
})

test.run()
