// Reachability records and the locations in them: who can write, check, find and read them, and
// what is refused.

import { xchacha20poly1305 } from '@noble/ciphers/chacha.js'
import { ed25519 } from '@noble/curves/ed25519.js'
import { hkdf } from '@noble/hashes/hkdf.js'
import { sha256 as nobleSha256 } from '@noble/hashes/sha2.js'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { concat, fromUtf8, toHex } from '../../src/base/bytes.ts'
import { DAY, SECOND } from '../../src/base/limits.ts'
import { generateEd25519 } from '../../src/crypto/ed25519.ts'
import { sha256 } from '../../src/crypto/hash.ts'
import { cryptoReady } from '../../src/crypto/sodium.ts'
import { decodeLocation, encodeLocation } from '../../src/network/location.ts'
import { blindedKey, dayOf, recordKeyOf } from '../../src/network/record-key.ts'
import {
  DAYS_AHEAD, RECORD_BYTES, checkRecord, makeRecord, openRecord, readRecord, seqOf
} from '../../src/network/record.ts'
import { newestOf, recordRules } from '../../src/network/record-validator.ts'
import { ManualClock, START } from '../clock.ts'
import { fuzz } from '../fuzz.ts'
import { seeded } from '../random.ts'
import type { Address, PeerKey } from '../../src/base/channel.ts'
import type { Location } from '../../src/network/location.ts'
import type { Discovery } from '../../src/network/record-key.ts'
import type { OwnDiscovery } from '../../src/network/record.ts'

await cryptoReady()
const random = seeded('records')
const own: OwnDiscovery = { secret: random(32), keys: generateEd25519(random) }
const discovery: Discovery = { secret: own.secret, publicKey: own.keys.publicKey }
const today = dayOf(START)
const location: Location = {
  peer: random(32) as PeerKey,
  time: START / SECOND,
  addresses: ['/ip4/11.22.33.44/tcp/7684', '/ip6/2a00:1::2/tcp/7685/ws'] as Address[]
}

function codeOf (value: Uint8Array, key: Uint8Array, now = START): string {
  const checked = checkRecord(key, value, now)
  return checked.ok ? 'ok' : checked.fault.code
}

test('a record holds a location that its contacts find and read', () => {
  const { key, value } = makeRecord(own, today, 43_200, location, random)
  assert.is(value.length, 1_169)
  assert.is(RECORD_BYTES, 1_169)
  assert.match(fromUtf8(key) ?? '', /^\/snug\/[A-Za-z0-9_-]{43}$/)
  assert.equal(key, recordKeyOf(blindedKey(discovery, today) ?? new Uint8Array()))
  assert.equal(openRecord(discovery, today, value), { seq: 43_200, location })
  assert.is(seqOf(value), 43_200)
  assert.is(codeOf(value, key), 'ok')
})

test('the bytes of a record are those of version 1, for good', () => {
  const fixed = seeded('frozen record')
  const device: OwnDiscovery = { secret: fixed(32), keys: generateEd25519(fixed) }
  const peer = new Uint8Array(32).fill(7) as PeerKey
  const place = { peer, time: 1_793_534_400, addresses: location.addresses }
  const { key, value } = makeRecord(device, 20_758, 43_200, place, fixed)
  assert.is(fromUtf8(key), '/snug/ahyA_zy_WArFrXmvNqnWsJdPWeNem1qMvGjN6RJp4aE')
  const hash = '5de1ee29e090e2c6a2a2ebe0c929272fa0a75729577a70b776c2779a0548e39c'
  assert.is(toHex(sha256(value)), hash)
})

test('another implementation of the primitives checks and reads a record', () => {
  const { key, value } = makeRecord(own, today, 77, location, random)
  const [head, nonce] = [value.slice(0, 41), value.slice(41, 65)]
  const sealed = value.slice(65, 1_105)
  const [blinded, signature] = [value.slice(1, 33), value.slice(1_105)]
  const text = (words: string): Uint8Array => new TextEncoder().encode(words)
  const signed = concat(text('snug/1/record'), new Uint8Array([0]), value.slice(0, 1_105))
  assert.ok(ed25519.verify(signature, signed, blinded))
  const hash = nobleSha256(concat(text('snug/1/record-key'), new Uint8Array([0]), blinded))
  assert.is(fromUtf8(key), `/snug/${Buffer.from(hash).toString('base64url')}`)
  const day = value.slice(33, 37)
  assert.is(Buffer.from(day).readUInt32BE(), today)
  const sealKey = hkdf(nobleSha256, own.secret, day, text('snug/1/discovery/seal'), 32)
  const padded = xchacha20poly1305(sealKey, nonce, head).decrypt(sealed)
  assert.is(padded.length, 1_024)
  assert.equal(decodeLocation(padded.slice(0, padded.lastIndexOf(0x80))), location)
})

