import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { fromHex, utf8 } from '../../src/base/bytes.ts'
import {
  accountFingerprint, displayable, fingerprint, groupedDigits, safetyNumber
} from '../../src/identity/safety-number.ts'
import figures from '../vectors/fingerprint.json' with { type: 'json' }
import { person } from './people.ts'
import type { Fingerprint } from '../../src/identity/safety-number.ts'

const test = suite('safety number')
const ana = person('Ana').account.id
const ben = person('Ben').account.id
const published = ({ stableId, key }: typeof figures.alice): Fingerprint =>
  fingerprint(utf8(stableId), fromHex(key)!)

test("gives Signal's published digits", () => {
  const alice = published(figures.alice)
  const bob = published(figures.bob)
  assert.is(displayable(alice, bob), figures.displayable)
  assert.is(displayable(bob, alice), figures.displayable)
})

test('takes the account key as stable id, and as key after the byte 5', () => {
  assert.equal(accountFingerprint(ana), fingerprint(ana, Uint8Array.from([5, ...ana])))
  assert.is(safetyNumber(ana, ben), displayable(accountFingerprint(ana), accountFingerprint(ben)))
})

test('is the same sixty digits on both sides, and others for other people', () => {
  assert.match(safetyNumber(ana, ben), /^\d{60}$/)
  assert.is(safetyNumber(ana, ben), safetyNumber(ben, ana))
  assert.is.not(safetyNumber(ana, ben), safetyNumber(ana, person('Cleo').account.id))
})

test('is shown in twelve groups of five', () => {
  const groups = groupedDigits(figures.displayable).split(' ')
  assert.is(groups.length, 12)
  assert.ok(groups.every((group) => /^\d{5}$/.test(group)))
  assert.is(groups.join(''), figures.displayable)
})

test('keeps leading zeros of a group', () => {
  const zero = new Uint8Array(64)
  assert.is(displayable(zero, zero.with(4, 7)), `${'0'.repeat(34)}7${'0'.repeat(25)}`)
})

test.run()
