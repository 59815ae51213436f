// A person at home in the page: their profile open, and the peer that lives on it. One comes to be
// by making a profile, or by opening the one that is there.

import { faultOf, unwrap } from '../../src/base/errors.ts'
import { readArchive as readFile, writeArchive } from '../storage/archive.ts'
import { createProfile, openProfile } from '../storage/profile.ts'
import { openPeer } from './open-peer.ts'
import type { Fault } from '../../src/base/errors.ts'
import type { Peer } from '../../src/peer/compose.ts'
import type {
  ExportOptions, Imported, ImportOptions, OpeningStep, Protection
} from '../model/app.ts'
import type { ArchiveFile, TransferOptions } from '../storage/archive.ts'
import type { OpenProfile, PassphraseChange } from '../storage/open-profile.ts'

/** Reads an export to its end. Throws SnugError. */
export async function readArchive (file: Blob, options: TransferOptions): Promise<ArchiveFile> {
  return unwrap(await readFile(file, options))
}

interface Coming {
  readonly passphrase?: string
  /** Hears what takes time. */
  readonly step: (step: OpeningStep) => void
}

/** Makes a profile. Throws SnugError: the faults of `createProfile`. */
export async function makeResident ({ step, ...options }: Coming): Promise<Resident> {
  step(options.passphrase === undefined ? 'store' : 'key')
  return await moveIn(unwrap(await createProfile(options)), step)
}

/** Opens the profile. Throws SnugError: the faults of `openProfile`. */
export async function openResident (
  { step, ...options }: Coming & { readonly takeOver?: boolean }
): Promise<Resident> {
  step(options.passphrase === undefined ? 'store' : 'key')
  return await moveIn(unwrap(await openProfile(options)), step)
}

async function moveIn (
  profile: OpenProfile, step: (step: OpeningStep) => void
): Promise<Resident> {
  step('network')
  const failing = Promise.withResolvers<Fault>()
  try {
    const peer = await openPeer({
      store: profile.store, storeFailed: (error) => { failing.resolve(faultOf(error)) }
    })
    return new Resident(profile, peer, Promise.race([profile.lost, failing.promise]))
  } catch (error) {
    await profile.close()
    throw error
  }
}

export class Resident {
  readonly peer: Peer
  /** Resolves when the profile has to be given up; `leave` is to be called then. */
  readonly lost: Promise<Fault>
  readonly #profile: OpenProfile

  constructor (profile: OpenProfile, peer: Peer, lost: Promise<Fault>) {
    this.#profile = profile
    this.peer = peer
    this.lost = lost
  }

  get protection (): Protection {
    return this.#profile.protection === 'passphrase' ? 'passphrase' : 'browser'
  }

  /** Throws SnugError: the faults of `OpenProfile.setPassphrase`. */
  async setPassphrase (change: PassphraseChange): Promise<void> {
    unwrap(await this.#profile.setPassphrase(change))
  }

  async exportTo (
    write: (bytes: Uint8Array) => Promise<void>, options: ExportOptions
  ): Promise<void> {
    this.peer.messenger.me() // without an account there is nothing to export
    await writeArchive(this.peer.messenger.backup(), write, options)
  }

  async restore (
    archive: ArchiveFile, { delist, onProgress }: ImportOptions
  ): Promise<Imported> {
    const { messenger } = this.peer
    const gone = delist === undefined ? {} : { delist }
    return await messenger.restore(archive.records(onProgress), gone)
  }

  /** Finishes what is under way, stops the peer, and closes the profile. */
  async leave (): Promise<void> {
    try {
      await this.peer.stop()
    } finally {
      await this.#profile.close()
    }
  }
}
