import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { cryptoReady } from '../../src/crypto/sodium.ts'
import { diagnose } from '../../src/peer/diagnosis.ts'
import { networkReport } from '../../src/peer/report.ts'
import { keepers, kept, network, NOW, SECRETS } from './views.ts'
import type { Examined } from '../../src/peer/diagnosis.ts'
import type { NetworkView } from '../../src/peer/views.ts'

const test = suite('report')
test.before(cryptoReady)

function findings (more: Partial<NetworkView>, examined: Partial<Examined> = {}): string[] {
  return diagnose({ network: { ...network, ...more }, keepers, listens: true, noticed: [],
    ...examined }).map(({ code, good }) => `${good ? 'ok' : 'look'} ${code}`)
}

function report (more: Partial<NetworkView> = {}): string {
  const seen = { ...network, ...more }
  return networkReport({ version: '1.2.3', platform: 'a test', now: NOW, network: seen, keepers,
    kept, findings: diagnose({ network: seen, keepers, listens: true, noticed: [] }) })
}

test('what is wrong is found, and what is right is said', () => {
  assert.equal(findings({}), ['ok ports', 'ok connections', 'look houses', 'ok reachable',
    'ok webrtc', 'ok directory', 'ok mail'])
  assert.equal(findings({ silent: ['/ip4/0.0.0.0/tcp/1'], peers: [], addresses: [], directory: 0,
    wanted: [] }, { keepers: [] }), ['look ports', 'look connections', 'look reachable',
    'ok webrtc', 'look directory', 'look mail'])
  assert.equal(findings({ wanted: [] }, { keepers: undefined }).slice(-1), ['ok directory'])
})

test('a page listens nowhere: it asks for somebody who relays', () => {
  const page = { listens: false }
  assert.equal(findings({ wanted: [] }, page),
    ['ok connections', 'ok relayed', 'ok directory', 'ok mail'])
  assert.equal(findings({ wanted: [], relays: [] }, page)[1], 'look relayed')
})

test('what was noticed elsewhere comes first', () => {
  const noticed = [{ code: 'clock-wrong', good: false, text: 'Behind.' }]
  assert.is(findings({}, { noticed })[0], 'look clock-wrong')
})

test('a report says how things are, and nothing of who and where', () => {
  const text = report()
  for (const secret of SECRETS) assert.not.ok(text.includes(secret), `${secret}\n${text}`)
  for (const line of ['Snug 1.2.3, a test, 2026-11-01T12:00Z', 'ok connections', 'look houses',
    'listening local, ip4 tcp', 'confirmed public, ip6 udp webrtc-direct', 'connections: 2',
    'direct, outbound, public, ip4 tcp', 'relayed, inbound, public, dns4 tcp tls ws p2p-circuit',
    'next try in 65 s', 'a place for 2 h', '2 min ago', 'keeping, for 720 h, 9000 bytes',
    'refused, quota', 'contact, 1 boxes, 2 envelopes, 4096 bytes, for 1 h',
    '/snug/mail/1.0.0 10 out 20 in', 'all 11 out 22 in', 'directory: 4']) {
    assert.ok(text.includes(line), `${line}\n${text}`)
  }
})

test('a report is bounded, whatever there is', () => {
  const [peer] = network.peers
  const peers = Array.from({ length: 5_000 }, () => ({ ...peer, address: `/${'x'.repeat(9_000)}` }))
  const faults = [{ peer: 'x', at: NOW, code: 'unreachable', fault: 'a '.repeat(9_000) }]
  assert.ok(report({ peers: peers as typeof network.peers, faults }).length < 30_000)
})

test.run()
