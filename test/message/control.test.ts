import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { fromHex, toHex } from '../../src/base/bytes.ts'
import { unwrap } from '../../src/base/errors.ts'
import { encodeCbor } from '../../src/message/cbor.ts'
import { controlNumbers, decodeControl, encodeControl } from '../../src/message/control.ts'
import { CONTENT_MAX } from '../../src/message/payload.ts'
import { fuzz } from '../fuzz.ts'
import { seeded } from '../random.ts'
import frozen from '../vectors/envelope.json' with { type: 'json' }
import { everyControl } from './generate.ts'
import type { Address, PeerKey } from '../../src/base/channel.ts'
import type { BundleHash } from '../../src/identity/bundle.ts'
import type { CborValue } from '../../src/message/cbor.ts'
import type { Control, KnownControl } from '../../src/message/control.ts'
import type { InnerHash } from '../../src/session/inner.ts'

function read (...value: CborValue[]): Control {
  return unwrap(decodeControl(encodeCbor(value)))
}

function faultOf (value: CborValue): string {
  const result = decodeControl(encodeCbor(value))
  return result.ok ? 'ok' : `${result.fault.code}: ${result.fault.message}`
}

const n = (length: number): Uint8Array => new Uint8Array(length)
const many = (count: number, value: CborValue): CborValue[] => {
  return Array.from({ length: count }, () => value)
}
const capability: readonly CborValue[] = [n(32), [], n(16), n(32), n(32), 5]

function capabilityWith (at: number, value: CborValue): CborValue {
  return [3, 1, [capability.map((field, i) => i === at ? value : field)]]
}

test('every kind comes back as it was written', () => {
  for (let seed = 0; seed < 100; seed++) {
    for (const control of everyControl(seeded(seed))) {
      const bytes = encodeControl(control)
      assert.ok(bytes.length <= CONTENT_MAX)
      assert.equal(unwrap(decodeControl(bytes)), control, `seed ${seed}, ${control.kind}`)
    }
  }
})

test('every kind has its number', () => {
  const numbers = everyControl(seeded('numbers')).map(({ kind }) => controlNumbers[kind])
  assert.equal(numbers,
    [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 16, 17, 20, 21, 22, 23, 24, 30])
})

test('small controls have the bytes that PROTOCOL §8 gives them', () => {
  const bytes: readonly (readonly [KnownControl, string])[] = [
    [{ kind: 'profile', name: 'Ana' }, '820163416e61'],
    [{ kind: 'welcome' }, '8107'],
    [{ kind: 'hosting', offers: true, uses: false }, '8309f5f4'],
    [{ kind: 'farewell' }, '810a'],
    [{ kind: 'retention', version: 24, seconds: 2_592_000 }, '830b18181a00278d00'],
    [{ kind: 'repair', innerHashes: [] }, '820880']
  ]
  for (const [control, hex] of bytes) assert.is(toHex(encodeControl(control)), hex)
})

test('the frozen controls of every kind are read and written in the same bytes', () => {
  assert.equal(frozen.controls.map(({ kind }) => kind), Object.keys(controlNumbers))
  for (const { kind, hex } of frozen.controls) {
    const control = unwrap(decodeControl(fromHex(hex) ?? n(0)))
    assert.is(control.kind, kind)
    if (control.kind !== 'unknown') assert.is(toHex(encodeControl(control)), hex)
  }
})

test('an unknown kind is a value of its own, unknown fields behind known ones are ignored', () => {
  assert.equal(read(15), { kind: 'unknown', number: 15 })
  assert.equal(read(65_535, 'x', [1], new Map([[1, 2]])), { kind: 'unknown', number: 65_535 })
  assert.equal(read(0), { kind: 'unknown', number: 0 })
  assert.equal(read(7, 'later'), { kind: 'welcome' })
  assert.equal(read(9, true, false, 5), { kind: 'hosting', offers: true, uses: false })
  assert.equal(read(1, 'Ana', new Map()), { kind: 'profile', name: 'Ana' })
  assert.is(faultOf([3, 1, [[...capability, 'later']]]), 'ok')
})

test('a name is cleaned by whoever writes it and again by whoever reads it', () => {
  assert.equal(read(1, ' A\u200bna\n'), { kind: 'profile', name: 'Ana' })
  assert.equal(read(1, ' A\u202ena\n'), { kind: 'profile', name: 'Ana', isDisguised: true },
    'and that it turned text around is remembered')
  const bytes = encodeControl({ kind: 'profile', name: `\u200b${'x'.repeat(90)}` })
  assert.equal(unwrap(decodeControl(bytes)), { kind: 'profile', name: 'x'.repeat(64) })
  assert.match(faultOf([1, 'x'.repeat(257)]), /name/)
})

test('the note of a stranger brings no control characters along', () => {
  const bundleHash = n(32) as BundleHash
  const note = 'I am Dan\r\n\u001b[2J\tfrom work'
  const hello = unwrap(decodeControl(encodeControl({ kind: 'hello', bundleHash, note })))
  assert.equal(hello, { kind: 'hello', bundleHash, note: 'I am Dan\n[2J\tfrom work' })
})

