import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { cryptoReady } from '../../src/crypto/sodium.ts'
import { decodeOwnedBox, encodeOwnedBox, newBox } from '../../src/mailbox/box.ts'
import { decodeCapability, encodeCapability, newCapability } from '../../src/mailbox/capability.ts'
import { decodeBoxRecord, encodeBoxRecord, newKeptBox } from '../../src/mailbox/kept-box.ts'
import {
  decodeCapabilityRecord, encodeCapabilityRecord, newKeptCapability
} from '../../src/mailbox/kept-capability.ts'
import { fuzz } from '../fuzz.ts'
import { seeded } from '../random.ts'
import type { Address, PeerKey } from '../../src/base/channel.ts'
import type { Ed25519PublicKey } from '../../src/crypto/keys.ts'
import type { TokenHash } from '../../src/mailbox/capability.ts'
import type { BoxId } from '../../src/message/envelope.ts'

const test = suite('mailbox records')
test.before(cryptoReady)
const random = seeded('mailbox records')

const host = {
  peer: random(32) as PeerKey,
  addresses: ['/ip4/192.0.2.1/tcp/7684', '/ip6/2001:db8::1/tcp/7684'] as Address[]
}

test('a box of ours comes back with its key', async () => {
  const box = { ...newBox(host, 'group', random), until: 1_793_534_400, bytes: 8_388_608 }
  const record = encodeOwnedBox(box)
  assert.equal(decodeOwnedBox(record), box)
  await fuzz(decodeOwnedBox, [record], { seed: 'owned', rounds: 500 })
})

test('a box of a given name has it', () => {
  const name = random(16) as BoxId
  assert.is(newBox(host, 'invite', random, name).box, name)
})

test('a capability comes back', async () => {
  const capability = newCapability(host, random(16) as BoxId, 1_793_534_400, random)
  const record = encodeCapability(capability)
  assert.equal(decodeCapability(record), capability)
  await fuzz(decodeCapability, [record], { seed: 'capability', rounds: 1_000 })
})

test('a kept box comes back, with and without a reason for its end', async () => {
  const record = {
    box: random(16) as BoxId,
    key: random(32) as Ed25519PublicKey,
    kind: 'request' as const,
    owner: random(32) as PeerKey,
    visitor: true,
    bytes: 262_144,
    until: 1_793_534_400,
    released: undefined,
    counter: random(64),
    basePosition: 17
  }
  const samples = [record, { ...record, released: 'moved' as const, visitor: false }]
  for (const sample of samples) {
    assert.equal(decodeBoxRecord(encodeBoxRecord(newKeptBox(sample))), sample)
  }
  await fuzz(decodeBoxRecord, samples.map(encodeBoxRecord), { seed: 'kept box', rounds: 1_000 })
})

test('a kept capability comes back with its counts', async () => {
  const box = random(16) as BoxId
  const kept = newKeptCapability(random(32) as TokenHash, 3, 256, 2_097_152)
  Object.assign(kept, { revoked: true, heldEnvelopes: 1, heldBytes: 2, remembered: 3 })
  kept.lastPosition = 4
  const record = encodeCapabilityRecord(box, kept)
  assert.equal(decodeCapabilityRecord(record), { box, kept })
  await fuzz(decodeCapabilityRecord, [record], { seed: 'kept capability', rounds: 1_000 })
})

test.run()
