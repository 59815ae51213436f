import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { parseHouseAddress } from '../../src/conversation/house-address.ts'
import { peerIdOf } from '../../src/network/peer-key.ts'
import { seeded } from '../random.ts'
import type { PeerKey } from '../../src/base/channel.ts'

const test = suite('house address')
const peer = seeded('house')(32) as PeerKey
const id = peerIdOf(peer).toString()

test('the line that a house prints is read, whatever is around it', () => {
  const line = `/ip4/192.0.2.1/tcp/7684/p2p/${id}`
  for (const text of [line, ` ${line}\n`, `${line}/`]) {
    const host = parseHouseAddress(text)
    assert.equal(host?.peer, peer, text)
    assert.equal(host?.addresses, ['/ip4/192.0.2.1/tcp/7684'])
  }
  assert.ok(parseHouseAddress(`/dns4/house.example/tcp/443/tls/ws/p2p/${id}`))
})

test('everything else is refused', () => {
  for (const text of ['', id, '/ip4/192.0.2.1/tcp/7684', `/p2p/${id}`, 'http://house.example',
    '/ip4/192.0.2.1/tcp/7684/p2p/', '/ip4/192.0.2.1/tcp/7684/p2p/nobody',
    `/ip4/999.0.2.1/tcp/7684/p2p/${id}`, `/nonsense/p2p/${id}`, `snug:${id}`]) {
    assert.is(parseHouseAddress(text), undefined, text)
  }
})

test.run()
