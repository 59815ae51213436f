// Opens the profile in the process of the command line, while no daemon runs.

import { unwrap } from '../../src/base/errors.ts'
import { createNodeStore } from '../storage-create.ts'
import { findProfile, openNodeStore } from '../storage.ts'
import { readyCrypto } from './crypto-ready.ts'
import { offlineProfile } from './no-network.ts'
import type { Unlock } from '../../src/storage/profile-key.ts'
import type { NodeStore } from '../storage.ts'
import type { Local } from '../commands/command.ts'
import type { Profile } from './profile.ts'

export interface OpenedStore {
  readonly store: NodeStore
  readonly created: boolean
}

/**
 * Opens the store of the profile, or with `create` makes it where there is none. Throws SnugError:
 * the faults of `openNodeStore` and of passphrases.
 */
export async function openStoreHere (local: Local, create: boolean): Promise<OpenedStore> {
  const { paths, secrets } = local
  await readyCrypto()
  const found = unwrap(await findProfile(paths.profile))
  if (found === 'none' && create) {
    const passphrase = await secrets.newPassphrase()
    const store = unwrap(await createNodeStore(paths.profile, unlockOf(passphrase)))
    return { store, created: true }
  }
  const needed = found === 'passphrase' || secrets.given
  const unlock = unlockOf(needed ? await secrets.passphrase() : undefined)
  return { store: unwrap(await openNodeStore(paths.profile, unlock)), created: false }
}

export async function openProfileHere (
  local: Local, create: boolean
): Promise<{ readonly profile: Profile, readonly close: () => Promise<void> }> {
  const { store, created } = await openStoreHere(local, create)
  try {
    const profile = await offlineProfile(store, local.paths.profile, created)
    return {
      profile,
      close: async () => {
        await profile.messenger.stop()
        await store.close()
      }
    }
  } catch (error) {
    await store.close()
    throw error
  }
}

export function unlockOf (passphrase: string | undefined): Unlock {
  return passphrase === undefined
    ? { protection: 'file-permissions' }
    : { protection: 'passphrase', passphrase }
}
