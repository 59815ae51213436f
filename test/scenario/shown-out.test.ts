// People who are shown out (DESIGN §9): everybody else gets a new way to find the device, and who
// is blocked sees what an ended lease looks like.

import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { toHex } from '../../src/base/bytes.ts'
import { DAY, MINUTE } from '../../src/base/limits.ts'
import { cryptoReady } from '../../src/crypto/sodium.ts'
import { decodeHostFrame } from '../../src/mailbox/host-frame.ts'
import { decodeRequest } from '../../src/mailbox/request-decoder.ts'
import { MAIL_PROTOCOL } from '../../src/mailbox/protocol.ts'
import { decodeRemoteDevice } from '../../src/delivery/remote-device.ts'
import { tables } from '../../src/storage/tables.ts'
import { slow } from '../runner/report.ts'
import { World } from '../simulation/world.ts'
import { friends, threeHouses } from './friends.ts'
import type { Inhabitant } from '../simulation/world.ts'

const test = suite('shown out')
slow(60)
test.before(cryptoReady)

/** What a person's disk knows to find devices by. */
function secrets ({ disk }: Inhabitant): string[] {
  return [...disk].filter(([name]) => name.startsWith(`${tables.device}/`))
    .flatMap(([, rows]) => [...rows.values()]).map(decodeRemoteDevice)
    .flatMap((device) => device?.discovery === undefined ? [] : [toHex(device.discovery.secret)])
}

for (const way of ['remove', 'block'] as const) {
  test(`to ${way} a person gives everybody else a new way to find the device`, async () => {
    const world = new World(`secret ${way}`, { from: await friends(), link: { delay: [1, 20] } })
    const [cleo, ana, ben] = [await world.person('Cleo'), await world.person('Ana'),
      await world.person('Ben')]
    const dan = await world.person('Dan')
    await world.meet(ana, dan)
    await world.clock.advance(MINUTE)
    const secretOf = (): string =>
      toHex(ana.messenger.discovery()?.discoverySecret ?? new Uint8Array(0))
    const before = secretOf()
    for (const person of [ben, cleo, dan]) assert.ok(secrets(person).includes(before), person.name)
    await dan.turnOff()
    await ben.turnOff()
    await ana.messenger[way]('Dan')
    const after = secretOf()
    assert.is.not(after, before)
    await ben.turnOn()
    await dan.turnOn()
    assert.ok(await world.until(() =>
      [ben, cleo].every((person) => secrets(person).includes(after)), 10 * MINUTE))
    assert.not(secrets(dan).includes(after))
    for (const person of [ben, cleo]) assert.not(secrets(person).includes(before))
    await world.close()
  })
}

test('a block is confirmed by each house, whenever that is there, and is shown so', async () => {
  const world = new World('confirmed', { from: await threeHouses(), link: { delay: [1, 20] } })
  const cleo = await world.person('Cleo')
  const ana = await world.person('Ana')
  await world.person('Dan')
  await world.clock.advance(MINUTE)
  await cleo.turnOff()
  await ana.messenger.block('Ben')
  const shown = (): unknown => ana.messenger.contact('Ben').shutOut
  assert.is(ana.messenger.contact('Ben').state, 'blocked')
  await world.clock.advance(MINUTE)
  assert.equal(shown(), { houses: 3, confirmed: 1 }, 'Cleo and Eve are away')
  assert.is(ana.messenger.contact('Ben').stateText, 'blocked; confirmed by 1 of 3 houses')
  await ana.turnOff()
  await ana.turnOn()
  await cleo.turnOn()
  const eve = await world.person('Eve')
  assert.ok(await world.until(() => ana.messenger.contact('Ben').shutOut?.confirmed === 3,
    30 * MINUTE))
  assert.ok(ana.events.some((event) => event.type === 'contact' &&
    event.contact.stateText === 'blocked; confirmed by 3 of 3 houses'), 'and it is told')
  const ben = await world.person('Ben')
  await ben.says(ana, 'hello?')
  await world.clock.advance(10 * MINUTE)
  assert.equal(await ben.states('Ana'), ['waiting'])
  for (const house of [cleo, eve]) await house.turnOff()
  await world.close()
})

test('who is blocked and keeps my mail hears nothing: the lease there ends by itself', async () => {
  const world = new World('their house', { from: await friends(), link: { delay: [1, 20] } })
  const cleo = await world.person('Cleo')
  const ana = await world.person('Ana')
  await world.clock.advance(MINUTE)
  const asked: string[] = []
  ana.tap = (protocol, frame, remote) => {
    if (toHex(remote) !== toHex(cleo.node.self)) return
    const request = protocol === MAIL_PROTOCOL ? decodeRequest(frame) : undefined
    const type = request?.ok === true ? request.value.operation?.type : undefined
    // Ben's mail is left there as before: that is between Ben and Cleo.
    if (type !== 'put') asked.push(`${protocol} ${type ?? ''}`)
  }
  await ana.messenger.block('Cleo')
  await world.clock.advance(DAY)
  assert.equal(asked, [])
  assert.equal(ana.messenger.keepers(), [])
  assert.ok(cleo.messenger.kept().some(({ owner }) => owner === 'Ana'), 'as if nothing was')
  await world.close()
})

test('a blocked person sees what an ended lease looks like', async () => {
  const blocked = await look('blocked', async ({ ana }) => { await ana.messenger.block('Ben') })
  const ended = await look('ended', async ({ world, ana }) => {
    await ana.turnOff()
    await world.clock.advance(40 * DAY)
  })
  assert.is(blocked.state, 'waiting')
  assert.equal(blocked, ended)
})

/** What Ben sees of a message to Ana, after something was done at hers, and she is off. */
async function look (
  seed: string, act: (friends: { world: World, ana: Inhabitant }) => Promise<void>
): Promise<Record<string, unknown>> {
  const world = new World(seed, { from: await friends(), link: { delay: [1, 20] } })
  const cleo = await world.person('Cleo')
  const ana = await world.person('Ana')
  await world.clock.advance(MINUTE)
  await cleo.turnOff()
  await cleo.turnOn()
  await world.clock.advance(MINUTE)
  await act({ world, ana })
  await world.clock.advance(MINUTE)
  await ana.turnOff()
  const ben = await world.person('Ben')
  const answers = new Set<string>()
  cleo.tap = (protocol, frame, remote) => {
    if (protocol !== MAIL_PROTOCOL || toHex(remote) !== toHex(ben.node.self)) return
    const decoded = decodeHostFrame(frame)
    if (!decoded.ok || decoded.value.type !== 'answer') return
    // What Ben asks of his own box is his alone.
    if (decoded.value.answer.code === 'done') return
    answers.add(JSON.stringify({ ...decoded.value, id: 0 }))
  }
  await ben.says(ana, 'hello')
  await world.clock.advance(5 * MINUTE)
  const [message] = await ben.messenger.messages('Ana')
  const detail = await ben.messenger.message(message?.id ?? '')
  const ways = detail?.ways.map(({ route, houses }) => ({ route,
    houses: houses.map(({ fault }) => fault?.code) }))
  const { state, stateText, route } = ben.messenger.contact('Ana')
  const told = new Set(ben.events.filter((event) => JSON.stringify(event).includes('Ana'))
    .map(({ type }) => type))
  await world.close()
  return { state: message?.state, words: message?.stateText, contact: state,
    contactWords: stateText, route, ways, answers: [...answers].sort(), told: [...told].sort() }
}

test.run()
