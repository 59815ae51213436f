// The work of strangers (PROTOCOL §10.2): its frozen bytes, the search for it, and how a host
// checks it.

import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { toHex } from '../../src/base/bytes.ts'
import { HOUR, MINUTE } from '../../src/base/limits.ts'
import { accelerate, current } from '../../src/crypto/accelerator.ts'
import { cryptoReady } from '../../src/crypto/sodium.ts'
import { decodeWorkProof, encodeWorkProof, WorkBase } from '../../src/mailbox/work.ts'
import { WorkSearch } from '../../src/mailbox/work-search.ts'
import { envelopeHash } from '../../src/message/envelope.ts'
import { accelerateWithNode } from '../../node/crypto.ts'
import { hex } from '../crypto/hex.ts'
import { fuzz } from '../fuzz.ts'
import { seeded } from '../random.ts'
import { slow } from '../runner/report.ts'
import vectors from '../vectors/work.json' with { type: 'json' }
import { faulted, value, World } from './fixture.ts'
import type { Result } from '../../src/base/errors.ts'
import type { Capability } from '../../src/mailbox/capability.ts'
import type { HostLimits } from '../../src/mailbox/host-limits.ts'
import type { WorkAsked, WorkFor, WorkNonce, WorkProof } from '../../src/mailbox/work.ts'
import type { OwnedBox } from '../../src/mailbox/box.ts'
import type { House, Person } from './fixture.ts'

const test = suite('work')
slow(60)
test.before(async () => {
  await cryptoReady()
  accelerateWithNode()
})
test.after(() => { accelerate({}) })

const OFTEN = { burst: 1e6, perSecond: 1e6 }
const EASY = { work: { least: 1, most: 3 } }

interface Scene {
  readonly world: World
  readonly house: House
  readonly ana: Person
  readonly box: OwnedBox
  readonly capability: Capability
}

/** Ana's request box at a house. */
async function scene (name: string, limits: Partial<HostLimits> = {}): Promise<Scene> {
  const world = new World(name)
  const house = await world.house({ limits: { ...EASY, ...limits }, relation: () => 'visitor',
    policy: 'visitors' })
  const ana = world.person()
  return { world, house, ana, ...await world.leased(house, ana, 'request', 256 * 1_024) }
}

function askedBy (answer: Result<unknown>): WorkAsked {
  faulted(answer, 'work')
  const { asked } = (answer.ok ? {} : answer.fault) as { asked?: WorkAsked }
  if (asked === undefined) throw new Error('nothing was asked for')
  return asked
}

async function proofFor (
  { capability }: Scene, envelope: Uint8Array, asked: WorkAsked
): Promise<Uint8Array> {
  const { box, host } = capability
  const search = new WorkSearch({ host: host.peer, box, envelope: envelopeHash(envelope) })
  const proof = await search.run(asked, new AbortController().signal, () => {})
  if (proof === undefined) throw new Error('no proof')
  return proof
}

/** Knocks as an honest stranger does. */
async function knock (
  at: Scene, stranger: Person, envelope = at.world.envelope()
): Promise<Result<unknown>> {
  const asked = askedBy(await stranger.client.put(at.capability, envelope, 'fortnight'))
  const proof = await proofFor(at, envelope, asked)
  return await stranger.client.put(at.capability, envelope, 'fortnight', proof)
}

function decoded (bytes: Uint8Array): WorkProof {
  const proof = decodeWorkProof(bytes)
  if (proof === undefined) throw new Error('it is refused')
  return proof
}

test('has the bytes of the frozen examples', async () => {
  for (const example of vectors.proofs) {
    const work = { host: hex(example.host), box: hex(example.box),
      envelope: hex(example.envelopeHash) } as unknown as WorkFor
    const asked = { nonce: hex(example.nonce) as WorkNonce, day: example.day,
      bits: example.bits }
    const proof = decodeWorkProof(hex(example.proof))
    assert.is(proof?.counter, example.counter)
    assert.is(toHex(encodeWorkProof({ ...asked, counter: example.counter })), example.proof)
    const base = new WorkBase(work, asked)
    const first = base.first(example.counter)
    assert.is(first === undefined ? '' : toHex(first), example.first)
    if (first === undefined) continue
    assert.ok(await base.second(first) >= example.bits)
    for (let earlier = 0; earlier < Math.min(example.counter, 2_000); earlier++) {
      const other = base.first(earlier)
      if (other !== undefined) assert.ok(await base.second(other) < example.bits)
    }
  }
})

