// Opens and makes key files with a passphrase, apart from the page: Argon2id takes half a second
// and 64 MiB, which go when the worker ends.

import { encodeKeyFile, openKeyFile } from '../../src/storage/profile-key.ts'
import { pageCryptoReady } from '../crypto.ts'
import { pageRandom } from '../random.ts'
import type { Result } from '../../src/base/errors.ts'
import type { PassphraseCost } from '../../src/crypto/passphrase.ts'
import type { ProfileKey } from '../../src/storage/profile-key.ts'

export type PassphraseTask =
  | { readonly kind: 'open', readonly file: Uint8Array, readonly passphrase: string }
  | {
    readonly kind: 'encode'
    readonly key: ProfileKey
    readonly passphrase: string
    readonly cost?: PassphraseCost | undefined
  }

export interface PassphraseAnswers {
  readonly open: Result<ProfileKey>
  readonly encode: Result<Uint8Array>
}

async function perform (task: PassphraseTask): Promise<PassphraseAnswers[PassphraseTask['kind']]> {
  await pageCryptoReady()
  const { passphrase } = task
  const unlock = { protection: 'passphrase', passphrase } as const
  return task.kind === 'open'
    ? openKeyFile(task.file, unlock)
    : encodeKeyFile(task.key, unlock, pageRandom, task.cost)
}

addEventListener('message', ({ data }: MessageEvent<PassphraseTask>) => {
  perform(data).then(
    (answer) => { postMessage(answer) },
    // To the page, as an event `error`: a rejection would stay in here.
    (error: unknown) => { setTimeout(() => { throw error }) }
  )
})
