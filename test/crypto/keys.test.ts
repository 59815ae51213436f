import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import {
  asEd25519PrivateKey, asEd25519PublicKey, asMlKemCiphertext, asMlKemPrivateKey, asMlKemPublicKey,
  asSharedSecret, asSignature, asSymmetricKey, asX25519PrivateKey, asX25519PublicKey
} from '../../src/crypto/keys.ts'

const test = suite('keys')

const casts = [
  [asX25519PublicKey, 32], [asX25519PrivateKey, 32], [asEd25519PublicKey, 32],
  [asEd25519PrivateKey, 32], [asMlKemPublicKey, 1_184], [asMlKemPrivateKey, 64],
  [asMlKemCiphertext, 1_088], [asSharedSecret, 32], [asSignature, 64], [asSymmetricKey, 32]
] as const

test('casts the very bytes that have the length of their kind', () => {
  for (const [cast, size] of casts) {
    const bytes = new Uint8Array(size)
    assert.is(cast(bytes), bytes)
  }
})

test('throws at any other length, and names the kind but not the bytes', () => {
  for (const [cast, size] of casts) {
    for (const length of [0, size - 1, size + 1]) {
      const secret = new Uint8Array(length).fill(0xc5)
      assert.throws(() => cast(secret), (error: unknown) =>
        error instanceof RangeError && error.message.includes(`takes ${size} bytes`) &&
        !error.message.includes('197') && !error.message.includes('c5'))
    }
  }
})

test.run()
