import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { ManualClock, START } from './clock.ts'

const test = suite('manual clock')

test('runs due calls in order, each at its own time', async () => {
  const clock = new ManualClock()
  const seen: string[] = []
  const note = (name: string) => (): void => { seen.push(`${name}@${clock.monotonic()}`) }
  clock.schedule(30, note('c'))
  clock.schedule(10, note('a'))
  clock.schedule(10, note('b'))
  clock.schedule(31, note('late'))
  await clock.advance(30)
  assert.equal(seen, ['a@10', 'b@10', 'c@30'])
  assert.is(clock.now(), START + 30)
  assert.is(clock.pending, 1)
  assert.is(clock.next, 1)
})

test('settles what a call sets off before the next call runs', async () => {
  const clock = new ManualClock()
  const seen: string[] = []
  clock.schedule(1, () => {
    void Promise.resolve().then(() => Promise.resolve()).then(() => { seen.push('promise') })
    clock.schedule(1, () => { seen.push('nested') })
  })
  clock.schedule(3, () => { seen.push('third') })
  await clock.advance(5)
  assert.equal(seen, ['promise', 'nested', 'third'])
})

test('forgets a call that was called off, also within the same span', async () => {
  const clock = new ManualClock()
  const timer = clock.schedule(2, () => { assert.unreachable() })
  clock.schedule(1, () => { timer.cancel() })
  await clock.advance(5)
  assert.is(clock.pending, 0)
  assert.is(clock.next, undefined)
})

test('moves the wall clock alone when a person sets it', async () => {
  const clock = new ManualClock(1_000)
  let ran = false
  clock.schedule(10, () => { ran = true })
  clock.set(500_000)
  assert.is(clock.monotonic(), 0)
  await clock.advance(9)
  assert.is(ran, false)
  assert.is(clock.now(), 500_009)
  await clock.advance(1)
  assert.is(ran, true)
})

test.run()
