import { hkdfSync } from 'node:crypto'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { concat, fromHex, toHex, utf8 } from '../../src/base/bytes.ts'
import { open } from '../../src/crypto/aead.ts'
import { asSymmetricKey } from '../../src/crypto/keys.ts'
import { cryptoReady } from '../../src/crypto/sodium.ts'
import { decodeSignal, encodeSignal, openSignal, sealSignal,
  SIGNAL_SIZE } from '../../src/delivery/signal.ts'
import { fuzz } from '../fuzz.ts'
import { seeded } from '../random.ts'
import frozen from '../vectors/signal.json' with { type: 'json' }
import { pair } from './pair.ts'
import type { PeerKey } from '../../src/base/channel.ts'
import type { Signal } from '../../src/delivery/signal.ts'
import type { SessionId } from '../../src/session/keys.ts'
import type { PeerSessions } from '../../src/session/peer-sessions.ts'

const test = suite('signal')
test.before(cryptoReady)
const random = seeded('signal')
const [ana, ben, eve] = [random(32), random(32), random(32)] as unknown as
  [PeerKey, PeerKey, PeerKey]

const stream = random(16)
const signals: readonly Signal[] = [
  ...[[false, false], [true, false], [false, true], [true, true]].map(([typing, presence]) =>
    ({ kind: 'offer' as const, count: 1, stream,
      sharing: { typing: typing === true, presence: presence === true } })),
  { kind: 'typing', count: 2, stream, isOn: true },
  { kind: 'typing', count: 0xffffffff, stream, isOn: false },
  { kind: 'presence', count: 3, stream, isOn: true }
]

function sessionsOf (seed: string): PeerSessions {
  const { sessions } = pair(seed).toBen
  if (sessions === undefined) throw new Error('no session')
  return sessions
}

function bytesOf (text: string): Uint8Array {
  return fromHex(text) ?? new Uint8Array(0)
}

test('every signal opens at the other side, and all have one size', () => {
  const sessions = sessionsOf('opens')
  for (const signal of signals) {
    const sealed = sealSignal(signal, sessions.active.id, ana, ben, random)
    assert.is(sealed.length, SIGNAL_SIZE)
    assert.equal(openSignal(sealed, sessions, ana, ben), signal)
  }
})

test('one in a session that is only read any more opens, too', () => {
  const [old, active] = [sessionsOf('old'), sessionsOf('active')]
  const sessions = { ...active, archived: [old.active] }
  const signal: Signal = { kind: 'typing', count: 1, stream, isOn: true }
  const sealed = sealSignal(signal, old.active.id, ana, ben, random)
  assert.equal(openSignal(sealed, sessions, ana, ben), signal)
})

test('it opens for nobody else: not from another peer, to another, back, or in other sessions',
  () => {
    const sessions = sessionsOf('mine')
    const signal: Signal = { kind: 'presence', count: 1, stream, isOn: true }
    const sealed = sealSignal(signal, sessions.active.id, ana, ben, random)
    assert.is(openSignal(sealed, sessions, eve, ben), undefined)
    assert.is(openSignal(sealed, sessions, ana, eve), undefined)
    assert.is(openSignal(sealed, sessions, ben, ana), undefined)
    assert.is(openSignal(sealed, sessionsOf('theirs'), ana, ben), undefined)
    for (const at of [0, 23, 24, 40, SIGNAL_SIZE - 1]) {
      const bent = sealed.slice()
      bent[at] = (bent[at] ?? 0) ^ 1
      assert.is(openSignal(bent, sessions, ana, ben), undefined, String(at))
    }
    assert.is(openSignal(sealed.subarray(1), sessions, ana, ben), undefined)
  })

test('the frozen signals are made, and opened by other means, byte for byte', () => {
  for (const { session, from, to, nonce, body, sealed } of frozen.signals) {
    const id = bytesOf(session) as SessionId
    const peers = concat(bytesOf(from), bytesOf(to))
    const signal = decodeSignal(bytesOf(body))
    assert.ok(signal)
    if (signal === undefined) return
    assert.is(toHex(sealSignal(signal, id, bytesOf(from) as PeerKey, bytesOf(to) as PeerKey,
      () => bytesOf(nonce))), nonce + sealed)
    const key = new Uint8Array(hkdfSync('sha256', id, new Uint8Array(32), 'snug/1/signal-key', 32))
    assert.equal(open(asSymmetricKey(key), bytesOf(nonce), bytesOf(sealed),
      concat(utf8('snug/1/signal\0'), peers)), bytesOf(body))
  }
})

test('unknown versions, kinds and values, and what is not zero at the end, are no signals', () => {
  const good = encodeSignal({ kind: 'typing', count: 1, stream, isOn: true })
  for (const [at, value] of [[0, 0], [0, 2], [1, 3], [1, 255], [2, 2], [23, 1], [31, 1]] as const) {
    const bent = good.slice()
    bent[at] = value
    assert.is(decodeSignal(bent), undefined, `${at} ${value}`)
  }
  const offer = encodeSignal({ kind: 'offer', count: 1, stream,
    sharing: { typing: true, presence: true } })
  offer[2] = 4
  assert.is(decodeSignal(offer), undefined)
})

test('anything may come in a body, and in its seal', async () => {
  const counts = await fuzz(decodeSignal, signals.map(encodeSignal), { seed: 'signal body',
    check: (value, input) => {
      if (value === undefined) return
      if (Buffer.compare(encodeSignal(value), input) !== 0) throw new Error('lossy')
    } })
  assert.ok(counts.accepted > 0 && counts.refused > 0)
  const sessions = sessionsOf('fuzzed')
  const sealed = signals.map((signal) =>
    sealSignal(signal, sessions.active.id, ana, ben, random))
  await fuzz((bytes) => openSignal(bytes, sessions, ana, ben), sealed, { seed: 'signal',
    check: (value, input) => {
      if (value !== undefined && !sealed.some((each) => Buffer.compare(each, input) === 0)) {
        throw new Error('forged')
      }
    } })
})

test.run()
