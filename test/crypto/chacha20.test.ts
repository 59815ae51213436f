import { chacha20poly1305 as noble } from '@noble/ciphers/chacha.js'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { openCounted, sealCounted } from '../../src/crypto/chacha20.ts'
import { cryptoReady } from '../../src/crypto/sodium.ts'
import { seeded } from '../random.ts'
import { hex } from './hex.ts'

const test = suite('ChaCha20-Poly1305 with counted nonces')
test.before(cryptoReady)

test('seals the example of RFC 8439 §2.8.2', () => {
  const key = Uint8Array.from({ length: 32 }, (_, at) => 0x80 + at)
  const text = 'Ladies and Gentlemen of the class of \'99: If I could offer you only one tip ' +
    'for the future, sunscreen would be it.'
  const sealed = sealCounted(key, hex('070000004041424344454647'), new TextEncoder().encode(text),
    hex('50515253c0c1c2c3c4c5c6c7'))
  assert.equal(sealed.subarray(0, 16), hex('d31a8d34648e60db7b86afbc53ef7ec2'))
  assert.equal(sealed.subarray(-16), hex('1ae10b594f09e26a7e902ecbd0600691'))
})

test('agrees with the second implementation, and opens nothing that was changed', () => {
  const random = seeded('chacha20')
  for (let round = 0; round < 40; round++) {
    const [key, nonce, ad] = [random(32), random(12), random(random.int(50))]
    const text = random(random.int(600))
    const sealed = sealCounted(key, nonce, text, ad)
    assert.equal(sealed, noble(key, nonce, ad).encrypt(text))
    assert.equal(openCounted(key, nonce, sealed, ad), text)
    assert.is(openCounted(key, random(12), sealed, ad), undefined)
    assert.is(openCounted(random(32), nonce, sealed, ad), undefined)
    assert.is(openCounted(key, nonce, sealed.subarray(1), ad), undefined)
  }
  assert.is(openCounted(random(32), random(12), random(15), random(0)), undefined)
})

test('throws at a key or a nonce of another length', () => {
  const [key, nonce, none] = [new Uint8Array(32), new Uint8Array(12), new Uint8Array()]
  assert.throws(() => sealCounted(key.subarray(1), nonce, none, none), /32 bytes/)
  assert.throws(() => openCounted(key, new Uint8Array(24), new Uint8Array(16), none), /12 bytes/)
})

test.run()
