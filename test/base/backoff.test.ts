import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { backoff } from '../../src/base/backoff.ts'
import { seeded } from '../random.ts'

const test = suite('backoff')
const rule = { floor: 1_000, ceiling: 60_000 }

test('waits double from the floor to the ceiling, with jitter of a half', () => {
  const random = seeded('backoff')
  for (let failures = 0; failures < 40; failures++) {
    const full = Math.min(60_000, 1_000 * 2 ** Math.max(0, failures - 1))
    for (let i = 0; i < 20; i++) {
      const wait = backoff(rule, failures, random)
      assert.ok(wait >= full / 2 && wait < full, `${failures}: ${wait}`)
    }
  }
})

test('any number of failures gives a number', () => {
  for (const failures of [-5, 0, 31, 1_000, 2 ** 40]) {
    const wait = backoff(rule, failures, () => new Uint8Array(4))
    assert.ok(wait >= 500 && wait <= 60_000)
  }
})

test.run()
