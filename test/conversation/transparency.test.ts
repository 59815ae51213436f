// Split views are loud, and told again by the same friend they are not loud again within a week: or
// who wants to could fill a conversation with them.

import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { DAY } from '../../src/base/limits.ts'
import { History } from '../../src/conversation/history.ts'
import { createSelf } from '../../src/conversation/self.ts'
import { Transparency } from '../../src/conversation/transparency.ts'
import { cryptoReady } from '../../src/crypto/sodium.ts'
import { decodeDeviceList } from '../../src/identity/device-list.ts'
import { tellSightings } from '../../src/identity/sightings.ts'
import { ManualClock } from '../clock.ts'
import { NOW, person } from '../identity/people.ts'
import { seeded } from '../random.ts'
import type { Contact } from '../../src/conversation/contact.ts'
import type { Household } from '../../src/conversation/household.ts'

const test = suite('transparency')
test.before(cryptoReady)

test('the same split view is shown once a week', () => {
  const random = seeded('transparency')
  const clock = new ManualClock(NOW)
  const self = createSelf('Ana', random, NOW)
  const own = decodeDeviceList(self.deviceList)
  if (!own.ok) throw new Error('no list')
  const house = { clock, history: new History(), self: () => self,
    contacts: { all: () => [] } } as unknown as Household
  const noticed: string[] = []
  const transparency = new Transparency({ house, notice: (_contact, { code }) => {
    noticed.push(code)
    return { operations: [] }
  } })
  const cleo = { account: person('transparency/cleo').account.id, name: 'Cleo',
    state: 'connected' } as Contact
  const seen = [{ secret: self.discoverySecret, version: own.value.version,
    list: Uint8Array.of(1) }]
  const tells = (): void => {
    const nonce = random(16)
    const telling = { from: cleo.account, to: self.account.id, nonce }
    transparency.handle(cleo, { kind: 'sightings', nonce,
      entries: tellSightings(seen, telling, random) })
  }
  for (let i = 0; i < 10; i++) tells()
  assert.equal(noticed, ['split-view-me'])
  clock.set(NOW + 7 * DAY)
  tells()
  assert.equal(noticed, ['split-view-me', 'split-view-me'], 'a week later once more')
})

test.run()
