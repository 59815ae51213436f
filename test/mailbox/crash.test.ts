// The host is stopped at every effect that it has, before and after each flush and each frame, and
// started again on what was flushed: nothing that it gave a receipt for is lost, nothing that was
// acknowledged comes again.

import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { DAY, HOUR, MINUTE } from '../../src/base/limits.ts'
import { cryptoReady } from '../../src/crypto/sodium.ts'
import { envelopeHash } from '../../src/message/envelope.ts'
import { settle } from '../clock.ts'
import { Effects } from '../simulation/effects.ts'
import { MemoryStore } from '../simulation/memory-store.ts'
import { DAY_SECONDS, value, World } from './fixture.ts'
import type { House, Person } from './fixture.ts'
import type { OwnedBox } from '../../src/mailbox/box.ts'
import type { Capability } from '../../src/mailbox/capability.ts'
import type { MailEntry } from '../../src/mailbox/host-frame.ts'

const test = suite('crash of a host')
test.before(cryptoReady)

/** What the clients know for sure when the host is gone. */
interface Known {
  leased: boolean
  readonly held: Map<string, { readonly envelope: Uint8Array, readonly until: number }>
  /** Acknowledged, and the host said so. */
  readonly acknowledged: Set<string>
  /** Acknowledged, with or without an answer. */
  readonly taken: Set<string>
}

interface Scene {
  readonly world: World
  readonly effects: Effects
  readonly house: House
  readonly ben: Person
  readonly ana: Person
  readonly box: OwnedBox
  readonly known: Known
}

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')
const hashOf = (envelope: Uint8Array): string => hex(envelopeHash(envelope))

async function scene (crashAt: number): Promise<Scene> {
  const world = new World('crash')
  const effects = new Effects(crashAt)
  const node = world.node()
  node.effects = effects
  effects.onCrash(() => { node.down() })
  const house = await world.house({ node, store: new MemoryStore(new Map(), effects) })
  const known: Known = { leased: false, held: new Map(), acknowledged: new Set(), taken: new Set() }
  const [ben, ana] = [world.person(), world.person()]
  return { world, effects, house, ben, ana, box: world.box(house), known }
}

async function putAll (scene: Scene, capability: Capability, count: number): Promise<void> {
  const { world, ana, known } = scene
  await Promise.all(Array.from({ length: count }, async () => {
    const envelope = world.envelope()
    const put = await ana.client.put(capability, envelope, 'fortnight')
    if (put.ok) known.held.set(hashOf(envelope), { envelope, until: put.value.until })
  }))
}

async function acknowledge (scene: Scene, entries: readonly MailEntry[]): Promise<void> {
  const { ben, box, known } = scene
  for (const { envelope } of entries) known.taken.add(hashOf(envelope))
  const positions = entries.map(({ position }) => position)
  const answer = await ben.client.acknowledge(box, positions)
  if (answer.ok) for (const { envelope } of entries) known.acknowledged.add(hashOf(envelope))
}

/** Everything that hosts and clients do with each other; false where the host went on the way. */
async function story (scene: Scene): Promise<boolean> {
  const { world, ben, box, known } = scene
  const lease = await ben.client.lease(box, { bytes: 1_048_576, seconds: 30 * DAY_SECONDS })
  if (!lease.ok) return false
  known.leased = true
  const capability = await world.granted(ben, box).catch(() => undefined)
  if (capability === undefined) return false
  await putAll(scene, capability, 4)
  const page = await ben.client.fetch(box, 0)
  if (!page.ok) return false
  await acknowledge(scene, page.value.entries.slice(0, 2))
  ben.take = async (entries) => {
    for (const { envelope } of entries) known.taken.add(hashOf(envelope))
  }
  if (!(await ben.client.subscribe(box)).ok) return false
  for (let i = 0; i < 10; i++) await settle()
  await putAll(scene, capability, 3)
  for (let i = 0; i < 10; i++) await settle()
  ben.client.disconnect(box.host.peer)
  await putAll(scene, capability, 3)
  if (!(await ben.client.leaveBundle(box, world.random(1_499))).ok) return false
  if (!(await ben.client.renew(box, 0, world.random(48))).ok) return false
  await world.clock.advance(HOUR)
  return (await ben.client.own(box)).ok
}

async function restart ({ world, house }: Scene): Promise<House> {
  house.node.down()
  house.node.up()
  const store = new MemoryStore(house.store.disk, house.node.effects)
  return await world.house({ node: house.node, store })
}

async function check (scene: Scene): Promise<void> {
  const { world, ben, box, known, ana } = scene
  const house = await restart(scene)
  if (!known.leased) return
  value(await ben.client.own(box))
  const there: MailEntry[] = []
  for (let more = true; more;) {
    const page = value(await ben.client.fetch(box, there.at(-1)?.position ?? 0))
    there.push(...page.entries)
    more = page.more
  }
  const hashes = new Set(there.map(({ envelope }) => hashOf(envelope)))
  for (const hash of known.held.keys()) assert.ok(hashes.has(hash) || known.taken.has(hash), 'lost')
  for (const hash of known.acknowledged) assert.not(hashes.has(hash), 'came again')
  assert.is(hashes.size, there.length)
  assert.is(new Set(there.map(({ position }) => position)).size, there.length)
  const [status] = house.host.status().boxes
  assert.is(status?.envelopes, there.length)
  assert.is(status?.bytes, there.length * 2_048)
  // What it answers after its return is in agreement with what it has.
  const capability = await world.granted(ben, box)
  const fresh = world.envelope()
  value(await ana.client.put(capability, fresh, 'day'))
  const all = value(await ben.client.fetch(box, there.at(-1)?.position ?? 0)).entries
  assert.equal(all.map(({ envelope }) => envelope), [fresh])
  for (const { envelope, until } of known.held.values()) {
    assert.is(value(await ana.client.put(capability, envelope, 'fortnight')).until, until)
  }
  assert.is(value(await ben.client.fetch(box, all[0]?.position ?? 0)).entries.length, 0)
  await world.clock.advance(15 * DAY)
  assert.is(house.host.status().boxes[0]?.envelopes, 0)
  assert.equal(house.errors, [])
  await world.clock.advance(16 * DAY + 41 * MINUTE)
  assert.is(house.store.disk.size, 0)
}

test('loses nothing, whenever it comes', async () => {
  const whole = await scene(Infinity)
  assert.ok(await story(whole))
  assert.is(whole.known.held.size, 10)
  const count = whole.effects.count
  assert.ok(count > 60, `${count} effects`)
  for (let at = 1; at <= count; at++) {
    const crashing = await scene(at)
    await story(crashing)
    assert.ok(crashing.effects.crashed, `effect ${at} of ${count}`)
    try {
      await check(crashing)
    } catch (cause) {
      throw new Error(`crash at effect ${at} of ${count}`, { cause })
    }
  }
})

test('in the middle of forgetting a box leaves nothing behind', async () => {
  for (let at = 1; at < 40; at++) {
    const crashing = await scene(Infinity)
    assert.ok(await story(crashing))
    crashing.house.node.effects.crashIn(at)
    await crashing.world.clock.advance(31 * DAY)
    const house = await restart(crashing)
    await crashing.world.clock.advance(HOUR)
    assert.equal(house.host.status().boxes, [])
    assert.is(house.store.disk.size, 0)
    if (!crashing.effects.crashed) return
  }
})

test.run()