test('nobody else can read it, link two of its days, or sign in its name', () => {
  const { key, value } = makeRecord(own, today, 1, location, random)
  const other: Discovery = { secret: random(32), publicKey: own.keys.publicKey }
  assert.is(openRecord(other, today, value), undefined)
  const { publicKey } = generateEd25519(random)
  assert.is(openRecord({ ...discovery, publicKey }, today, value), undefined)
  const tomorrow = makeRecord(own, today + 1, 1, location, random)
  const common = (a: Uint8Array, b: Uint8Array): number =>
    a.filter((byte, i) => byte === b[i]).length
  // No more bytes in common than chance and the version give.
  assert.ok(common(value, tomorrow.value) < 40)
  assert.is.not(toHex(tomorrow.key), toHex(key))
  // A thief of the discovery secret alone can read, not write.
  const forged = makeRecord({ ...own, keys: generateEd25519(random) }, today, 2, location, random)
  assert.is(codeOf(forged.value, key), 'record-key')
})

test('records of the same location differ in every sealed byte', () => {
  const a = makeRecord(own, today, 1, location, random).value
  const b = makeRecord(own, today, 1, location, random).value
  assert.is.not(toHex(a.subarray(65, 120)), toHex(b.subarray(65, 120)))
})

test('a node stores records from yesterday to 14 days ahead, and no others', () => {
  for (const [ahead, expected] of [
    [-2, 'record-day'], [-1, 'ok'], [0, 'ok'], [DAYS_AHEAD, 'ok'], [DAYS_AHEAD + 1, 'record-day']
  ] as const) {
    const { key, value } = makeRecord(own, today + ahead, 0, location, random)
    assert.is(codeOf(value, key), expected, `day ${ahead}`)
  }
})

test('any changed byte is refused by everybody', () => {
  const { key, value } = makeRecord(own, today, 1, location, random)
  for (let at = 0; at < value.length; at += at < 70 ? 1 : 37) {
    const changed = value.slice()
    changed[at] = (changed[at] ?? 0) ^ 1
    assert.is.not(codeOf(changed, key), 'ok', `byte ${at}`)
    assert.is(openRecord(discovery, today, changed), undefined)
  }
  assert.is(codeOf(concat(value, new Uint8Array(1)), key), 'record-size')
  assert.is(codeOf(value.subarray(1), key), 'record-size')
  assert.is(codeOf(value, concat(key, new Uint8Array(1))), 'record-key')
})

test('the validator refuses by throwing, and the selector takes the highest seq', () => {
  const rules = recordRules(new ManualClock())
  const records = [5, 900, 17].map((seq) => makeRecord(own, today, seq, location, random))
  const validate = rules.validators['snug']
  for (const { key, value } of records) validate?.(key, value)
  const [first] = records
  const none = new Uint8Array()
  assert.throws(() => validate?.(first?.key ?? none, random(1_169)), /signature|version/)
  assert.throws(() => rules.validators['pk']?.(none, none), /no public keys/)
  const values = records.map(({ value }) => value)
  assert.is(rules.selectors['snug']?.(first?.key ?? new Uint8Array(), values), 1)
  assert.is(newestOf([random(1_169), ...values]), 2)
})

test('a location keeps its first addresses, as many as there is room for', () => {
  const name = 'a'.repeat(60)
  const long = Array.from({ length: 4 }, (_, i) =>
    `/dns4/${name}.${name}.${name}.example/tcp/${i + 1}/tls/ws` as Address)
  const short = Array.from({ length: 8 }, (_, i) => `/ip4/11.0.0.${i}/tcp/1` as Address)
  const kept = (addresses: Address[]): readonly Address[] | undefined => {
    const bytes = encodeLocation({ ...location, addresses })
    assert.ok(bytes.length < 1_024)
    return decodeLocation(bytes)?.addresses
  }
  assert.equal(kept(short), short.slice(0, 5))
  assert.equal(kept([...long, ...short]), [...long, ...short].slice(0, 5))
  assert.equal(kept([]), [])
})

test('addresses that no node of this network dials are left out of a location', () => {
  const bytes = encodeLocation({ ...location, addresses: ['/ip4/11.0.0.1/tcp/1' as Address] })
  const unix = new TextEncoder().encode('\u0090\u0003')
  const foreign = concat(bytes.subarray(0, 37), new Uint8Array([2]), bytes.subarray(38),
    new Uint8Array([unix.length]), unix)
  assert.equal(decodeLocation(foreign)?.addresses, ['/ip4/11.0.0.1/tcp/1'])
})

test('bent locations never throw and never grow', async () => {
  const samples = [
    encodeLocation(location),
    encodeLocation({ ...location, addresses: [] }),
    encodeLocation({ ...location, addresses: ['/dns6/x.example/tcp/443/tls/ws'] as Address[] })
  ]
  const counts = await fuzz(decodeLocation, samples, {
    seed: 'locations',
    check: (value) => {
      if ((value?.addresses.length ?? 0) > 5) throw new Error('too many addresses')
    }
  })
  assert.ok(counts.refused > 500)
})

test('no bent record is accepted', async () => {
  const { value } = makeRecord(own, today, 1, location, random)
  const counts = await fuzz(readRecord, [value], {
    seed: 'records',
    rounds: 1_500,
    check: (result, _input, changed) => {
      if (changed && result.ok) throw new Error('a changed record was accepted')
    }
  })
  assert.ok(counts.refused > 1_000)
})

test('days are those of UTC', () => {
  assert.is(dayOf(DAY - 1), 0)
  assert.is(dayOf(DAY), 1)
})

test.run()
