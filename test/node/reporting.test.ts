import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { reporting } from '../../node/commands/reporting.ts'

const test = suite('work that reports how far it is')

test('gives reports while it goes on, and the result at the end', async () => {
  const seen: unknown[] = []
  const work = reporting(async (report: (at: number) => void) => {
    for (const at of [1, 2, 3]) {
      report(at)
      await new Promise((resolve) => { setImmediate(resolve) })
    }
    return 'done'
  })
  for await (const { progress, result } of work) seen.push(progress ?? result)
  assert.is(seen.at(-1), 'done')
  assert.ok(seen.length > 1)
  assert.equal(seen.slice(0, -1), [1, 2, 3].slice(0, seen.length - 1))
})

test('keeps only the last report for a reader who is slow', async () => {
  const seen: unknown[] = []
  const work = reporting((report: (at: number) => void) => {
    for (let at = 0; at < 100_000; at++) report(at)
    return Promise.resolve('done')
  })
  for await (const { progress, result } of work) seen.push(progress ?? result)
  assert.ok(seen.length <= 2)
})

test('fails as the work fails', async () => {
  const work = reporting(() => Promise.reject(new RangeError('no')))
  const error = await (async () => {
    for await (const _ of work) continue
  })().catch((thrown: Error) => thrown)
  assert.instance(error, RangeError)
})

test.run()
