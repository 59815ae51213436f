// Random schedules over a bad network: connections break, the host is stopped at random effects and
// started again on what was flushed, the owner cannot always take what comes. Whatever was held
// arrives, and each sender's mail in order.

import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { pause } from '../../src/base/clock.ts'
import { MINUTE, SECOND } from '../../src/base/limits.ts'
import { cryptoReady } from '../../src/crypto/sodium.ts'
import { Effects } from '../simulation/effects.ts'
import { MemoryStore } from '../simulation/memory-store.ts'
import { DAY_SECONDS, World } from './fixture.ts'
import type { Result } from '../../src/base/errors.ts'
import type { Disk } from '../simulation/memory-store.ts'
import type { Person } from './fixture.ts'
import type { Capability } from '../../src/mailbox/capability.ts'

const test = suite('random schedules')
test.before(cryptoReady)

const SEEDS = 12
const SENDERS = 3
const EACH = 25
const PATIENCE = 60 // minutes of the manual clock

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')

/** Tries until it succeeds. */
async function insist<Value> (world: World, ask: () => Promise<Result<Value>>): Promise<Value> {
  for (;;) {
    const result = await ask()
    if (result.ok) return result.value
    await pause(world.clock, world.random.between(100, 3_000))
  }
}

/** A house that is stopped and started again until `enough`. */
async function unsteadyHouse (
  world: World, enough: () => boolean
): Promise<ReturnType<World['node']>> {
  const node = world.node()
  const disk: Disk = new Map()
  const live = async (): Promise<void> => {
    const effects = new Effects()
    node.up(node.addresses, effects)
    const stopped = new Promise<void>((resolve) => {
      effects.onCrash(() => {
        node.down()
        resolve()
      })
    })
    if (!enough()) effects.crashIn(world.random.between(5, 120))
    await world.house({ node, store: new MemoryStore(disk, effects) })
    await stopped
    await pause(world.clock, world.random.between(100, 5_000))
    await live()
  }
  void live()
  return node
}

async function run (seed: number): Promise<{ crashes: number, breaks: number, repeated: number }> {
  const world = new World(`schedule ${seed}`, { delay: [2, 60], loss: 0.01 })
  let left = SENDERS * EACH
  let crashes = -1
  const node = await unsteadyHouse(world, () => { crashes++; return left === 0 })
  const ben = world.person()
  const box = world.box({ node } as never)
  const got: string[] = []
  ben.take = async (entries) => {
    await pause(world.clock, world.random.int(200))
    if (world.random.chance(0.05)) throw new Error('cannot take it now')
    got.push(...entries.map(({ envelope }) => hex(envelope)))
  }
  const sent: string[][] = []
  const send = async ({ client }: Person, capability: Capability, all: string[]): Promise<void> => {
    for (let i = 0; i < EACH; i++) {
      const envelope = world.envelope(world.random.pick([2_048, 16_384]))
      await insist(world, () => client.put(capability, envelope, 'day'))
      all.push(hex(envelope))
      left--
      await pause(world.clock, world.random.int(2_000))
    }
  }
  const all = (async () => {
    const terms = { bytes: 8 * 1_048_576, seconds: 30 * DAY_SECONDS }
    await insist(world, () => ben.client.lease(box, terms))
    const granted = async (): Promise<Capability> => {
      for (;;) {
        const capability = await world.granted(ben, box).catch(() => undefined)
        if (capability !== undefined) return capability
        await pause(world.clock, SECOND)
      }
    }
    const capabilities = []
    for (let i = 0; i < SENDERS; i++) capabilities.push(await granted())
    await Promise.all(capabilities.map(async (capability) => {
      const mine: string[] = []
      sent.push(mine)
      await send(world.person(), capability, mine)
    }))
  })()
  let done = false
  void all.then(() => { done = true })
  void (async () => {
    for (;;) {
      const { closed } = ben
      await insist(world, () => ben.client.subscribe(box))
      while (ben.closed === closed) await pause(world.clock, 500)
    }
  })()
  const arrived = (): boolean => done && new Set(got).size === SENDERS * EACH
  for (let minute = 0; minute < PATIENCE && !arrived(); minute++) await world.clock.advance(MINUTE)
  assert.ok(done, 'everything was put')
  for (const mine of sent) {
    const first = mine.map((envelope) => got.indexOf(envelope))
    assert.not(first.includes(-1), 'everything arrived')
    assert.equal(first, first.toSorted((a, b) => a - b), 'in order')
  }
  return { crashes, breaks: ben.closed, repeated: got.length - SENDERS * EACH }
}

test(`${SEEDS} seeds: what was held arrives, and in order`, async () => {
  const sums = { crashes: 0, breaks: 0, repeated: 0 }
  for (let seed = 1; seed <= SEEDS; seed++) {
    try {
      const counts = await run(seed)
      for (const name of ['crashes', 'breaks', 'repeated'] as const) sums[name] += counts[name]
    } catch (cause) {
      throw new Error(`seed ${seed}`, { cause })
    }
  }
  // The schedules were as bad as they were meant to be.
  assert.ok(sums.crashes > SEEDS && sums.breaks > SEEDS && sums.repeated > 0, JSON.stringify(sums))
})

test.run()
