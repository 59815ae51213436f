import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { SnugError } from '../../src/base/errors.ts'
import { MIB } from '../../src/base/limits.ts'
import { CommitQueue, GROUP_OPERATIONS_MAX } from '../../src/storage/commit-queue.ts'
import { settle } from '../clock.ts'
import type { DatabaseOperation } from '../../src/storage/database.ts'

const test = suite('commit queue')

interface Batch {
  readonly keys: number[]
  readonly done: () => void
  readonly fail: (error: Error) => void
}

/** A queue whose batches wait until the test ends them. */
function queue (): { readonly batches: Batch[], readonly queue: CommitQueue } {
  const batches: Batch[] = []
  const write = (operations: readonly DatabaseOperation[]): Promise<void> => {
    return new Promise((resolve, reject) => {
      const keys = operations.map((operation) => operation.key[0] ?? 0)
      batches.push({ keys, done: resolve, fail: reject })
    })
  }
  return { batches, queue: new CommitQueue(write) }
}

function put (key: number, bytes = 10): DatabaseOperation {
  return { type: 'put', key: Uint8Array.of(key), value: new Uint8Array(bytes) }
}

async function codeOf (commit: Promise<void>): Promise<string> {
  try {
    await commit
    return 'committed'
  } catch (error) {
    return error instanceof SnugError ? error.code : 'no SnugError'
  }
}

test('flushes what arrives meanwhile together, in order, with one write', async () => {
  const { batches, queue: commits } = queue()
  const first = commits.add([put(1)])
  const others = [2, 3, 4].map((key) => commits.add([put(key), put(key + 10)]))
  await settle()
  assert.equal(batches.map((batch) => batch.keys), [[1]])
  batches[0]?.done()
  await first
  await settle()
  assert.equal(batches.map((batch) => batch.keys), [[1], [2, 12, 3, 13, 4, 14]])
  batches[1]?.done()
  await Promise.all(others)
  await settle()
  assert.is(batches.length, 2)
})

test('resolves each commit after its own flush, not before', async () => {
  const { batches, queue: commits } = queue()
  const resolved: number[] = []
  const all = [1, 2, 3].map(async (key) => {
    await commits.add([put(key)])
    resolved.push(key)
  })
  await settle()
  assert.equal(resolved, [])
  batches[0]?.done()
  await settle()
  assert.equal(resolved, [1])
  batches[1]?.done()
  await Promise.all(all)
  assert.equal(resolved, [1, 2, 3])
})

test('bounds a group by bytes and by operations, and never splits a commit', async () => {
  const { batches, queue: commits } = queue()
  const many = Array.from({ length: GROUP_OPERATIONS_MAX }, () => put(4, 0))
  const all = [
    commits.add([put(1)]), commits.add([put(2, MIB)]), commits.add([put(3, MIB + 1)]),
    commits.add(many), commits.add([put(5), put(6)]), commits.add([put(7, 9 * MIB), put(8)]),
    commits.add([put(9)])
  ]
  for (let i = 0; i < 7; i++) {
    await settle()
    batches[i]?.done()
  }
  await Promise.all(all)
  const groups = batches.map((batch) => [...new Set(batch.keys)])
  assert.equal(groups, [[1], [2], [3], [4], [5, 6], [7, 8], [9]])
})

test('fails the group, everything waiting and everything later, in words', async () => {
  const { batches, queue: commits } = queue()
  const first = codeOf(commits.add([put(1)]))
  const second = codeOf(commits.add([put(2)]))
  const flushed = codeOf(commits.flushed())
  await settle()
  batches[0]?.fail(new Error('IO error: input/output error'))
  assert.is(await first, 'store-failed')
  assert.is(await second, 'store-failed')
  assert.is(await flushed, 'store-failed')
  assert.is(await codeOf(commits.add([put(3)])), 'store-failed')
  assert.is(await codeOf(commits.flushed()), 'store-failed')
  assert.is(batches.length, 1)
})

test('says that the disk is full, and what to do, without naming files', async () => {
  for (const text of [
    'IO error: /home/ana/.local/share/snug/store/000003.log: No space left on device',
    'ENOSPC: no space left on device, write', 'QuotaExceededError: quota exceeded'
  ]) {
    const { batches, queue: commits } = queue()
    const commit = commits.add([put(1)])
    await settle()
    batches[0]?.fail(new Error(text))
    try {
      await commit
      assert.unreachable()
    } catch (error) {
      assert.instance(error, SnugError)
      const { code, message, action } = error as SnugError
      assert.is(code, 'store-failed')
      assert.match(message, /disk is full/)
      assert.match(action ?? '', /Free some space/)
      assert.not.match(`${message}${action}`, /000003|home/)
    }
  }
})

test('waits in flushed() for what came before only', async () => {
  const { batches, queue: commits } = queue()
  await commits.flushed()
  void commits.add([put(1)])
  let flushed = false
  const waiting = commits.flushed().then(() => { flushed = true })
  void commits.add([put(2)])
  await settle()
  assert.not.ok(flushed)
  batches[0]?.done()
  await waiting
  assert.ok(flushed)
  await settle()
  batches[1]?.done()
  await commits.flushed()
})

test.run()
