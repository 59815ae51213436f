import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import * as bytes from '../../src/base/bytes.ts'
import { seeded } from '../random.ts'

const test = suite('bytes')

test('base64url is what Node makes of it, and comes back', () => {
  const random = seeded('base64url')
  for (let length = 0; length < 70; length++) {
    const value = random(length)
    const text = bytes.toBase64url(value)
    assert.is(text, Buffer.from(value).toString('base64url'))
    assert.equal(bytes.fromBase64url(text), value)
  }
})

test('base64url that is not the one canonical form is refused', () => {
  for (const text of ['A', 'AB', 'AAB', 'AA==', 'A A', 'AA\n', '+A', '/A', 'AAAAA', 'é', 'A_-=']) {
    assert.is(bytes.fromBase64url(text), undefined, text)
  }
  assert.equal(bytes.fromBase64url(''), new Uint8Array(0))
})

test('hexadecimal is what Node makes of it, and comes back in any case', () => {
  const value = seeded('hex')(33)
  const text = bytes.toHex(value)
  assert.is(text, Buffer.from(value).toString('hex'))
  assert.equal(bytes.fromHex(text), value)
  assert.equal(bytes.fromHex(text.toUpperCase()), value)
  for (const wrong of ['0', 'zz', '0x10', ' 00', '00 ']) assert.is(bytes.fromHex(wrong), undefined)
})

test('text that is not UTF-8 is refused, and no byte order mark is swallowed', () => {
  assert.is(bytes.fromUtf8(bytes.utf8('Grüße 🍻')), 'Grüße 🍻')
  assert.is(bytes.fromUtf8(bytes.utf8('\ufeffa')), '\ufeffa')
  for (const wrong of [[0xff], [0xc3], [0xed, 0xa0, 0x80], [0xc0, 0x80]]) {
    assert.is(bytes.fromUtf8(Uint8Array.from(wrong)), undefined, String(wrong))
  }
})

test('joining copies, and comparing is by value and order', () => {
  const one = Uint8Array.of(1, 2)
  const both = bytes.concat(one, Uint8Array.of(3))
  one[0] = 9
  assert.equal(both, Uint8Array.of(1, 2, 3))
  assert.ok(bytes.equalBytes(both, Uint8Array.of(1, 2, 3)))
  assert.not(bytes.equalBytes(both, Uint8Array.of(1, 2)))
  assert.not(bytes.equalBytes(both, Uint8Array.of(1, 2, 4)))
  const sorted = [[2], [1, 2], [1], [], [0xff], [1, 1]].map((each) => Uint8Array.from(each))
    .sort(bytes.compareBytes).map((each) => [...each])
  assert.equal(sorted, [[], [1], [1, 1], [1, 2], [2], [0xff]])
})

test.run()
