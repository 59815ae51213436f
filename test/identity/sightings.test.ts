import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { byTag, SIGHTING_COUNTS, SIGHTING_SIZE, sightingOf,
  tellSightings } from '../../src/identity/sightings.ts'
import { cryptoReady } from '../../src/crypto/sodium.ts'
import { seeded } from '../random.ts'
import type { AccountId } from '../../src/identity/account.ts'
import type { Seen, Telling } from '../../src/identity/sightings.ts'

const test = suite('sightings')
test.before(cryptoReady)

const random = seeded('sightings')
const account = (): AccountId => random(32) as AccountId
const someone = (version = 7): Seen => ({ secret: random(32), version, list: random(315) })
const telling = (): Telling => ({ from: account(), to: account(), nonce: random(16) })

function told (seen: readonly Seen[], about: Telling): Map<string, Uint8Array> {
  return byTag(tellSightings(seen, about, random))
}

test('who both know is found, with what the other has of them', () => {
  for (let round = 0; round < 50; round++) {
    const about = telling()
    const common = someone(round)
    const entries = told([someone(), common, someone()], about)
    assert.equal(sightingOf(common, about, entries), { version: round, isSame: true })
    const other = { ...common, list: random(315) }
    assert.equal(sightingOf(other, about, entries), { version: round, isSame: false })
  }
})

test('who only one knows cannot be found, and how many they are does not show', () => {
  for (let round = 0; round < 50; round++) {
    const about = telling()
    const count = random.int(16)
    const entries = tellSightings(Array.from({ length: count }, () => someone()), about, random)
    assert.is(entries.length, SIGHTING_COUNTS[0])
    assert.ok(entries.every(({ length }) => length === SIGHTING_SIZE))
    assert.is(sightingOf(someone(), about, byTag(entries)), undefined)
  }
  const many = Array.from({ length: 300 }, () => someone())
  assert.is(tellSightings(many, telling(), random).length, 256)
})

test('without the secret, entries are as random as padding, and no two tellings have one in common',
  () => {
    const seen = Array.from({ length: 16 }, () => someone())
    const all = new Set<string>()
    let ones = 0
    for (let round = 0; round < 64; round++) {
      for (const entry of tellSightings(seen, telling(), random)) {
        const hex = Buffer.from(entry)
        for (let at = 0; at < entry.length; at += 13) {
          const piece = hex.subarray(at, at + 13).toString('hex')
          assert.not(all.has(piece))
          all.add(piece)
        }
        for (const byte of entry) for (let bit = byte; bit > 0; bit >>= 1) ones += bit & 1
      }
    }
    const bits = 64 * 16 * SIGHTING_SIZE * 8
    // Half of all bits, within six standard deviations.
    assert.ok(Math.abs(ones - bits / 2) < 6 * Math.sqrt(bits) / 2)
  })

test('what one was told means nothing when it is told on, turned around or told again', () => {
  for (let round = 0; round < 50; round++) {
    const about = telling()
    const common = someone()
    const entries = told([common], about)
    assert.ok(sightingOf(common, about, entries))
    for (const other of [{ ...about, from: about.to, to: account() }, { ...about, to: account() },
      { ...about, from: about.to, to: about.from }, { ...about, nonce: random(16) }])
    {
      assert.is(sightingOf(common, other, entries), undefined)
    }
  }
})

test.run()
