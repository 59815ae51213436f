import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { decodeRemoteDevice, encodeRemoteDevice,
  newRemoteDevice } from '../../src/delivery/remote-device.ts'
import { fuzz } from '../fuzz.ts'
import { person } from '../identity/people.ts'
import { capabilityOf } from './pair.ts'
import type { Address, PeerKey } from '../../src/base/channel.ts'
import type { RemoteDevice } from '../../src/delivery/remote-device.ts'

const test = suite('remote device')
const { device, random } = person('remote-device')

const full: RemoteDevice = {
  ...newRemoteDevice(device.certificate, [capabilityOf(random), capabilityOf(random)]),
  accepted: true,
  relayOnly: true,
  location: { peer: random(32) as PeerKey, addresses: ['/ip4/192.0.2.7/tcp/1' as Address] },
  locationVersion: 5,
  locatedOn: 20_000,
  capabilitiesVersion: 6,
  discovery: { version: 7, secret: random(32) },
  bundle: random(1_499),
  repairAskedAt: 8,
  repairAnsweredAt: 9
}

test('a device comes back as it was stored, with everything and with nothing', () => {
  assert.equal(decodeRemoteDevice(encodeRemoteDevice(full)), full)
  const bare = newRemoteDevice(device.certificate)
  assert.equal(decodeRemoteDevice(encodeRemoteDevice(bare)), bare)
  assert.not(bare.accepted)
})

test('a damaged record is refused, and a certificate in it stays genuine', async () => {
  const samples = [full, newRemoteDevice(device.certificate)].map(encodeRemoteDevice)
  const counts = await fuzz(decodeRemoteDevice, samples, { seed: 'remote-device', rounds: 600,
    check: (value) => {
      if (value !== undefined && value.capabilities.length > 8) throw new Error('too many')
    } })
  assert.ok(counts.refused > 0)
})

test.run()
