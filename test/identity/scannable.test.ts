import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { concat, fromHex, toHex, utf8 } from '../../src/base/bytes.ts'
import { fingerprint } from '../../src/identity/safety-number.ts'
import {
  SCANNABLE_SIZE, compareScannable, encodeScannable, scannableSafetyNumber
} from '../../src/identity/scannable.ts'
import figures from '../vectors/fingerprint.json' with { type: 'json' }
import { seeded } from '../random.ts'
import { person } from './people.ts'
import type { Scan } from '../../src/identity/scannable.ts'

const test = suite('scannable safety number')
const ana = person('Ana').account.id
const ben = person('Ben').account.id
const dan = person('Dan').account.id
const shownByBen = scannableSafetyNumber(ben, ana)
const scan = (scanned: Uint8Array): Scan => compareScannable(ana, ben, scanned)

test("gives Signal's published bytes, in both versions", () => {
  const [alice, bob] = [figures.alice, figures.bob].map(({ stableId, key }) =>
    fingerprint(utf8(stableId), fromHex(key)!))
  for (const version of [1, 2] as const) {
    assert.is(toHex(encodeScannable(version, alice!, bob!)), figures.alice.scannable[version])
    assert.is(toHex(encodeScannable(version, bob!, alice!)), figures.bob.scannable[version])
  }
  const { local, remote, scannable } = figures.encoding
  assert.is(toHex(encodeScannable(2, fromHex(local)!, fromHex(remote)!)), scannable)
})

test('matches the code of the other side', () => {
  assert.is(shownByBen.length, SCANNABLE_SIZE)
  assert.is(scan(shownByBen).outcome, 'match')
  assert.is(compareScannable(ben, ana, scannableSafetyNumber(ana, ben)).outcome, 'match')
})

test('does not match where somebody is between, or where it is the code of somebody else', () => {
  for (const other of [
    scannableSafetyNumber(ben, dan), scannableSafetyNumber(dan, ana),
    scannableSafetyNumber(dan, ben)
  ]) {
    assert.is(scan(other).outcome, 'no-match')
    assert.match(scan(other).message, /do not match/)
  }
})

test("knows one's own code, another version, and what is no such code", () => {
  assert.is(scan(scannableSafetyNumber(ana, ben)).outcome, 'own-code')
  assert.is(scan(shownByBen.with(1, 1)).outcome, 'other-version')
  assert.is(scan(shownByBen.with(1, 3)).outcome, 'other-version')
  for (const none of [
    new Uint8Array(0), utf8('snug:AAAA'), shownByBen.slice(0, -1),
    concat(shownByBen, new Uint8Array(1)), shownByBen.with(2, 0), shownByBen.with(40, 0),
    new Uint8Array(300)
  ]) assert.is(scan(none).outcome, 'not-ours')
})

test('every outcome but a match says what to do', () => {
  const own = scannableSafetyNumber(ana, ben)
  const foreign = scannableSafetyNumber(dan, ana)
  for (const scanned of [own, foreign, shownByBen.with(1, 1), utf8('x')]) {
    assert.match(scan(scanned).message, /^(This|The) .+\.$/)
    assert.match(scan(scanned).action ?? '', /\.$/)
  }
})

test('no changed byte still matches', () => {
  for (let at = 0; at < shownByBen.length; at++) {
    const changed = shownByBen.with(at, (shownByBen[at] ?? 0) ^ 4)
    assert.is.not(scan(changed).outcome, 'match', `byte ${at}`)
  }
})

test('bears any bytes', () => {
  const random = seeded('scans')
  for (let round = 0; round < 300; round++) {
    const head = random.chance(0.5) ? [] : [8, 2]
    const bytes = Uint8Array.from([...head, ...random(random.int(200))])
    assert.is.not(scan(bytes).outcome, 'match')
  }
})

test.run()
