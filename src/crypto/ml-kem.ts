// ML-KEM-768 (FIPS 203). Private keys are the 64-byte seed d || z and are expanded at every use: an
// epoch of the ratchet uses one once, and 64 bytes are easier to keep and to wipe than 2 400.

import { wipe } from './compare.ts'
import {
  ML_KEM_CIPHERTEXT_SIZE, ML_KEM_PRIVATE_KEY_SIZE, ML_KEM_PUBLIC_KEY_SIZE, SHARED_SECRET_SIZE
} from './keys.ts'
import { frame, put, putExactly, result, room } from './sodium.ts'
import type { Random } from '../base/clock.ts'
import type {
  MlKemCiphertext, MlKemKeyPair, MlKemPrivateKey, MlKemPublicKey, SharedSecret
} from './keys.ts'

const EXPANDED_SIZE = 2_400 // FIPS 203 §7: dk
const SEED_SIZE = 32 // FIPS 203 §6.2: m

export interface Encapsulation {
  readonly ciphertext: MlKemCiphertext
  readonly secret: SharedSecret
}

export function generateMlKem (random: Random): MlKemKeyPair {
  const privateKey = random(ML_KEM_PRIVATE_KEY_SIZE) as MlKemPrivateKey
  return { publicKey: mlKemPublicKey(privateKey), privateKey }
}

export function mlKemPublicKey (privateKey: MlKemPrivateKey): MlKemPublicKey {
  return frame(ML_KEM_PUBLIC_KEY_SIZE + EXPANDED_SIZE + ML_KEM_PRIVATE_KEY_SIZE, (wasm) => {
    const publicKey = room(ML_KEM_PUBLIC_KEY_SIZE)
    const seed = putExactly(privateKey, ML_KEM_PRIVATE_KEY_SIZE)
    wasm._crypto_kem_mlkem768_seed_keypair(publicKey, room(EXPANDED_SIZE), seed)
    return result(publicKey, ML_KEM_PUBLIC_KEY_SIZE) as MlKemPublicKey
  })
}

/**
 * A fresh secret and its ciphertext; undefined for a malformed key, one of another length or with a
 * coefficient that is not below q (FIPS 203 §7.2).
 */
export function encapsulate (publicKey: MlKemPublicKey, random: Random): Encapsulation | undefined {
  if (publicKey.length !== ML_KEM_PUBLIC_KEY_SIZE) return undefined
  const seed = random(SEED_SIZE)
  const input = ML_KEM_PUBLIC_KEY_SIZE + SEED_SIZE
  return frame(input + ML_KEM_CIPHERTEXT_SIZE + SHARED_SECRET_SIZE, (wasm) => {
    const ciphertext = room(ML_KEM_CIPHERTEXT_SIZE)
    const secret = room(SHARED_SECRET_SIZE)
    const refused = wasm._crypto_kem_mlkem768_enc_deterministic(ciphertext, secret,
      put(publicKey), putExactly(seed, SEED_SIZE))
    wipe(seed)
    if (refused !== 0) return undefined
    return {
      ciphertext: result(ciphertext, ML_KEM_CIPHERTEXT_SIZE) as MlKemCiphertext,
      secret: result(secret, SHARED_SECRET_SIZE) as SharedSecret
    }
  })
}

/**
 * The secret of `ciphertext`. A changed ciphertext yields another secret, not an error (implicit
 * rejection, §6.3).
 */
export function decapsulate (
  privateKey: MlKemPrivateKey, ciphertext: MlKemCiphertext
): SharedSecret {
  const keys = ML_KEM_PUBLIC_KEY_SIZE + EXPANDED_SIZE + ML_KEM_PRIVATE_KEY_SIZE
  return frame(keys + ML_KEM_CIPHERTEXT_SIZE + SHARED_SECRET_SIZE, (wasm) => {
    const expanded = room(EXPANDED_SIZE)
    const secret = room(SHARED_SECRET_SIZE)
    const seed = putExactly(privateKey, ML_KEM_PRIVATE_KEY_SIZE)
    wasm._crypto_kem_mlkem768_seed_keypair(room(ML_KEM_PUBLIC_KEY_SIZE), expanded, seed)
    wasm._crypto_kem_mlkem768_dec(secret, putExactly(ciphertext, ML_KEM_CIPHERTEXT_SIZE), expanded)
    return result(secret, SHARED_SECRET_SIZE) as SharedSecret
  })
}
