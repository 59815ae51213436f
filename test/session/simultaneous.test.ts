import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { compareBytes } from '../../src/base/bytes.ts'
import { cryptoReady } from '../../src/crypto/sodium.ts'
import { isInitiator } from '../../src/session/session.ts'
import { slow } from '../runner/report.ts'
import { seeded } from '../random.ts'
import { deliver, emptyWorld, everyOrder, send, talk } from './interleaving.ts'
import { person } from './people.ts'
import type { PeerSessions } from '../../src/session/peer-sessions.ts'
import type { Session } from '../../src/session/session.ts'
import type { SeededRandom } from '../random.ts'
import type { Name, World } from './interleaving.ts'

const test = suite('simultaneous initiation')
slow(120)
test.before(cryptoReady)

function active (world: World, name: Name): Session {
  return (world[name].sessions as PeerSessions).active
}

/** Both send on the same session; where each began one, on that of the smaller device key. */
function assertAgreed (world: World): void {
  assert.equal(active(world, 'ana').id, active(world, 'ben').id)
  const begun = (['ana', 'ben'] as const).map((name) =>
    [world[name].sessions?.active, ...world[name].sessions?.archived ?? []]
      .some((session) => session !== undefined && isInitiator(session)))
  if (begun.includes(false)) return
  const { ana, ben } = world
  const smaller = compareBytes(ana.owner.device.certificate.dh, ben.owner.device.certificate.dh) < 0
  assert.is(isInitiator(active(world, 'ana')), smaller)
  assert.is(isInitiator(active(world, 'ben')), !smaller)
}

function bothWays (random: SeededRandom): World[] {
  const [one, two] = [person(random), person(random)]
  return [emptyWorld(one, two), emptyWorld(two, one)]
}

test('no message is lost in any order of two messages each, and both agree on one session', () => {
  const random = seeded('all orders')
  let orders = 0
  for (const world of bothWays(random)) {
    everyOrder(world, { ana: 2, ben: 2 }, random, (end) => {
      orders++
      assertAgreed(talk(end, 2, random))
    })
  }
  assert.is(orders, 2 * 630)
})

test('nor in any order of three messages of one side and one of the other', () => {
  const random = seeded('three and one')
  let orders = 0
  for (const world of bothWays(random)) {
    everyOrder(world, { ana: 3, ben: 1 }, random, (end) => {
      orders++
      assertAgreed(talk(end, 2, random))
    })
  }
  assert.is(orders, 2 * 420)
})

test('nor in random orders of many messages, while both go on talking', () => {
  for (let i = 0; i < 150; i++) {
    const random = seeded(`many ${i}`)
    let world = random.pick(bothWays(random))
    const left = { ana: random.between(1, 8), ben: random.between(1, 8) }
    while (left.ana + left.ben + world.flying.length > 0) {
      const from = random.pick(['ana', 'ben'] as const)
      if (left[from] > 0 && random.chance(0.5)) {
        world = send(world, from, random)
        left[from]--
      } else if (world.flying.length > 0) {
        world = deliver(world, random.int(world.flying.length))
      }
    }
    assertAgreed(talk(world, 2, random))
  }
})

test('each side sends on the session that it knows the other to hold', () => {
  const random = seeded('held')
  for (const start of bothWays(random)) {
    const begun = send(send(start, 'ana', random), 'ben', random)
    const crossed = deliver(deliver(begun, 0), 0)
    assert.is(isInitiator(active(crossed, 'ana')), false)
    assert.is(isInitiator(active(crossed, 'ben')), false)
    // What travels now is without prefix, and read.
    for (const name of ['ana', 'ben'] as const) {
      const sent = send(crossed, name, random)
      assert.is(sent.flying[0]?.inner[0], 2)
      deliver(sent, 0)
    }
  }
})

test('where one side can never open the first messages of the other, its own session stays', () => {
  const random = seeded('one way')
  for (const start of bothWays(random)) {
    // Ana's first message never arrives, and never will.
    const begun = send(send(start, 'ana', random), 'ben', random)
    let world: World = deliver({ ...begun, flying: begun.flying.slice(1) }, 0)
    world = talk(world, 3, random)
    assert.equal(active(world, 'ana').id, active(world, 'ben').id)
    assert.is(isInitiator(active(world, 'ben')), true)
  }
})

test.run()
