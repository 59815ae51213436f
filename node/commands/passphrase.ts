// passphrase: sets, changes or takes away what seals the profile. The data stay as they are; only
// their key is wrapped anew, so that it works while Snug runs, too.

import { SnugError, unwrap } from '../../src/base/errors.ts'
import { command } from './command.ts'
import type { Command } from './command.ts'

const passphrase = command({
  name: 'passphrase',
  group: 'profile',
  summary: 'Set, change or remove the passphrase of the profile',
  description:
    'It counts from the next start of Snug on. Nobody can give it back to you: without it ' +
    'the profile cannot be opened. Take four or more words that nobody would put together.',
  where: 'local',
  params: {
    remove: { kind: 'flag', help: 'file permissions alone protect the profile from now on' },
    newPassphrase: { kind: 'secret', prompt: 'New passphrase', twice: true,
      help: 'the new passphrase' }
  },
  examples: [
    { line: 'snug passphrase', says: 'asks for the old and the new one' },
    { line: 'snug passphrase --passphrase-file old --new-passphrase-file new',
      says: 'without a terminal' }
  ],
  complete: async ({ remove, newPassphrase }, local) => {
    if (remove === true || newPassphrase !== undefined) return { remove, newPassphrase }
    // The old one is asked for first.
    await oldPassphrase(local.paths.profile, local)
    const { readSecret } = await import('../cli/secrets.ts')
    const wish = { option: 'new-passphrase', prompt: 'New passphrase', twice: true }
    return { newPassphrase: await readSecret(local.io, {}, wish) }
  },
  run: async (local, { remove, newPassphrase }) => {
    if (remove === true && newPassphrase !== undefined) {
      throw new SnugError({ code: 'bad-input', message: 'Either a new passphrase, or --remove.' })
    }
    const { profile } = local.paths
    const [{ changePassphrase }, { systemRandom }, { unlockOf }] = await Promise.all([
      import('../storage-key-file.ts'),
      import('../storage-random.ts'),
      import('../app/open-profile.ts')
    ])
    const from = unlockOf(await oldPassphrase(profile, local))
    unwrap(await changePassphrase(profile, from, unlockOf(newPassphrase), systemRandom))
    return { protection: newPassphrase === undefined ? 'file-permissions' : 'passphrase' }
  },
  render: ({ protection }) => protection === 'passphrase'
    ? 'The profile is sealed under the new passphrase.'
    : 'The profile is protected by file permissions only.'
})

/** Undefined where the profile has none. */
async function oldPassphrase (
  directory: string, { secrets }: { readonly secrets: { passphrase (): Promise<string> } }
): Promise<string | undefined> {
  const { readyCrypto } = await import('../app/crypto-ready.ts')
  const { findProfile } = await import('../storage.ts')
  const { profileMissing } = await import('../../src/storage/profile-faults.ts')
  await readyCrypto()
  const found = unwrap(await findProfile(directory))
  if (found === 'none') throw new SnugError(profileMissing())
  return found === 'passphrase' ? await secrets.passphrase() : undefined
}

export const commands: readonly Command[] = [passphrase]
