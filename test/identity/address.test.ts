import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { fromHex } from '../../src/base/bytes.ts'
import {
  addressProtocols, asAddress, decodeAddress, encodeAddress
} from '../../src/identity/address.ts'
import { fuzz } from '../fuzz.ts'
import { address } from './invites.ts'

const test = suite('address')
const RELAY = '12D3KooWGzh1xJPVBjbUPUVTYvd6oBWqTkkYEFVPEs3CQi2JzZ2k'
const CERTHASH = 'uEiDDq4_xNyDorZBH3TlGazyJdOWSwvo4PUo5YHFMrvDE8g'
const TEXTS = [
  '/ip4/45.83.220.7/tcp/7684',
  '/ip4/45.83.220.7/tcp/7685/ws',
  '/ip6/2a01:4f8:c17:b0f::2/tcp/7684',
  '/ip4/127.0.0.1/tcp/7684',
  '/dns4/house.example.org/tcp/443/tls/ws',
  '/dns/house.example.org/tcp/7684',
  `/ip4/45.83.220.7/udp/7684/webrtc-direct/certhash/${CERTHASH}`,
  `/ip4/45.83.220.7/tcp/7684/p2p/${RELAY}/p2p-circuit`
]

test('comes back as it was', () => {
  for (const text of TEXTS) {
    assert.is(asAddress(text), text)
    assert.is(decodeAddress(encodeAddress(address(text))), text)
  }
})

test('is the binary multiaddr of the registry', () => {
  assert.equal(encodeAddress(address('/ip4/45.83.220.7/tcp/7684')), fromHex('042d53dc07061e04'))
  const ws = encodeAddress(address('/ip4/45.83.220.7/tcp/7685/ws'))
  assert.equal(ws, fromHex('042d53dc07061e05dd03'))
})

test('loses a final peer id, and keeps that of a relay', () => {
  assert.is(asAddress(`${TEXTS[0]}/p2p/${RELAY}`), TEXTS[0])
  assert.is(asAddress(`${TEXTS[7]}/p2p/${RELAY}`), TEXTS[7])
})

test('has one text, whatever form it was written in', () => {
  assert.is(asAddress('/ip6/2A01:04f8:c17:b0f:0::2/tcp/7684'), TEXTS[2])
})

test('what is not dialled over the internet is none', () => {
  for (const text of [
    '', '/', 'house.example.org:7684', '/ip4/45.83.220.7', '/ip4/45.83.220.7/p2p-circuit',
    '/ip4/45.83.220.777/tcp/1', '/ip4/45.83.220.7/tcp/70000', '/ip4/45.83.220.7/tcp/7684/nothing',
    '/unix/tmp%2fsocket', '/memory/1', '/dnsaddr/bootstrap.example.org', `/p2p/${RELAY}`,
    `/p2p/${RELAY}/p2p-circuit`, '/dns4/a\u001b[2Jb.example.org/tcp/1',
    '/dns4/h\u00e4user.example.org/tcp/1', `/dns4/${'a'.repeat(250)}/tcp/1`, '/'.repeat(2_000)
  ]) assert.is(asAddress(text), undefined, text)
})

test('no address leads elsewhere than it says', () => {
  const named = '/dns4/house.example.org/tcp/443/tls/sni/house.example.org/ws'
  assert.is(asAddress(named), named)
  for (const text of [
    '/ip4/45.83.220.7/tcp/443/tls/sni/localhost/ws',
    '/ip4/45.83.220.7/tcp/443/tls/sni/router.lan/ws',
    '/dns4/house.example.org/tcp/443/tls/sni/other.example.org/ws',
    `/ip4/45.83.220.7/tcp/443/tls/sni/localhost/ws/p2p/${RELAY}/p2p-circuit`,
    '/dns4/127.0.0.1/tcp/80', '/dns/2130706433/tcp/80', '/dns4/0x7f.1/tcp/80', '/dns4/127.1./tcp/80'
  ]) assert.is(asAddress(text), undefined, text)
})

test('bytes with a final peer id, cut, padded or of unknown protocols are none', () => {
  const bytes = encodeAddress(address('/ip4/45.83.220.7/tcp/7684'))
  for (let length = 0; length < bytes.length; length++) {
    assert.is(decodeAddress(bytes.slice(0, length)), undefined)
  }
  assert.is(decodeAddress(new Uint8Array([...bytes, 0])), undefined)
  assert.is(decodeAddress(fromHex('042d53dc07861e04')!), undefined)
  const relayed = encodeAddress(address(TEXTS[7]!))
  assert.is(decodeAddress(relayed.slice(0, -2)), undefined)
})

test('names its protocols', () => {
  const wss = address('/dns4/house.example.org/tcp/443/tls/ws')
  assert.equal(addressProtocols(wss), ['dns4', 'tcp', 'tls', 'ws'])
})

test('its decoder bears any bytes, and what it accepts has one form', async () => {
  const samples = TEXTS.map((text) => encodeAddress(address(text)))
  const { accepted, refused } = await fuzz(decodeAddress, samples, {
    seed: 'address',
    rounds: 5_000,
    check: (result, input) => {
      if (result === undefined) return
      assert.equal(encodeAddress(result), Uint8Array.from(input))
      assert.is(asAddress(result), result)
      assert.match(result, /^\/[\x21-\x7e]+$/)
    }
  })
  assert.ok(accepted > 0 && refused > 0)
})

test.run()
