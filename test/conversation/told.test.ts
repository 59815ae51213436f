import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { decodeTold, digestOf, kindOf, NOTHING_TOLD, putTold } from '../../src/conversation/told.ts'
import { capabilityOf } from '../delivery/pair.ts'
import { fuzz } from '../fuzz.ts'
import { person } from '../identity/people.ts'
import type { Address, PeerKey } from '../../src/base/channel.ts'
import type { KnownControl } from '../../src/message/control.ts'

const test = suite('told')
const { device, random } = person('told')
const told = { version: 77, digests: new Map([[1, 'aa'.repeat(16)], [12, 'bundle 3']]) }

function recordOf (): Uint8Array {
  const operation = putTold(device.certificate.deviceId, told)
  if (operation.type !== 'put') throw new Error('a deletion')
  return operation.value
}

test('what was told comes back as it was stored', () => {
  assert.equal(decodeTold(recordOf()), told)
  assert.equal(decodeTold(undefined), NOTHING_TOLD)
})

test('after a damaged record everything is told again', async () => {
  await fuzz((bytes) => {
    const read = decodeTold(bytes)
    return read === NOTHING_TOLD ? undefined : read
  }, [recordOf()], { seed: 'told', check: (value) => {
    if (value !== undefined && value.digests.size > 32) throw new Error('too many')
  } })
})

test('the same place under a newer version is no news, another place is', () => {
  const place = (version: number, address: string): KnownControl => ({ kind: 'addresses', version,
    peer: new Uint8Array(32) as PeerKey, addresses: [address as Address], relayOnly: false })
  assert.is(digestOf(place(1, '/ip4/192.0.2.1/tcp/1')), digestOf(place(9, '/ip4/192.0.2.1/tcp/1')))
  assert.is.not(digestOf(place(1, '/ip4/192.0.2.1/tcp/1')),
    digestOf(place(1, '/ip4/192.0.2.2/tcp/1')))
})

test('a lease that is renewed within a day is no news, another token is', () => {
  const capability = { ...capabilityOf(random), until: 86_400 * 7 }
  const given = (until: number, token = capability.token): KnownControl => ({ kind: 'capabilities',
    version: until, capabilities: [{ ...capability, until, token }] })
  assert.is(digestOf(given(86_400 * 7)), digestOf(given(86_400 * 7 + 80_000)))
  assert.is.not(digestOf(given(86_400 * 7)), digestOf(given(86_400 * 9)))
  assert.is.not(digestOf(given(86_400 * 7)),
    digestOf(given(86_400 * 7, random(32) as typeof capability.token)))
  assert.is(kindOf(given(1)), 3)
})

test.run()
