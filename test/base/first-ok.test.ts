import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { fail, ok } from '../../src/base/errors.ts'
import { firstOk } from '../../src/base/first-ok.ts'
import type { Result } from '../../src/base/errors.ts'

function never (): Promise<Result<string>> {
  return new Promise(() => {})
}

test('the first good answer is taken, without waiting for others', async () => {
  const later = Promise.resolve().then(() => ok('later'))
  assert.equal(await firstOk([never(), later, Promise.resolve(fail('no', 'No.'))]), ok('later'))
})

test('where no answer is good, the fault of the first is', async () => {
  const slow = Promise.resolve().then(() => fail('slow', 'No.'))
  assert.equal(await firstOk([slow, Promise.resolve(fail('fast', 'No.'))]), fail('slow', 'No.'))
})

test('an answer that throws is not taken for a fault', async () => {
  try {
    await firstOk([Promise.reject(new Error('broken')), never()])
    assert.unreachable()
  } catch (error) {
    assert.match(String(error), /broken/)
  }
})

test.run()
