// The secret of a profile without a passphrase (PROTOCOL §13.1, protection 2), as a browser keeps
// it: sealed under an AES key that WebCrypto made and lets nobody read. Scripts of the page can use
// that key and never take it along; a thief of the disk finds it in the browser's own files
// (SECURITY.md).
//
//   sealed = AES-256-GCM(key, iv[12], secret[32], "snug/1/platform-secret")

import { utf8 } from '../../src/base/bytes.ts'
import { wipe } from '../../src/crypto/compare.ts'
import { asSymmetricKey, SYMMETRIC_KEY_SIZE } from '../../src/crypto/keys.ts'
import { pageRandom } from '../random.ts'
import type { SymmetricKey } from '../../src/crypto/keys.ts'

/** As it lies in the key shelf. */
export interface PlatformSecret {
  /** Not extractable. */
  readonly key: CryptoKey
  readonly iv: Uint8Array<ArrayBuffer>
  readonly sealed: Uint8Array<ArrayBuffer>
}

const IV_SIZE = 12 // bytes
const NAME = 'AES-GCM'

const LABEL = utf8('snug/1/platform-secret') as Uint8Array<ArrayBuffer>

function algorithm (iv: Uint8Array<ArrayBuffer>): AesGcmParams {
  return { name: NAME, iv, additionalData: LABEL }
}

/** A fresh secret, and how it is kept. Whoever gets the secret wipes it. */
export async function makePlatformSecret (): Promise<{
  readonly secret: SymmetricKey, readonly kept: PlatformSecret
}> {
  const key = await crypto.subtle.generateKey({ name: NAME, length: 256 }, false, [
    'encrypt', 'decrypt'
  ])
  const secret = asSymmetricKey(pageRandom(SYMMETRIC_KEY_SIZE))
  const iv = new Uint8Array(pageRandom(IV_SIZE))
  const copy = new Uint8Array(secret)
  const sealed = await crypto.subtle.encrypt(algorithm(iv), key, copy)
  wipe(copy)
  return { secret, kept: { key, iv, sealed: new Uint8Array(sealed) } }
}

/** Undefined where key and sealed secret do not belong together. */
export async function openPlatformSecret (
  { key, iv, sealed }: PlatformSecret
): Promise<SymmetricKey | undefined> {
  try {
    const secret = new Uint8Array(await crypto.subtle.decrypt(algorithm(iv), key, sealed))
    if (secret.length === SYMMETRIC_KEY_SIZE) return asSymmetricKey(secret)
    wipe(secret)
    return undefined
  } catch {
    return undefined
  }
}
