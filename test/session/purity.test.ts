import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { unwrap } from '../../src/base/errors.ts'
import { wipe } from '../../src/crypto/compare.ts'
import { cryptoReady } from '../../src/crypto/sodium.ts'
import { decrypt, encrypt } from '../../src/session/peer-messages.ts'
import { decodePeerSessions, encodePeerSessions } from '../../src/session/peer-sessions.ts'
import { seeded } from '../random.ts'
import { DAY, START, begin, pair, person } from './people.ts'
import type { PeerSessions } from '../../src/session/peer-sessions.ts'
import type { SeededRandom } from '../random.ts'

const test = suite('purity')
test.before(cryptoReady)

interface Step {
  readonly before: PeerSessions
  readonly after: PeerSessions
  readonly wipe: readonly Uint8Array[]
}

/** A conversation with everything in it; `look` sees each step with its state before and after. */
function converse (random: SeededRandom, look: (step: Step) => Step): void {
  const start = pair(random)
  const sides = { ana: start.ana, ben: start.ben }
  const flying: { readonly to: 'ana' | 'ben', readonly inner: Uint8Array }[] = []
  let now = START
  for (let i = 0; i < 150; i++) {
    now += random.chance(0.1) ? DAY : 1_000
    const from = random.pick(['ana', 'ben'] as const)
    const before = sides[from]
    const sealed = encrypt(before, random(random.int(40)), now, random)
    sides[from] = look({ before, after: sealed.sessions, wipe: sealed.wipe }).after
    flying.push({ to: from === 'ana' ? 'ben' : 'ana', inner: sealed.inner })
    while (flying.length > 0 && random.chance(0.55)) {
      const [packet] = flying.splice(random.int(flying.length), 1)
      if (packet === undefined || random.chance(0.1)) continue
      const held = sides[packet.to]
      const opened = decrypt(held, packet.inner, now)
      if (!opened.ok) continue
      const { sessions: after, wipe: spent } = opened.value
      sides[packet.to] = look({ before: held, after, wipe: spent }).after
    }
  }
}

test('no call changes the state or the bytes that it was given', () => {
  const random = seeded('inputs')
  const { ana, ben } = pair(random)
  const states = structuredClone([ana, ben])
  const payload = random(30)
  const copy = payload.slice()
  const sealed = encrypt(ana, payload, START + DAY, random)
  const inner = sealed.inner.slice()
  unwrap(decrypt(ben, sealed.inner, START + DAY))
  decrypt(ben, sealed.inner.with(1_400, 0), START)
  decrypt(ana, sealed.inner, START)
  assert.equal([ana, ben], states)
  assert.equal(payload, copy)
  assert.equal(sealed.inner, inner)

  // Every state is still what it was when it was made.
  const made: [PeerSessions, Uint8Array][] = []
  converse(seeded('inputs of all kinds'), (step) => {
    made.push([step.after, encodePeerSessions(step.after)])
    return step
  })
  for (const [state, bytes] of made) assert.equal(encodePeerSessions(state), bytes)
})

test('what is to be wiped is in no new state, and the state goes on without it', () => {
  let wiped = 0
  converse(seeded('wipe'), (step) => {
    const after = encodePeerSessions(step.after)
    for (const secret of step.wipe) {
      assert.ok(secret.length === 0 || secret.some((byte) => byte !== 0), 'wiped twice')
      wiped += secret.length === 0 ? 0 : 1
    }
    wipe(...step.wipe)
    assert.equal(encodePeerSessions(step.after), after)
    return step
  })
  assert.ok(wiped > 500)
})

test('every secret that a state has lost was to be wiped', () => {
  converse(seeded('lost'), (step) => {
    const lost = secrets(step.before)
    for (const name of [...secrets(step.after), ...step.wipe.map(hex)]) lost.delete(name)
    assert.equal([...lost], [])
    return step
  })
})

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')

/** All keys of the active session but public ones, and skipped keys as they are kept together. */
function secrets ({ active: { ratchet } }: PeerSessions): Set<string> {
  const { sending, receiving, local, postQuantum } = ratchet
  const found = [ratchet.rootKey, ratchet.nextSending, ratchet.nextReceiving, ...postQuantum.epochs]
    .map(hex)
  if (local !== undefined) found.push(hex(local.privateKey))
  for (const chain of [sending, receiving]) {
    if (chain !== undefined) found.push(hex(chain.headerKey), hex(chain.chainKey))
  }
  const { exchange } = postQuantum
  if (exchange.kind === 'offering') found.push(hex(exchange.pair.privateKey))
  const chains = receiving === undefined ? ratchet.older : [...ratchet.older, receiving]
  for (const { headerKey, skipped } of chains) {
    found.push(hex(headerKey))
    if (skipped.length > 0) found.push(hex(skipped))
  }
  return new Set(found)
}

test('equal input gives equal output, and a stored state goes on like the one in memory', () => {
  const [a, b] = [person(seeded('a')), person(seeded('b'))]
  const run = (): Uint8Array[] => {
    const random = seeded('same')
    const sealed = encrypt(begin(a, b, random), random(10), START, random)
    const stored = unwrap(decodePeerSessions(encodePeerSessions(sealed.sessions)))
    assert.equal(stored, sealed.sessions)
    return [sealed.inner, sealed.innerHash, encodePeerSessions(stored)]
  }
  assert.equal(run(), run())
  converse(seeded('stored'), (step) => {
    const stored = unwrap(decodePeerSessions(encodePeerSessions(step.after)))
    assert.equal(stored, step.after)
    return { ...step, after: stored }
  })
})

test.run()
