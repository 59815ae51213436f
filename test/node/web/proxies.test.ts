// Whom a house believes to be at the other end: whoever connected, unless that is a proxy of its
// own.

import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { networkOf, Proxies } from '../../../node/web/proxies.ts'
import type { IncomingHttpHeaders } from 'node:http'
import type { Socket } from 'node:net'
import type { Client } from '../../../node/web/proxies.ts'

const test = suite('proxies')

function come (
  from: string, headers: IncomingHttpHeaders = {}, trusted: readonly string[] = [], tls = false
): Client {
  const socket = { remoteAddress: from, remotePort: 4_000, ...tls ? { encrypted: true } : {} }
  return new Proxies(trusted).clientOf({ headers, socket: socket as unknown as Socket })
}

const forwarded = { 'x-forwarded-for': '198.51.100.7', 'x-forwarded-proto': 'https' }

test('on this machine are believed', () => {
  for (const proxy of ['127.0.0.1', '127.8.8.8', '::1', '::ffff:127.0.0.1']) {
    assert.equal(come(proxy, forwarded),
      { ip: '198.51.100.7', port: 0, secure: true, proxied: true }, proxy)
  }
})

test('elsewhere are believed where they are named, and nobody else is', () => {
  const direct = { ip: '10.0.0.2', port: 4_000, secure: false, proxied: false }
  assert.equal(come('10.0.0.2', forwarded), direct)
  assert.equal(come('10.0.0.2', forwarded, ['10.0.0.3', '192.168.0.0/16']), direct)
  for (const trusted of ['10.0.0.2', '10.0.0.0/8']) {
    assert.is(come('10.0.0.2', forwarded, [trusted]).ip, '198.51.100.7')
  }
  assert.is(come('2001:db8::2', forwarded, ['2001:db8::/32']).ip, '198.51.100.7')
})

test('say who came last on the way; what came before that, anybody may have written', () => {
  const via = (chain: string, trusted: readonly string[] = []): string =>
    come('127.0.0.1', { 'x-forwarded-for': chain }, trusted).ip
  assert.is(via('1.2.3.4, 198.51.100.7'), '198.51.100.7')
  assert.is(via('1.2.3.4, 198.51.100.7, 10.0.0.2', ['10.0.0.2']), '198.51.100.7')
  assert.is(via('198.51.100.7, 127.0.0.1'), '198.51.100.7')
  assert.is(via('127.0.0.1'), '127.0.0.1')
  assert.is(via('10.0.0.2, evil, 10.0.0.2', ['10.0.0.2']), '10.0.0.2')
  for (const bad of ['', 'unknown', 'evil<script>', '1.2.3', ' , ,', ','.repeat(9_999)]) {
    assert.is(via(bad), '127.0.0.1', bad.slice(0, 20))
  }
})

test('may write addresses with ports, brackets and zones', () => {
  const forms = [
    ['198.51.100.7:1234', '198.51.100.7'], ['[2001:db8::7]:99', '2001:db8::7'],
    ['2001:db8::7', '2001:db8::7'], ['::ffff:198.51.100.7', '198.51.100.7'],
    ['fe80::7%eth0', 'fe80::7']
  ] as const
  for (const [text, ip] of forms) {
    assert.is(come('127.0.0.1', { 'x-forwarded-for': text }).ip, ip)
  }
})

test('say whether the way to them is sealed', () => {
  const secure = (proto: string): boolean =>
    come('127.0.0.1', { ...forwarded, 'x-forwarded-proto': proto }).secure
  assert.equal(['https', 'HTTPS', 'http, https', 'http', 'https, http', 'wss'].map(secure),
    [true, true, true, false, false, false])
  assert.ok(come('198.51.100.7', {}, [], true).secure, 'our own TLS')
})

test('that hide who comes are told of, once they were seen', () => {
  const proxies = new Proxies()
  const socket = { remoteAddress: '127.0.0.1', remotePort: 1 } as Socket
  proxies.clientOf({ headers: {}, socket })
  proxies.clientOf({ headers: forwarded, socket })
  assert.equal(proxies.notices(), [])
  const hidden = proxies.clientOf({ headers: { 'x-forwarded-proto': 'https' }, socket })
  assert.equal(hidden, { ip: '127.0.0.1', port: 1, secure: true, proxied: true })
  assert.equal(proxies.notices().map(({ code }) => code), ['proxy-hides-clients'])
})

test('are named by address or network', () => {
  assert.equal(networkOf('10.0.0.0/8'), ['10.0.0.0', 8, 'ipv4'])
  assert.equal(networkOf('2001:db8::1'), ['2001:db8::1', 128, 'ipv6'])
  for (const bad of ['', 'proxy.example', '10.0.0.0/33', '10.0.0.0/-1', '10/8/8', '::1/129',
    '10.0.0.0/', '10.0.0.0/8/8']) assert.is(networkOf(bad), undefined, bad)
})

test.run()
