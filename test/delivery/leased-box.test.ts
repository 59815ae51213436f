import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { decodeLeasedBox, grantFor, newLeasedBox, putBox } from '../../src/delivery/leased-box.ts'
import { newBox } from '../../src/mailbox/box.ts'
import { tokenHash } from '../../src/mailbox/capability.ts'
import { fuzz } from '../fuzz.ts'
import { person } from '../identity/people.ts'
import { capabilityOf } from './pair.ts'
import type { LeasedBox } from '../../src/delivery/leased-box.ts'

const test = suite('leased box')
const { device, random } = person('leased-box')
const id = device.certificate.deviceId
const capability = capabilityOf(random)

const box: LeasedBox = {
  ...newLeasedBox(newBox(capability.host, 'contact', random, capability.box), 9, [
    { device: id, capability, granted: true },
    { device: undefined, capability: capabilityOf(random), granted: false }
  ], random(70)),
  revoked: [{ device: id, token: tokenHash(capability.token), confirmed: false, watched: true }],
  ending: 'moved'
}

function recordOf (each: LeasedBox): Uint8Array {
  const operation = putBox(each)
  if (operation.type !== 'put') throw new Error('a deletion')
  return operation.value
}

test('a box comes back as it was stored', () => {
  assert.equal(decodeLeasedBox(recordOf(box)), box)
  const fresh = newLeasedBox(newBox(capability.host, 'invite', random), 1, [], new Uint8Array(0))
  assert.equal(decodeLeasedBox(recordOf(fresh)), fresh)
})

test('a grant is found by its device', () => {
  assert.is(grantFor(box, id)?.capability, capability)
  assert.is(grantFor(box, person('somebody').device.certificate.deviceId), undefined)
})

test('a damaged record is refused', async () => {
  const counts = await fuzz(decodeLeasedBox, [recordOf(box)], { seed: 'leased-box', rounds: 1_000 })
  assert.ok(counts.refused > 0)
})

test.run()
