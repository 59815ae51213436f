// A ratchet state that was lost or went back (DESIGN §6): what cannot be read is asked for anew, by
// itself, and arrives once. Nobody has to do anything.

import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { HOUR, MINUTE } from '../../src/base/limits.ts'
import { cryptoReady } from '../../src/crypto/sodium.ts'
import { decodeRemoteDevice } from '../../src/delivery/remote-device.ts'
import { tables } from '../../src/storage/tables.ts'
import { slow } from '../runner/report.ts'
import { KeyWatch } from '../simulation/key-watch.ts'
import { World } from '../simulation/world.ts'
import { friends } from './friends.ts'
import type { Inhabitant } from '../simulation/world.ts'

const test = suite('repair')
slow(60)
test.before(cryptoReady)

interface Three { world: World, ana: Inhabitant, ben: Inhabitant, cleo: Inhabitant }

async function three (seed: string): Promise<Three> {
  const world = new World(seed, { from: await friends(), link: { delay: [1, 20] } })
  const cleo = await world.person('Cleo')
  const ana = await world.person('Ana')
  const ben = await world.person('Ben')
  await world.clock.advance(5_000)
  return { world, ana, ben, cleo }
}

/** What the disk of a person who is off or on holds of the session with another. */
class SessionRecord {
  readonly #of: Inhabitant
  readonly #name: string
  #kept: Uint8Array | undefined

