// The crypto of libp2p's Noise in a page, by the WebAssembly that is there for everything else. The
// build puts it in place of the library's own in JavaScript (browser/build/libp2p-crypto.ts), which
// took a tenth of a second to get going, and was a tenth of all the code of the page.

import { openCounted, sealCounted } from '../../src/crypto/chacha20.ts'
import { sha256 } from '../../src/crypto/hash.ts'
import { hkdf } from '../../src/crypto/hkdf.ts'
import { dh, generateX25519, x25519PublicKey } from '../../src/crypto/x25519.ts'
import { pageRandom } from '../random.ts'
import type { X25519PrivateKey, X25519PublicKey } from '../../src/crypto/keys.ts'
import type { ICryptoInterface } from '@chainsafe/libp2p-noise'

const KEY = 32 // bytes

/** The name is the library's. */
export const defaultCrypto: ICryptoInterface = {
  hashSHA256: (data) => sha256(data.subarray()),
  getHKDF: (chainingKey, ikm) => {
    const keys = hkdf(ikm, chainingKey, '', 3 * KEY)
    return [keys.subarray(0, KEY), keys.subarray(KEY, 2 * KEY), keys.subarray(2 * KEY)]
  },
  generateX25519KeyPair: () => generateX25519(pageRandom),
  generateX25519KeyPairFromSeed: (seed) => {
    return { publicKey: x25519PublicKey(seed as X25519PrivateKey), privateKey: seed }
  },
  generateX25519SharedKey: (privateKey, publicKey) => {
    const mine = privateKey.subarray() as X25519PrivateKey
    const shared = dh(mine, publicKey.subarray() as X25519PublicKey)
    if (shared === undefined) throw new Error('a public key of low order')
    return shared
  },
  chaCha20Poly1305Encrypt: (plaintext, nonce, ad, key) =>
    sealCounted(key, nonce, plaintext.subarray(), ad),
  chaCha20Poly1305Decrypt: (ciphertext, nonce, ad, key) => {
    const opened = openCounted(key, nonce, ciphertext.subarray(), ad)
    if (opened === undefined) throw new Error('a frame that does not open')
    return opened
  }
}
