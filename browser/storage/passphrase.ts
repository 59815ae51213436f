// Key files with a passphrase, opened and made in a worker (passphrase-worker.ts), so that the page
// stays alive meanwhile.

import { failed } from '../../src/base/errors.ts'
import { scriptUrl } from '../trusted-types.ts'
import { passphraseUnchecked } from './faults.ts'
// The bundler puts the address of a file of its own there.
// oxlint-disable-next-line import/default
import workerUrl from './passphrase-worker.ts?worker&url'
import type { Result } from '../../src/base/errors.ts'
import type { PassphraseCost } from '../../src/crypto/passphrase.ts'
import type { ProfileKey } from '../../src/storage/profile-key.ts'
import type { PassphraseAnswers, PassphraseTask } from './passphrase-worker.ts'

/** Faults: those of `openKeyFile`, `passphrase-unchecked`. */
export async function openWithPassphrase (
  file: Uint8Array, passphrase: string
): Promise<Result<ProfileKey>> {
  return await ask<'open'>({ kind: 'open', file, passphrase })
}

/** Faults: `passphrase-memory`, `passphrase-unchecked`. */
export async function sealWithPassphrase (
  key: ProfileKey, passphrase: string, cost: PassphraseCost | undefined
): Promise<Result<Uint8Array>> {
  return await ask<'encode'>({ kind: 'encode', key, passphrase, cost })
}

async function ask<Kind extends PassphraseTask['kind']> (
  task: Extract<PassphraseTask, { kind: Kind }>
): Promise<PassphraseAnswers[Kind] | Result<never>> {
  const worker = new Worker(scriptUrl(workerUrl), { type: 'module' })
  try {
    return await new Promise((resolve) => {
      worker.onmessage = ({ data }: MessageEvent<PassphraseAnswers[Kind]>) => { resolve(data) }
      worker.onerror = () => { resolve(failed(passphraseUnchecked())) }
      worker.postMessage(task)
    })
  } finally {
    worker.terminate()
  }
}