  constructor (of: Inhabitant, other: Inhabitant) {
    this.#of = of
    const id = Buffer.from(other.messenger.me().device, 'base64url').toString('hex')
    this.#name = `${tables.session}/${id}`
    if (!of.disk.has(this.#name)) throw new Error('no such session')
  }

  keep (): void { this.#kept = this.#of.disk.get(this.#name)?.get(0) }

  goBack (): void {
    if (this.#kept === undefined) throw new Error('nothing was kept')
    this.#of.disk.set(this.#name, new Map([[0, this.#kept]]))
  }

  lose (): void { this.#of.disk.delete(this.#name) }
}

/** When a device last began a repair, by its disk. */
function askedAt (person: Inhabitant): number {
  const devices = [...person.disk].filter(([name]) => name.startsWith(`${tables.device}/`))
    .flatMap(([, rows]) => [...rows.values()]).map(decodeRemoteDevice)
  return Math.max(...devices.map((device) => device?.repairAskedAt ?? 0))
}

async function chat (world: World, ana: Inhabitant, ben: Inhabitant, rounds: string[]):
Promise<void> {
  for (const text of rounds) {
    await ana.says(ben, `Ana ${text}`)
    await ben.says(ana, `Ben ${text}`)
    await world.clock.advance(1_000)
  }
}

async function allDelivered (...pairs: Array<[Inhabitant, Inhabitant]>): Promise<boolean> {
  for (const [from, to] of pairs) {
    if ((await from.states(to.name)).some((state) => state !== 'delivered')) return false
  }
  return true
}

test('a state that went back: everything arrives once, in order, in both directions', async () => {
  const { world, ana, ben } = await three('went back')
  const record = new SessionRecord(ben, ana)
  await chat(world, ana, ben, ['1', '2'])
  record.keep()
  await chat(world, ana, ben, ['3', '4', '5'])
  await ben.turnOff()
  record.goBack()
  await ana.says(ben, 'Ana 6')
  await ana.says(ben, 'Ana 7')
  await ben.turnOn()
  assert.ok(await world.until(async () => (await ben.reads('Ana')).length === 7, 10 * MINUTE),
    'what Ben could not read comes again')
  await ben.says(ana, 'Ben 6')
  assert.ok(await world.until(() => allDelivered([ana, ben], [ben, ana]), 10 * MINUTE))
  assert.equal(await ben.reads('Ana'), [1, 2, 3, 4, 5, 6, 7].map((i) => `Ana ${i}`))
  assert.equal(await ana.reads('Ben'), [1, 2, 3, 4, 5, 6].map((i) => `Ben ${i}`))
  await world.close()
})

test('who writes first with a state that went back is asked to write again, too', async () => {
  const { world, ana, ben } = await three('writes first')
  const record = new SessionRecord(ben, ana)
  await chat(world, ana, ben, ['1', '2'])
  record.keep()
  await chat(world, ana, ben, ['3', '4'])
  // A power cut, after which a part of the disk is older: nobody takes leave before that.
  ben.crash()
  record.goBack()
  await ben.turnOn()
  await ben.says(ana, 'Ben 5')
  await ben.says(ana, 'Ben 6')
  assert.ok(await world.until(async () => (await ana.reads('Ben')).length === 6, 3 * HOUR, 5_000))
  assert.ok(await world.until(() => allDelivered([ana, ben], [ben, ana]), 3 * HOUR, 5_000))
  assert.equal(await ana.reads('Ben'), [1, 2, 3, 4, 5, 6].map((i) => `Ben ${i}`))
  await world.close()
})

test('a state that is gone: a new session begins, and everything arrives', async () => {
  const { world, ana, ben } = await three('gone')
  const record = new SessionRecord(ben, ana)
  await chat(world, ana, ben, ['1', '2'])
  await ben.turnOff()
  record.lose()
  await ana.says(ben, 'Ana 3')
  await ana.says(ben, 'Ana 4')
  await ben.turnOn()
  assert.ok(await world.until(async () => (await ben.reads('Ana')).length === 4, 3 * HOUR, 5_000))
  assert.equal(await ben.reads('Ana'), [1, 2, 3, 4].map((i) => `Ana ${i}`))
  await ben.says(ana, 'Ben 3')
  assert.ok(await world.until(() => allDelivered([ana, ben], [ben, ana]), 3 * HOUR, 5_000))
  assert.equal(await ana.reads('Ben'), [1, 2, 3].map((i) => `Ben ${i}`))
  await world.close()
})

test('the other is away: the bundle comes from the house, and so does the answer', async () => {
  const { world, ana, ben } = await three('away')
  const record = new SessionRecord(ben, ana)
  await chat(world, ana, ben, ['1'])
  record.keep()
  await chat(world, ana, ben, ['2', '3'])
  await ben.turnOff()
  record.goBack()
  await ana.says(ben, 'Ana 4')
  assert.ok(await world.until(async () => (await ana.states('Ben')).at(-1) === 'held'))
  await ana.turnOff()
  await ben.turnOn()
  await world.clock.advance(MINUTE)
  assert.equal((await ben.reads('Ana')).length, 3, 'Ben cannot read it')
  await ben.turnOff()
  await ana.turnOn()
  await world.clock.advance(MINUTE)
  await ana.turnOff()
  await ben.turnOn()
  assert.ok(await world.until(async () => (await ben.reads('Ana')).length === 4, 10 * MINUTE))
  assert.equal(await ben.reads('Ana'), [1, 2, 3, 4].map((i) => `Ana ${i}`))
  await world.close()
})

test('a repair is asked for once an hour at most, also across restarts', async () => {
  const { world, ana, ben } = await three('once an hour')
  const record = new SessionRecord(ben, ana)
  await chat(world, ana, ben, ['1'])
  record.keep()
  await chat(world, ana, ben, ['2', '3'])
  await ben.turnOff()
  record.goBack()
  await ana.says(ben, 'Ana 4')
  await ben.turnOn()
  assert.ok(await world.until(async () => (await ben.reads('Ana')).length === 4, 10 * MINUTE))
  const first = askedAt(ben)
  assert.ok(first > 0)
  await world.clock.advance(5 * MINUTE)
  await ben.turnOff()
  record.goBack()
  await ana.says(ben, 'Ana 5')
  await ben.turnOn()
  await world.clock.advance(20 * MINUTE)
  await ben.turnOff()
  await ben.turnOn()
  await world.clock.advance(20 * MINUTE)
  assert.is(askedAt(ben), first, 'not before the hour is over')
  assert.ok(await world.until(async () => (await ben.reads('Ana')).length === 5, 2 * HOUR, 5_000))
  assert.ok(askedAt(ben) >= first + HOUR)
  assert.equal(await ben.reads('Ana'), [1, 2, 3, 4, 5].map((i) => `Ana ${i}`))
  await world.close()
})

test('a repair never seals two messages with one key', async () => {
  const { world, ana, ben } = await three('keys')
  const watch = new KeyWatch()
  for (const person of [ana, ben]) watch.watch(person)
  const record = new SessionRecord(ana, ben)
  await chat(world, ana, ben, ['1', '2'])
  await ana.turnOff()
  record.lose()
  await ben.says(ana, 'Ben 3')
  await ana.turnOn()
  assert.ok(await world.until(async () => (await ana.reads('Ben')).length === 3, 3 * HOUR, 5_000))
  await ana.says(ben, 'Ana 3')
  assert.ok(await world.until(() => allDelivered([ana, ben], [ben, ana]), 3 * HOUR, 5_000))
  assert.equal(watch.faults, [])
  await world.close()
})

test.run()
