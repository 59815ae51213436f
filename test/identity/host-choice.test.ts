import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { INVITE_ADDRESSES_MAX, INVITE_COMPACT, INVITE_MAX } from '../../src/base/limits.ts'
import { encodeAddress } from '../../src/identity/address.ts'
import { fitHosts } from '../../src/identity/host-choice.ts'
import { encodeInvite } from '../../src/identity/invite.ts'
import { seeded } from '../random.ts'
import { host, oneTime } from './invites.ts'
import type { InviteHost } from '../../src/identity/invite-host.ts'

const test = suite('host choice')
const TCP4 = '/ip4/45.83.220.7/tcp/7684'
const WS4 = '/ip4/45.83.220.7/tcp/7685/ws'
const TCP6 = '/ip6/2a01:4f8:c17:b0f::2/tcp/7684'
const WS6 = '/ip6/2a01:4f8:c17:b0f::2/tcp/7685/ws'
const WSS = '/dns/house.example.org/tcp/443/tls/ws'
const CERTHASH = 'uEiDDq4_xNyDorZBH3TlGazyJdOWSwvo4PUo5YHFMrvDE8g'
const DIRECT = `/ip4/45.83.220.7/udp/7684/webrtc-direct/certhash/${CERTHASH}`
const LOCAL = '/ip4/192.168.1.20/tcp/7684'
const LOCAL6 = '/ip6/fd00::20/tcp/7684'
const MACHINE = '/ip4/127.0.0.1/tcp/7684'
const NOWHERE = '/ip4/0.0.0.0/tcp/7684'

const chosen = (...addresses: string[]): readonly string[] =>
  fitHosts([host('Cleo', ...addresses)])[0]?.addresses ?? []

test('takes both families first, then other transports', () => {
  assert.equal(chosen(TCP4, WS4, TCP6, WS6).slice(0, 2), [TCP4, WS6])
  assert.equal(chosen(WS4, TCP4, TCP6).slice(0, 2), [TCP4, TCP6])
  assert.equal(chosen(TCP4, TCP6, WS4), [TCP4, TCP6, WS4])
})

test('puts the internet before the local network, and this machine where nothing else is', () => {
  assert.equal(chosen(MACHINE, LOCAL, TCP4, LOCAL6), [TCP4, LOCAL6, LOCAL])
  assert.equal(chosen(MACHINE, LOCAL), [LOCAL])
  assert.equal(chosen(NOWHERE, MACHINE), [MACHINE])
  assert.equal(fitHosts([host('Cleo', NOWHERE)]), [])
  assert.equal(fitHosts([]), [])
})

test('takes three hosts, those on the internet first, else in the order given', () => {
  const hosts = [
    host('a', LOCAL), host('b', TCP4), host('c'), host('d', MACHINE), host('e', LOCAL),
    host('f', TCP6)
  ]
  assert.equal(fitHosts(hosts), [hosts[1], hosts[5], hosts[0]])
})

test('names no host and no address twice', () => {
  assert.equal(fitHosts([host('a', TCP4), host('a', TCP6, TCP4)]), [host('a', TCP4, TCP6)])
})

test('an address that would be too long is passed over for the next', () => {
  const long = `/dns/${'a'.repeat(96)}/tcp/1`
  assert.equal(chosen(long, LOCAL), [LOCAL])
  assert.equal(fitHosts([host('a', `/dns/${'a'.repeat(98)}/tcp/1`)]), [])
})

test('one or two houses with every usual address make an invite of at most 250 bytes', () => {
  const all = [TCP4, WS4, TCP6, WS6, WSS, DIRECT, LOCAL, MACHINE]
  const one = fitHosts([host('Cleo', ...all)])
  const two = fitHosts([host('Cleo', ...all), host('Dan', ...all)])
  assert.ok(one[0]!.addresses.length >= 3)
  assert.ok(two.every(({ addresses }) => addresses.length >= 2), JSON.stringify(two))
  for (const hosts of [one, two]) assert.ok(encodeInvite(oneTime(hosts)).length <= INVITE_COMPACT)
})

test('with more room it takes more, a host at a time', () => {
  const all = [TCP4, WS4, TCP6, WS6, WSS, DIRECT, LOCAL]
  const hosts = fitHosts([host('a', ...all), host('b', ...all), host('c', ...all)], INVITE_MAX)
  assert.ok(hosts.every(({ addresses }) => addresses.length >= 4))
})

test('whatever the addresses, the limits hold and every host keeps one', () => {
  const random = seeded('hosts')
  const some = (): string => random.pick([
    `/ip4/${random.between(1, 223)}.2.3.4/tcp/${random.int(65_536)}${random.pick(['', '/ws'])}`,
    `/ip6/2a01:${random.int(65_536).toString(16)}::1/tcp/1`,
    `/dns/${'h'.repeat(random.between(1, 110))}.org/tcp/1/tls/ws`,
    DIRECT, LOCAL, MACHINE
  ])
  for (let round = 0; round < 200; round++) {
    const hosts: InviteHost[] = Array.from({ length: random.int(6) }, (_, i) =>
      host(`${i}`, ...Array.from({ length: random.int(8) }, some)))
    const fitted = fitHosts(hosts, random.pick([INVITE_COMPACT, INVITE_MAX]))
    assert.ok(fitted.length <= 3)
    assert.ok(encodeInvite(oneTime(fitted)).length <= INVITE_MAX)
    for (const { peer, addresses } of fitted) {
      const source = hosts.find((given) => given.peer.every((byte, i) => byte === peer[i]))
      assert.ok(addresses.length > 0)
      assert.ok(addresses.every((address) => source?.addresses.includes(address)))
      const size = addresses.reduce((sum, address) => sum + encodeAddress(address).length + 1, 0)
      assert.ok(size <= INVITE_ADDRESSES_MAX)
    }
  }
})

test.run()
