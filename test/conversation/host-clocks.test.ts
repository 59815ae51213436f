import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { HostClocks } from '../../src/conversation/host-clocks.ts'
import { seeded } from '../random.ts'
import type { PeerKey } from '../../src/base/channel.ts'
import type { Fault } from '../../src/base/errors.ts'

const test = suite('clocks of hosts')
const random = seeded('clocks')
const hosts = Array.from({ length: 100 }, () => random(32) as PeerKey)

function clocks (...ahead: number[]): { readonly clocks: HostClocks, readonly found: Fault[] } {
  const found: Fault[] = []
  const made = new HostClocks((warning) => { found.push(warning) })
  for (const [i, seconds] of ahead.entries()) made.told(hosts[i] ?? hosts[0] as PeerKey, seconds)
  return { clocks: made, found }
}

test('one host alone proves nothing', () => {
  assert.is(clocks(7_200).clocks.warning, undefined)
  assert.is(clocks().clocks.warning, undefined)
})

test('the same host saying it twice is still one', () => {
  const { clocks: made } = clocks(7_200)
  made.told(hosts[0] as PeerKey, 7_200)
  assert.is(made.warning, undefined)
})

test('two that agree are believed, with words for a person', () => {
  const { clocks: made, found } = clocks(7_200, 7_230)
  assert.is(made.warning?.code, 'clock-wrong')
  assert.match(made.warning?.message ?? '', /about 2 hours behind/)
  assert.ok(made.warning?.action)
  assert.equal(made.warning?.args, { seconds: 7_200, direction: 'behind' })
  assert.is(found.length, 1)
  assert.match(clocks(-1_800, -1_810).clocks.warning?.message ?? '', /30 minutes ahead/)
})

test('two that say different things, or ten minutes and less, say nothing', () => {
  assert.is(clocks(7_200, 1_200).clocks.warning, undefined)
  assert.is(clocks(600, 590, 600).clocks.warning, undefined)
})

test('two liars do not outweigh as many that say otherwise', () => {
  assert.is(clocks(7_200, 7_200, 1, 2).clocks.warning, undefined)
  assert.ok(clocks(7_200, 7_200, 7_210, 1, 2).clocks.warning)
})

test('a wrong clock is told once, and again only after it was right', () => {
  const { clocks: made, found } = clocks(7_200, 7_200, 7_200)
  assert.is(found.length, 1)
  for (const host of hosts.slice(0, 3)) made.told(host, 0)
  assert.is(made.warning, undefined)
  for (const host of hosts.slice(0, 3)) made.told(host, 7_200)
  assert.is(found.length, 2)
})

test('only so many hosts are remembered', () => {
  const { clocks: made } = clocks(...hosts.map((_, i) => i < 30 ? 7_200 : 0))
  assert.is(made.warning, undefined)
  for (const host of hosts) made.told(host, 7_200)
  assert.ok(made.warning)
})

test.run()
