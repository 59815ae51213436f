// The arithmetic of benchmarks: what is judged, by what, and how it is written. Nothing here
// measures, and no figure is asserted.

import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { BENCHMARKS } from './benchmarks.ts'
import { duel } from './duel.ts'
import { comparedFigure, figure, withNewer } from './figure.ts'
import { LookupTrace } from './lookup-trace.ts'
import { median, percentile } from './median.ts'
import { PERIODIC_HEADS, periodicRows } from './periodic.ts'
import { amount, figureLine, table } from './print.ts'
import { Scope } from './scope.ts'
import type { Contestant } from './duel.ts'
import type { KadDHT } from '@libp2p/kad-dht'

const test = suite('bench')

const HIGHER_4 = { value: 4, better: 'higher' } as const
const COMMON = ['name', 'value', 'unit', 'aim', 'better', 'met']
const COMPARED = [...COMMON, 'peer', 'peerValue', 'ratio']

function written (value: unknown): Record<string, unknown> {
  return JSON.parse(JSON.stringify(value)) as Record<string, unknown>
}

test('a figure without a peer is judged by its value', () => {
  const rate = figure('puts', 1_612.345, 'puts/s', { value: 1_500, better: 'higher' })
  assert.equal(written(rate), {
    name: 'puts', value: 1_612, unit: 'puts/s', aim: 1_500, better: 'higher', met: true
  })
  assert.is(figure('puts', 1_499.9, 'puts/s', { value: 1_500, better: 'higher' }).met, false)
  assert.is(figure('start', 2, 's', { value: 2, better: 'lower' }).met, true)
  assert.is(figure('start', 2.01, 's', { value: 2, better: 'lower' }).met, false)
})

test('a figure with a peer is judged by its ratio, whatever its value', () => {
  const peer = { peer: 'another', value: 3_000 }
  const fast = comparedFigure('one-way', 12_600, 'messages/s', HIGHER_4, peer)
  assert.equal(Object.keys(written(fast)).toSorted(), COMPARED.toSorted())
  assert.is(fast.ratio, 4.2)
  assert.is(fast.peerValue, 3_000)
  assert.is(fast.met, true)
  const slow = comparedFigure('one-way', 11_400, 'messages/s', HIGHER_4, peer)
  assert.is(slow.ratio, 3.8)
  assert.is(slow.met, false)
  const larger = { peer: 'another', value: 100 }
  const small = comparedFigure('size', 90, 'bytes', { value: 1, better: 'lower' }, larger)
  assert.is(small.ratio, 0.9)
  assert.is(small.met, true)
})

test('what could not be compared has no ratio and claims nothing', () => {
  const peer = { peer: 'another', value: undefined }
  const alone = comparedFigure('one-way', 12_600, 'messages/s', HIGHER_4, peer)
  assert.equal(Object.keys(written(alone)).toSorted(), [...COMMON, 'peer'].toSorted())
  assert.is(alone.met, false)
  assert.match(figureLine(alone), /not compared/)
})

test('figures of a run take the place of earlier ones of the same name', () => {
  const lower = { value: 2, better: 'lower' } as const
  const [old, other, anew, more] = [figure('start', 3, 's', lower), figure('puts', 1, 's', lower),
    figure('start', 1, 's', lower), figure('size', 1, 'kB', lower)]
  assert.equal(withNewer([old, other], [anew, more]), [anew, other, more])
  assert.equal(withNewer([], [anew]), [anew])
})

test('a figure is judged before it is rounded', () => {
  const nearly = figure('rate', 1_499.99, 'a second', { value: 1_500, better: 'higher' })
  assert.is(nearly.value, 1_500)
  assert.is(nearly.met, false)
})

test('median and percentile are those of the sorted values', () => {
  assert.is(median([3, 1, 2]), 2)
  assert.is(median([4, 1, 3, 2]), 2.5)
  assert.is(median([7]), 7)
  const hundred = Array.from({ length: 100 }, (_, i) => 100 - i)
  assert.is(percentile(hundred, 0.99), 99)
  assert.is(percentile(hundred, 0.5), 50)
  assert.is(percentile([5], 0.99), 5)
  assert.throws(() => median([]), /nothing was measured/)
  assert.throws(() => percentile([], 0.5), /nothing was measured/)
})

test('numbers and tables read well', () => {
  assert.is(amount(1_234_567), '1 234 567')
  assert.is(amount(0.25), '0.25')
  assert.is(amount(999), '999')
  assert.equal(table(['what', 'n'], [['a', '5'], ['long', '1 000']]), [
    '  what  n', '  a         5', '  long  1 000'
  ])
})

test('a scope undoes everything in reverse, also when something cannot be undone', async () => {
  const scope = new Scope()
  const undone: string[] = []
  const directory = await scope.directory()
  await writeFile(join(directory, 'file'), 'x')
  scope.defer(() => { undone.push('first') })
  const complain = console.error
  const complaints: unknown[] = []
  console.error = (...said: unknown[]) => { complaints.push(said) }
  scope.defer(() => { throw new Error('stuck') })
  scope.defer(() => { undone.push('last') })
  await scope.close().finally(() => { console.error = complain })
  assert.equal(undone, ['last', 'first'])
  assert.is(complaints.length, 1)
  assert.not.ok(existsSync(directory))
  scope.defer(() => { undone.push('late') })
  assert.is(undone.at(-1), 'late')
})

test('a lookup is counted from the events of its search', async () => {
  const [a, b, c] = ['a', 'b', 'c'].map((name) => ({ toString: () => name }))
  const events = [
    { name: 'SEND_QUERY', to: a },
    { name: 'PEER_RESPONSE', from: a, closer: [{ id: b }, { id: c }] },
    { name: 'SEND_QUERY', to: b },
    { name: 'SEND_QUERY', to: c },
    { name: 'PEER_RESPONSE', from: c, closer: [{ id: b }], record: { value: new Uint8Array(1) } }
  ]
  const dht = { get: () => ReadableStream.from(events), k: 20 } as unknown as KadDHT
  const trace = new LookupTrace(dht)
  for (let search = 0; search < 2; search++) {
    trace.begin()
    const seen: unknown[] = []
    for await (const event of trace.dht.get(new Uint8Array(1))) seen.push(event)
    assert.equal(seen, events)
    assert.is(trace.messages, 5)
    assert.is(trace.hops, 2)
  }
  assert.is(trace.dht.k, 20)
})

test('two contestants do the same number of rounds, and rates are positive', async () => {
  const rounds = { ours: 0, theirs: 0 }
  const side = (name: 'ours' | 'theirs'): Contestant => ({
    name,
    run: async (count) => {
      rounds[name] += count
      for (let i = 0; i < count; i++) Math.sqrt(i)
    }
  })
  const quick = { rounds: 3, roundMs: 1, warmUpMs: 1 }
  const { ours, theirs } = await duel(side('ours'), side('theirs'), quick)
  assert.ok(ours > 0 && theirs !== undefined && theirs > 0)
  assert.ok(rounds.ours > 0 && rounds.theirs > 0)
  assert.is((await duel(side('ours'), undefined, quick)).theirs, undefined)
})

test('every period that the table of idle work names is in the code', () => {
  for (const row of periodicRows()) {
    assert.is(row.length, PERIODIC_HEADS.length)
    assert.match(row[1] ?? '', /^(\d+ \* )?([\d_]+ ms|SECOND|MINUTE|HOUR|DAY)$/)
  }
})

test('every benchmark has a name of its own', () => {
  const names = BENCHMARKS.map(({ name }) => name)
  assert.is(new Set(names).size, names.length)
})

test.run()
