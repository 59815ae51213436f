import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { nextVersion, refuseVersion } from '../../src/identity/version.ts'
import { seeded } from '../random.ts'
import { NOW } from './people.ts'
import type { Versioned } from '../../src/identity/version.ts'

const test = suite('version')
const SECONDS = NOW / 1_000
const DAY = 86_400

const one: Versioned = { version: SECONDS, bytes: new Uint8Array([1]) }
const code = (version: number, byte = 1): string | undefined =>
  refuseVersion(one, { version, bytes: new Uint8Array([byte]) }, NOW, 'device list')?.code
const firstCode = (version: number): string | undefined =>
  refuseVersion(undefined, { version, bytes: one.bytes }, NOW, 'device list')?.code

test('follows the clock, and goes on from the last where the clock stands or went back', () => {
  assert.is(nextVersion(undefined, NOW), SECONDS)
  assert.is(nextVersion(SECONDS - 5, NOW + 999), SECONDS)
  assert.is(nextVersion(SECONDS, NOW), SECONDS + 1)
  assert.is(nextVersion(SECONDS + 500, NOW), SECONDS + 501)
})

test('a higher one is accepted, a lower one is old', () => {
  assert.is(code(SECONDS + 1, 2), undefined)
  assert.is(code(SECONDS - 1, 2), 'version-old')
  assert.is(firstCode(0), undefined)
})

test('an equal one is the same or a fork', () => {
  assert.is(code(SECONDS, 1), undefined)
  assert.is(code(SECONDS, 2), 'version-fork')
})

test('one that is more than a day ahead of the clock is refused, also as the first', () => {
  assert.is(code(SECONDS + DAY, 2), undefined)
  assert.is(code(SECONDS + DAY + 1, 2), 'version-ahead')
  assert.is(firstCode(SECONDS + DAY + 1), 'version-ahead')
})

test('each refusal says what it is about and what to do', () => {
  for (const [version, words] of [
    [SECONDS - 1, /^This device list is older/],
    [SECONDS, /^There are two different forms of the same device list/],
    [SECONDS + 2 * DAY, /^This device list is dated more than a day ahead/]
  ] as const) {
    const fault = refuseVersion(one, { version, bytes: new Uint8Array([2]) }, NOW, 'device list')
    assert.match(fault?.message ?? '', words)
    assert.match(fault?.action ?? '', /\.$/)
  }
})

test('an author with a jumping clock is accepted by a reader less than a day behind', () => {
  const random = seeded('jumping clock')
  let last: number | undefined
  let accepted: Versioned | undefined
  for (let i = 0; i < 500; i++) {
    last = nextVersion(last, NOW + random.between(-1_000_000, 60_000_000))
    const next = { version: last, bytes: random(4) }
    assert.is(refuseVersion(accepted, next, NOW, 'device list'), undefined)
    accepted = next
  }
})

test.run()
