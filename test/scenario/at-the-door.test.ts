// Who stands at the door learns nothing (DESIGN §1, §5): no receipt, no answer, no sign that
// anybody is here, whatever they send; and what they send beside their one text is not kept.

import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { DAY, MINUTE } from '../../src/base/limits.ts'
import { decodeContact, encodeContact } from '../../src/conversation/contact.ts'
import { cryptoReady } from '../../src/crypto/sodium.ts'
import { decodeRemoteDevice, encodeRemoteDevice } from '../../src/delivery/remote-device.ts'
import { MAIL_PROTOCOL } from '../../src/mailbox/protocol.ts'
import { tables } from '../../src/storage/tables.ts'
import { slow } from '../runner/report.ts'
import { World } from '../simulation/world.ts'
import { anaAndCleo } from './friends.ts'
import type { Disk } from '../simulation/memory-store.ts'
import type { Inhabitant } from '../simulation/world.ts'

const test = suite('at the door')
slow(60)
test.before(cryptoReady)

interface Knocked { world: World, ana: Inhabitant, ben: Inhabitant, sent: string[] }

/** Ben has knocked at Ana's address, and what Ana's node sends to him or leaves for him is seen. */
async function knocked (seed: string): Promise<Knocked> {
  const world = new World(seed, { from: await anaAndCleo(), link: { delay: [1, 20] } })
  await world.person('Cleo')
  const ana = await world.person('Ana')
  const ben = await world.person('Ben')
  await world.clock.advance(5_000)
  const { link } = await world.passing(ana.messenger.createInvite({ kind: 'address' }))
  await world.clock.advance(5_000)
  await world.passing(ben.messenger.add(link, { as: 'Ana', sign: true,
    note: 'Ben, from the choir' }))
  assert.ok(await world.until(() => ana.messenger.requests().length === 1))
  const sent: string[] = []
  const { self } = ben.node
  ana.tap = (protocol, _frame, remote) => {
    const isTo = Buffer.from(remote).equals(Buffer.from(self))
    // A house answers whoever puts mail there: that is no word of its owner.
    if (isTo && protocol !== MAIL_PROTOCOL) sent.push(protocol)
  }
  return { world, ana, ben, sent }
}

/** Ben's node believes that Ana has let him in, and where she is. */
function pretend (ben: Inhabitant, ana: Inhabitant): void {
  change(ben.disk, tables.contact, (bytes) => {
    const contact = decodeContact(bytes)
    return contact === undefined
      ? bytes
      : encodeContact({ ...contact, state: 'connected', asked: false })
  })
  change(ben.disk, tables.device, (bytes) => {
    const device = decodeRemoteDevice(bytes)
    return device === undefined
      ? bytes
      : encodeRemoteDevice({ ...device, accepted: true,
        location: { peer: ana.node.self, addresses: ana.node.addresses } })
  })
}

function change (disk: Disk, table: number, to: (bytes: Uint8Array) => Uint8Array): void {
  for (const [name, rows] of disk) {
    if (!name.startsWith(`${table}/`)) continue
    for (const [number, value] of rows) rows.set(number, to(value))
  }
}

test('who waits at the door gets no receipt and no answer, over restarts and days', async () => {
  const { world, ana, ben, sent } = await knocked('waits')
  await ana.turnOff()
  await ana.turnOn()
  await world.clock.advance(2 * DAY)
  assert.equal(sent, [])
  assert.is(ben.knows('Ana'), 'invited')
  assert.equal(ben.events.filter(({ type }) => type === 'state'), [])
  await ana.messenger.accept('Ben')
  assert.ok(await world.until(() => ben.knows('Ana') === 'connected', 10 * MINUTE))
  assert.is.not(sent.length, 0, 'once let in they are answered')
  await world.close()
})

for (const away of [false, true]) {
  test(`who pretends to be let in learns nothing${away ? ', by mail either' : ''}`, async () => {
    const { world, ana, ben, sent } = await knocked(`pretends ${away}`)
    await ben.turnOff()
    pretend(ben, ana)
    if (away) await ana.turnOff()
    await ben.turnOn()
    for (let i = 1; i <= 5; i++) await ben.says(ana, `are you there? ${i}`)
    await ben.messenger.markRead('Ana')
    await world.clock.advance(5 * MINUTE)
    if (away) await ana.turnOn()
    await world.clock.advance(10 * MINUTE)
    assert.equal(sent, [])
    const states = new Set(await ben.states('Ana'))
    assert.not(states.has('delivered'), 'nothing is acknowledged')
    assert.not(states.has('read'))
    await ana.messenger.accept('Ben')
    assert.equal(await ana.reads('Ben'), [], 'one text was theirs, and it was the note')
    await world.close()
  })
}

test('who asks again, and calls themself something else, has still said one text', async () => {
  const { world, ana, ben } = await knocked('again')
  const [invite] = ana.messenger.invites()
  const { link } = await ana.messenger.invite(invite?.id ?? '')
  const before = await ana.messenger.report('Ben')
  await ben.messenger.setName('Ben sells watches')
  await ben.messenger.remove('Ana')
  await world.passing(ben.messenger.add(link, { as: 'Ana', sign: true, note: 'Cheap watches' }))
  await world.clock.advance(10 * MINUTE)
  const requests = ana.messenger.requests()
  assert.equal(requests.map(({ name, theirName, note }) => [name, theirName, note]),
    [['Ben', 'Ben', 'Ben, from the choir']])
  assert.equal(await ana.messenger.report('Ben'), before, 'what was signed is what is shown')
  await ana.messenger.accept('Ben')
  assert.ok(await world.until(() => ben.knows('Ana') === 'connected', 10 * MINUTE),
    'and is answered where they are now')
  await world.close()
})

test.run()