test('a proof is read only as it is written', async () => {
  const random = seeded('work proofs')
  const samples = Array.from({ length: 8 }, (_, i) => encodeWorkProof({ day: 20_000 + i,
    nonce: random(32) as WorkNonce, counter: 2 ** (6 * i) }))
  await fuzz(decodeWorkProof, samples, { seed: 'work proof' })
  for (const sample of samples) {
    assert.equal(encodeWorkProof(decoded(sample)), sample)
    assert.is(decodeWorkProof(sample.subarray(1)), undefined)
  }
  assert.is(decodeWorkProof(new Uint8Array(0)), undefined)
})

test('a stranger works, and what was paid for is held', async () => {
  const at = await scene('paid')
  const hold = value(await knock(at, at.world.person()) as Result<{ until: number }>)
  assert.ok(hold.until > at.world.now)
  assert.is(value(await at.ana.client.fetch(at.box, 0)).entries.length, 1)
})

test('boxes of other kinds ask for nothing', async () => {
  for (const kind of ['contact', 'invite'] as const) {
    const world = new World(kind)
    const house = await world.house({ limits: EASY })
    const { capability } = await world.leased(house, world.person(), kind, 256 * 1_024)
    value(await world.person().client.put(capability, world.envelope(), 'fortnight'))
  }
})

test('work for one envelope, box, host, nonce or day is none for another', async () => {
  const at = await scene('bound')
  const { capability, world } = at
  const stranger = world.person()
  const [one, other] = [world.envelope(), world.envelope()]
  const asked = askedBy(await stranger.client.put(capability, one, 'day'))
  const proof = await proofFor(at, one, asked)
  askedBy(await stranger.client.put(capability, other, 'day', proof))
  const nonce = world.random(32) as WorkNonce
  for (const wrong of [{ ...asked, nonce }, { ...asked, day: asked.day - 1 },
    { ...asked, day: asked.day + 1 }])
  {
    askedBy(await stranger.client.put(capability, one, 'day', await proofFor(at, one, wrong)))
  }
  const elsewhere = await world.granted(at.ana, at.box)
  const moved = { ...elsewhere, box: world.random(16) as typeof elsewhere.box }
  const wrongBox = await proofFor({ ...at, capability: moved }, one, asked)
  askedBy(await stranger.client.put(capability, one, 'day', wrongBox))
  value(await stranger.client.put(capability, one, 'day', proof))
})

test('a nonce counts for the hour in which it was given, and for the next', async () => {
  const at = await scene('hours', { strangersFrom: OFTEN })
  const { capability, world } = at
  const stranger = world.person()
  const kept: Array<readonly [Uint8Array, Uint8Array]> = []
  for (let i = 0; i < 2; i++) {
    const envelope = world.envelope()
    const asked = askedBy(await stranger.client.put(capability, envelope, 'day'))
    kept.push([envelope, await proofFor(at, envelope, asked)])
  }
  const [[first, early], [second, late]] = kept as
    [readonly [Uint8Array, Uint8Array], readonly [Uint8Array, Uint8Array]]
  await world.clock.advance(HOUR)
  value(await stranger.client.put(capability, first, 'day', early))
  await world.clock.advance(HOUR)
  askedBy(await stranger.client.put(capability, second, 'day', late))
})

test('a repetition is answered without new work, also hours later', async () => {
  const at = await scene('repeated')
  const stranger = at.world.person()
  const envelope = at.world.envelope()
  const first = value(await knock(at, stranger, envelope))
  await at.world.clock.advance(5 * HOUR)
  assert.equal(value(await stranger.client.put(at.capability, envelope, 'fortnight')), first)
  assert.is(value(await at.ana.client.fetch(at.box, 0)).entries.length, 1)
})

