import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { addressScope } from '../../src/identity/address-scope.ts'
import { address } from './invites.ts'
import type { AddressScope } from '../../src/identity/address-scope.ts'

const test = suite('address scope')

const EXPECTED: Record<AddressScope, string[]> = {
  public: [
    'ip4/45.83.220.7', 'ip4/1.1.1.1', 'ip4/100.63.255.255', 'ip4/100.128.0.0', 'ip4/172.15.0.1',
    'ip4/172.32.0.1', 'ip4/223.255.255.255', 'ip4/198.20.0.1', 'ip6/2a01:4f8:c17:b0f::2',
    'ip6/2001:470::1', 'ip6/3fff:f000::1',
    'dns4/house.example.org', 'dns/example.org.'
  ],
  local: [
    'ip4/10.0.0.1', 'ip4/100.64.0.1', 'ip4/100.127.255.255', 'ip4/169.254.1.1', 'ip4/172.16.0.1',
    'ip4/172.31.255.1', 'ip4/192.168.1.1', 'ip4/192.0.2.1', 'ip4/198.51.100.1', 'ip4/203.0.113.1',
    'ip4/198.19.0.1', 'ip6/fe80::1', 'ip6/fd00::1', 'ip6/2001:db8::1', 'ip6/2001::1',
    'ip6/2002:1::1', 'ip6/3fff:fff::1', 'ip6/64:ff9b::1',
    'ip6/::ffff:102:304', 'dns/printer', 'dns/ben.local', 'dns4/nas.home.arpa', 'dns/nas.LAN.'
  ],
  machine: ['ip4/127.0.0.1', 'ip4/127.9.9.9', 'ip6/::1', 'dns/localhost', 'dns4/snug.localhost.'],
  nowhere: [
    'ip4/0.0.0.0', 'ip4/224.0.0.1', 'ip4/255.255.255.255', 'ip4/240.0.0.1', 'ip6/::', 'ip6/ff02::1'
  ]
}

for (const scope of ['public', 'local', 'machine', 'nowhere'] as const) {
  test(`knows what is ${scope}`, () => {
    for (const origin of EXPECTED[scope]) {
      assert.is(addressScope(address(`/${origin}/tcp/7684`)), scope, origin)
    }
  })
}

test('a relayed address is where its relay is', () => {
  const relay = 'p2p/12D3KooWGzh1xJPVBjbUPUVTYvd6oBWqTkkYEFVPEs3CQi2JzZ2k/p2p-circuit'
  assert.is(addressScope(address(`/ip4/45.83.220.7/tcp/1/${relay}`)), 'public')
  assert.is(addressScope(address(`/ip4/192.168.0.2/tcp/1/${relay}`)), 'local')
})

test.run()
