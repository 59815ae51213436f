import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { keptViews, visitor } from '../../src/conversation/kept-view.ts'
import { HOST_LIMITS } from '../../src/mailbox/host-limits.ts'
import { seeded } from '../random.ts'
import type { PeerKey } from '../../src/base/channel.ts'
import type { KeptBoxStatus } from '../../src/mailbox/host.ts'
import type { BoxId } from '../../src/message/envelope.ts'

const test = suite('kept view')
const random = seeded('kept')

test('a host sees for whom it keeps how much, and never from whom', () => {
  const [ben, cleo] = [random(32) as PeerKey, random(32) as PeerKey]
  const box = (owner: PeerKey, envelopes: number, until: number): KeptBoxStatus => ({
    box: random(16) as BoxId, owner, kind: 'contact', visitor: false, envelopes,
    bytes: envelopes * 2_048, reserved: 9, until })
  const status = { policy: 'friends', reserved: 0, limits: HOST_LIMITS,
    boxes: [box(ben, 2, 100), box(cleo, 1, 50), box(ben, 3, 70)] } as const
  const ownerOf = (peer: PeerKey): ReturnType<typeof visitor> =>
    peer === ben ? { owner: 'Ben', contact: 'b' } : visitor(peer)
  assert.equal(keptViews(status, ownerOf), [
    { owner: 'Ben', contact: 'b', boxes: 2, envelopes: 5, bytes: 5 * 2_048, until: 100_000 },
    { ...visitor(cleo), boxes: 1, envelopes: 1, bytes: 2_048, until: 50_000 }
  ])
  assert.match(visitor(cleo).owner, /^visitor [\w-]{6}$/)
  assert.equal(keptViews({ ...status, boxes: [] }, visitor), [])
})

test.run()
