import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { networkPrefix } from '../../src/network/network-prefix.ts'

const test = suite('network prefix')

test('is the /24 of an IPv4 address, and the /48 of an IPv6 address', () => {
  assert.is(networkPrefix('/ip4/8.8.4.4/tcp/7684'), '8.8.4')
  assert.is(networkPrefix('/ip4/8.8.4.9/tcp/1/ws'), '8.8.4')
  assert.is(networkPrefix('/ip6/2a00:1450:4001:801::200e/tcp/7684'), '2a00:1450:4001')
  assert.is(networkPrefix('/ip6/2a00:1450::1/tcp/7684'), '2a00:1450:0')
})

test('says nothing of this machine, of private networks and of names', () => {
  for (const address of ['/ip4/127.0.0.1/tcp/1', '/ip6/::1/tcp/1', '/ip4/192.168.1.5/tcp/1',
    '/ip4/100.64.0.1/tcp/1', '/ip6/fe80::1/tcp/1', '/dns4/snug.example/tcp/1', 'nothing'])
  {
    assert.is(networkPrefix(address), undefined, address)
  }
})

test('is the relay through which somebody comes', () => {
  const relay = '12D3KooWDpJ7As7BWAwRMfu1VU2WCqNjvq387JEYKDBj4kx6nXTN'
  const other = '12D3KooWQRyyjjvvjvxNx1wZTpnqhBLV7NxWTrCrv1vJ3wV5Dh7t'
  assert.is(networkPrefix(`/ip4/8.8.4.4/tcp/7684/p2p/${relay}/p2p-circuit/p2p/${other}`), relay)
})

test.run()