test('more is asked for the more waits, and nothing when the box is full', async () => {
  const at = await scene('queue', { strangersFrom: OFTEN, strangers: OFTEN, putsFrom: OFTEN,
    puts: OFTEN })
  const stranger = at.world.person()
  const asked: number[] = []
  for (let i = 0; i < 64; i++) {
    const envelope = at.world.envelope()
    const work = askedBy(await stranger.client.put(at.capability, envelope, 'day'))
    asked.push(work.bits)
    value(await stranger.client.put(at.capability, envelope, 'day',
      await proofFor(at, envelope, work)))
  }
  assert.equal([0, 15, 16, 31, 32, 63].map((i) => asked[i]), [1, 1, 2, 2, 3, 3])
  faulted(await stranger.client.put(at.capability, at.world.envelope(), 'day'), 'quota')
})

test('a peer knocks ten times at once and once a minute, and no other waits for it', async () => {
  const at = await scene('often')
  const { world } = at
  const often = world.person()
  for (let i = 0; i < 10; i++) value(await knock(at, often))
  faulted(await knock(at, often), 'rate')
  value(await knock(at, world.person()))
  await world.clock.advance(MINUTE)
  value(await knock(at, often))
  faulted(await knock(at, often), 'rate')
})

test('a network knocks as often as one peer, however many peers it has', async () => {
  const at = await scene('network')
  const { world } = at
  const crowd = Array.from({ length: 12 }, () => fromNetwork(world, '203.0.113'))
  let refused = 0
  for (const one of crowd) if (!(await knock(at, one)).ok) refused++
  assert.is(refused, 2)
  value(await knock(at, fromNetwork(world, '198.51.100')))
})

test('one network alone does not fill the box: half of it is for those of all others', async () => {
  const at = await scene('share', { strangersFrom: OFTEN, strangers: OFTEN, putsFrom: OFTEN,
    puts: OFTEN })
  const { capability, world } = at
  const from = async (network: string, times: number): Promise<number> => {
    for (let taken = 0; taken < times; taken++) {
      const stranger = fromNetwork(world, network)
      const asked = await stranger.client.put(capability, world.envelope(), 'day')
      if (!asked.ok && asked.fault.code === 'quota') return taken
      value(await knock(at, stranger))
    }
    return times
  }
  assert.is(await from('203.0.113', 40), 32)
  for (let i = 0; i < 8; i++) assert.is(await from(`198.51.${i}`, 6), 4)
  assert.is(await from('192.0.2', 1), 0)
})

test('rubbish that passes the cheap hash costs no costly hash after ten', async () => {
  const at = await scene('rubbish', { work: { least: 8, most: 8 } })
  const { capability, world } = at
  const stranger = world.person()
  let costly = 0
  const { workHash } = current
  accelerate({ ...current, workHash: (...input) => {
    costly++
    return workHash(...input)
  } })
  const codes: string[] = []
  for (let i = 0; i < 15; i++) {
    const envelope = world.envelope()
    const asked = askedBy(await stranger.client.put(capability, envelope, 'day'))
    const base = new WorkBase({ host: capability.host.peer, box: capability.box,
      envelope: envelopeHash(envelope) }, asked)
    let counter = 0
    while (base.first(counter) === undefined) counter++
    const proof = encodeWorkProof({ ...asked, counter })
    const answer = await stranger.client.put(capability, envelope, 'day', proof)
    codes.push(answer.ok ? 'lucky' : answer.fault.code)
  }
  accelerateWithNode()
  assert.ok(costly <= 10, `${costly} costly hashes`)
  assert.equal(codes.slice(10), Array(5).fill('rate'))
})

test('a search ends when it is called off, and does not begin for more than eight bits',
  async () => {
    const random = seeded('search')
    const search = new WorkSearch({ host: random(32), box: random(16),
      envelope: random(32) } as unknown as WorkFor)
    const asked = { nonce: random(32) as WorkNonce, day: 1, bits: 8 }
    const ended = new AbortController()
    let tries = 0
    const found = await search.run(asked, ended.signal, ({ expected }) => {
      assert.is(expected, 256)
      if (++tries === 3) ended.abort()
    })
    assert.is(found, undefined)
    assert.is(tries, 3)
    const live = new AbortController().signal
    assert.is(await search.run({ ...asked, bits: 9 }, live, () => {}), undefined)
  })

/** Somebody whose connections come from a network of the internet. */
function fromNetwork (world: World, network: string): Person {
  const node = world.node()
  node.network = network
  return world.person(node)
}

test.run()
