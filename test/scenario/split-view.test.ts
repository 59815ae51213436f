// Friends compare what they see of a friend's devices (PROTOCOL §8, kind 24): who shows one of them
// another list than the others is noticed, and where all see the same nobody is alarmed.

import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { equalBytes } from '../../src/base/bytes.ts'
import { DAY } from '../../src/base/limits.ts'
import { decodeContact, encodeContact } from '../../src/conversation/contact.ts'
import { loadSelf } from '../../src/conversation/self.ts'
import { cryptoReady } from '../../src/crypto/sodium.ts'
import { decodeDeviceList, encodeDeviceList,
  issueDeviceList } from '../../src/identity/device-list.ts'
import { tables } from '../../src/storage/tables.ts'
import { slow } from '../runner/report.ts'
import { World } from '../simulation/world.ts'
import { friends } from './friends.ts'
import type { Inhabitant } from '../simulation/world.ts'

const test = suite('split view')
slow(60)
test.before(cryptoReady)

function splits ({ messenger }: Inhabitant, name: string): string[] {
  return messenger.history(name).filter(({ code }) => code === 'split-view')
    .map(({ about }) => about ?? '')
}

/** Another list of Ben's devices, of the same version, signed by Ben's account, at Ana's. */
async function deceive (ana: Inhabitant, ben: Inhabitant): Promise<void> {
  const self = await loadSelf(ben.store)
  if (self === undefined || self === 'damaged') throw new Error('no self')
  const { account } = self
  for (const [name, rows] of ana.disk) {
    if (!name.startsWith(`${tables.contact}/`)) continue
    for (const [number, value] of rows) {
      const contact = decodeContact(value)
      if (contact === undefined || !equalBytes(contact.account, account.id)) continue
      const list = decodeDeviceList(contact.deviceList)
      if (!list.ok) throw new Error('no list')
      const deviceList = encodeDeviceList(issueDeviceList(account, list.value.version, []))
      rows.set(number, encodeContact({ ...contact, deviceList }))
    }
  }
}

async function twoWeeks (world: World): Promise<void> {
  for (let hour = 0; hour < 14 * 4; hour++) await world.clock.advance(DAY / 4)
}

test('where all see the same, weeks of comparing alarm nobody', async () => {
  const world = new World('same view', { from: await friends() })
  const people = [await world.person('Cleo'), await world.person('Ana'), await world.person('Ben')]
  await twoWeeks(world)
  for (const person of people) {
    for (const { name } of person.messenger.contacts()) {
      assert.equal(splits(person, name), [], `${person.name} of ${name}`)
    }
    assert.not(person.events.some((event) => event.type === 'message' &&
      event.message.notice?.code.startsWith('split-view')))
  }
  await world.close()
})

test('who is shown another list of somebody than their friends is told so', async () => {
  const world = new World('split view', { from: await friends() })
  const cleo = await world.person('Cleo')
  const ben = await world.person('Ben')
  const ana = world.absent('Ana')
  await deceive(ana, ben)
  await ana.turnOn()
  await ben.turnOff()
  await twoWeeks(world)
  assert.ok(splits(ana, 'Ben').includes('Cleo'))
  assert.ok(splits(cleo, 'Ben').includes('Ana'))
  assert.ok(ana.events.some((event) => event.type === 'message' &&
    event.message.notice?.code === 'split-view'))
  await world.close()
})

test.run()
