// From what the key shelf keeps to the key of the profile, and back.

import { failed, ok } from '../../src/base/errors.ts'
import { wipe } from '../../src/crypto/compare.ts'
import {
  keyFileDamaged, passphraseNeeded, passphraseUnneeded
} from '../../src/storage/profile-faults.ts'
import { encodeKeyFile, openKeyFile } from '../../src/storage/profile-key.ts'
import { pageRandom } from '../random.ts'
import { openWithPassphrase, sealWithPassphrase } from './passphrase.ts'
import { makePlatformSecret, openPlatformSecret } from './platform-key.ts'
import type { Result } from '../../src/base/errors.ts'
import type { PassphraseCost } from '../../src/crypto/passphrase.ts'
import type { ProfileKey } from '../../src/storage/profile-key.ts'
import type { KeptKey } from './key-shelf.ts'

/**
 * The key of a profile; whoever has it wipes its data key. Faults: those of `openKeyFile`,
 * `passphrase-unchecked`.
 */
export async function openKept (
  { protection, file, platform }: KeptKey, passphrase: string | undefined
): Promise<Result<ProfileKey>> {
  if (protection === 'passphrase') {
    if (passphrase === undefined) return failed(passphraseNeeded())
    return await openWithPassphrase(file, passphrase)
  }
  if (passphrase !== undefined) return failed(passphraseUnneeded())
  const secret = platform === undefined ? undefined : await openPlatformSecret(platform)
  if (secret === undefined) return failed(keyFileDamaged())
  const key = openKeyFile(file, { protection, secret })
  wipe(secret)
  return key
}

/** What to keep of a key from now on. Faults: `passphrase-memory`, `passphrase-unchecked`. */
export async function keep (
  key: ProfileKey, passphrase: string | undefined, cost?: PassphraseCost
): Promise<Result<KeptKey>> {
  if (passphrase !== undefined) {
    const file = await sealWithPassphrase(key, passphrase, cost)
    return file.ok ? ok({ protection: 'passphrase', file: file.value }) : file
  }
  const { secret, kept } = await makePlatformSecret()
  const file = encodeKeyFile(key, { protection: 'platform', secret }, pageRandom)
  wipe(secret)
  return file.ok ? ok({ protection: 'platform', file: file.value, platform: kept }) : file
}
