import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { decodeContact, encodeContact, isAccepted, newContact,
  retentionOf } from '../../src/conversation/contact.ts'
import { fuzz } from '../fuzz.ts'
import { NOW, person } from '../identity/people.ts'
import type { Contact } from '../../src/conversation/contact.ts'
import type { ContactState } from '../../src/conversation/views.ts'

const test = suite('contact')
const { account, device, random } = person('contact')
const STATES: readonly ContactState[] =
  ['invited', 'requested', 'connected', 'verified', 'changed', 'blocked']

const full: Contact = {
  ...newContact(account.id, 'Ben', 'verified', NOW, 5, true),
  unnamed: true,
  theirName: 'Benjamin 🍻',
  note: 'from the pub',
  devices: [device.certificate.deviceId, random(16) as never],
  deviceList: random(400),
  theyKeep: true,
  theyAsk: true,
  iKeep: false,
  iAsk: false,
  retentionVersion: 6,
  theirRetention: 7,
  theirRetentionVersion: 8,
  readUpTo: 2 ** 52
}

test('a contact comes back as it was stored, in every state', () => {
  for (const state of STATES) {
    assert.equal(decodeContact(encodeContact({ ...full, state })), { ...full, state })
  }
  const bare = newContact(account.id, '', 'invited', 0, 0, false)
  assert.equal(decodeContact(encodeContact(bare)), bare)
})

test('each switch is kept by itself', () => {
  for (const name of ['theyKeep', 'theyAsk', 'iKeep', 'iAsk', 'unnamed'] as const) {
    const one = { ...newContact(account.id, 'x', 'connected', 0, 0, false), iAsk: false,
      [name]: true }
    assert.equal(decodeContact(encodeContact(one)), one, name)
  }
})

test('a damaged record is refused', async () => {
  const counts = await fuzz(decodeContact, [encodeContact(full)], { seed: 'contact',
    check: (contact) => {
      if (contact !== undefined && contact.devices.length > 16) throw new Error('too many devices')
    } })
  assert.ok(counts.refused > 0)
})

test('only connected and verified contacts are written to', () => {
  const accepted = STATES.filter((state) => isAccepted({ ...full, state }))
  assert.equal(accepted, ['connected', 'verified'])
})

test('the shorter wish rules how long messages stay, and none keeps them', () => {
  const both = (retention: number, theirRetention: number): number =>
    retentionOf({ ...full, retention, theirRetention })
  assert.is(both(0, 0), 0)
  assert.is(both(60, 0), 60)
  assert.is(both(0, 60), 60)
  assert.is(both(60, 90), 60)
  assert.is(both(90, 60), 60)
})

test.run()