test('addresses not dialled here are passed over, too many or too long ones are not sent', () => {
  const peer = n(32) as PeerKey
  const tcp = Uint8Array.of(4, 192, 0, 2, 1, 6, 0x1e, 4)
  const unix = Uint8Array.of(0x90, 3, 1, 0x2f)
  const decoded = read(4, 1, peer, [unix, tcp, Uint8Array.of(255)], true)
  assert.ok(decoded.kind === 'addresses' && decoded.relayOnly)
  assert.equal(decoded.addresses, ['/ip4/192.0.2.1/tcp/7684'])

  const long = `/dns4/${'a'.repeat(120)}.example/tcp/1` as Address
  const short = Array.from({ length: 9 }, (_, i) => `/ip4/192.0.2.${i}/tcp/1` as Address)
  const control: KnownControl = {
    kind: 'addresses', version: 1, peer, addresses: [long, ...short], relayOnly: false
  }
  const sent = unwrap(decodeControl(encodeControl(control)))
  assert.ok(sent.kind === 'addresses')
  assert.equal(sent.addresses, short.slice(0, 8))
})

test('bounds hold: what breaks one names the field', () => {
  const id = n(32)
  id[0] = 1
  const accepted: readonly CborValue[] = [
    [2, n(102)], [2, n(102 + 16 * 213)], [3, 0, []], [3, 0xffffffff, many(8, capability)],
    capabilityWith(1, many(8, n(100))), [6, n(32), 'x'.repeat(1_000)],
    [8, []], [8, many(256, n(32))], [14, many(256, id)], [11, 0, 0xffffffff]
  ]
  for (const value of accepted) assert.is(faultOf(value), 'ok')

  const refused: readonly (readonly [CborValue, RegExp])[] = [
    ['profile', /list of fields/], [[], /kind/], [['profile'], /kind/],
    [[-1], /kind/], [[65_536], /kind/],
    [[1], /name/], [[1, n(3)], /name/],
    [[2, n(101)], /device list/], [[2, n(102 + 16 * 213 + 1)], /device list/],
    [[3, 1], /capabilities/], [[3, -1, []], /version/], [[3, 2 ** 32, []], /version/],
    [[3, 1, many(9, capability)], /capabilities/], [[3, 1, [5]], /list of fields/],
    [capabilityWith(0, n(31)), /peer/], [capabilityWith(1, many(9, n(1))), /addresses/],
    [capabilityWith(1, [n(101)]), /addresses/], [capabilityWith(1, [n(0)]), /addresses/],
    [capabilityWith(1, ['/ip4/192.0.2.1']), /addresses/], [capabilityWith(2, n(15)), /box/],
    [capabilityWith(3, n(33)), /token/], [capabilityWith(4, n(0)), /outer/],
    [capabilityWith(5, null), /lease/],
    [[4, 1, n(32), []], /relay/], [[4, 1, n(33), [], true], /peer/],
    [[4, 1, n(32), [], 1], /relay/],
    [[5, 1, n(31), n(32)], /secret/], [[5, 1, n(32), n(31)], /discovery key/],
    [[6, n(32), 'x'.repeat(1_001)], /note/], [[6, n(32), 'ö'.repeat(501)], /note/],
    [[6, n(8), ''], /bundle hash/],
    [[8, many(257, n(32))], /hashes/], [[8, [n(31)]], /hashes/], [[8, n(32)], /hashes/],
    [[9, true], /uses/], [[9, 1, 1], /offers/],
    [[11, 1], /seconds/], [[11, 1, 2 ** 32], /seconds/],
    [[12, n(1_498)], /bundle/], [[13, n(134)], /statement/],
    [[14, many(257, id)], /message ids/], [[14, [n(32)]], /message ids/]
  ]
  for (const [value, pattern] of refused) {
    const fault = faultOf(value)
    assert.match(fault, /^control-malformed/)
    assert.match(fault, pattern)
  }
})

test('a control that its reader would refuse is not encoded', () => {
  const broken: KnownControl[] = [
    { kind: 'retention', version: 1, seconds: -1 },
    { kind: 'repair', innerHashes: [n(31) as InnerHash] },
    { kind: 'contact-bundle', bundle: n(10) }
  ]
  for (const control of broken) assert.throws(() => encodeControl(control), /rules of its format/)
})

test('any bytes give a control within its bounds or a fault', async () => {
  const random = seeded('control samples')
  const samples = [1, 2, 3].flatMap(() => everyControl(random).map(encodeControl))
  const counts = await fuzz(decodeControl, samples, {
    seed: 'control',
    rounds: 6_000,
    check: (result) => {
      if (!result.ok) {
        assert.match(result.fault.code, /^(?:cbor|control)-/)
        return
      }
      if (result.value.kind === 'unknown') return
      // What was read can be written, and is then read as the same.
      assert.equal(unwrap(decodeControl(encodeControl(result.value))), result.value)
    }
  })
  assert.ok(counts.refused > 1_000 && counts.accepted > 100, JSON.stringify(counts))
})

test.run()
