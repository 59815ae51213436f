// An open profile, held by this tab until it is closed, the page is left, or somebody takes it.

import { failed, ok } from '../../src/base/errors.ts'
import { wipe } from '../../src/crypto/compare.ts'
import { profileMissing } from '../../src/storage/profile-faults.ts'
import { takenOver } from '../../src/storage/store-faults.ts'
import { databaseFault, pageLeft, profileErased, profileEvicted, storeClosed } from './faults.ts'
import { changeShelf, readShelf } from './key-shelf.ts'
import { isMarked } from './places.ts'
import { keep, openKept } from './profile-unlock.ts'
import type { Fault, Result } from '../../src/base/errors.ts'
import type { PassphraseCost } from '../../src/crypto/passphrase.ts'
import type { SealedStore } from '../../src/storage/sealed-store.ts'
import type { ActiveTab } from './active-tab.ts'
import type { KeptKey } from './key-shelf.ts'

export interface PassphraseChange {
  /** The passphrase of before, where there is one. */
  readonly current?: string
  /** Without it the browser's key protects the profile. */
  readonly next?: string
  /** What a passphrase costs; less in tests. */
  readonly cost?: PassphraseCost
}

export interface OpenProfileInit {
  readonly store: SealedStore
  readonly tab: ActiveTab
  readonly protection: KeptKey['protection']
  /** 16 bytes that name the profile; a restored one has others. */
  readonly profile: Uint8Array
  /** Resolves when the browser, or whoever erases the profile, closed its database. */
  readonly databaseClosed: Promise<void>
}

export class OpenProfile {
  readonly store: SealedStore
  readonly profile: Uint8Array
  /**
   * Resolves when the profile has to be given up: `store-taken-over`, `page-left`, `store-failed`,
   * `profile-erased`, `profile-evicted`. It closes by itself then; what stands on the store stops.
   */
  readonly lost: Promise<Fault>
  readonly #tab: ActiveTab
  #protection: KeptKey['protection']
  #closing: Promise<void> | undefined
  readonly #left = new AbortController()

  constructor ({ store, tab, protection, profile, databaseClosed }: OpenProfileInit) {
    this.store = store
    this.profile = profile
    this.#tab = tab
    this.#protection = protection
    this.lost = this.#watch(databaseClosed)
  }

  get protection (): KeptKey['protection'] { return this.#protection }

  /**
   * Sets, changes or removes the passphrase. The store stays as it is: only the data key is wrapped
   * anew. Faults: those of the key file, `store-full`, `store-failed`, `store-taken-over`.
   */
  async setPassphrase ({ current, next, cost }: PassphraseChange): Promise<Result<void>> {
    try {
      const shelf = await readShelf()
      if (shelf.key === undefined) return failed(profileMissing())
      const key = await openKept(shelf.key, current)
      if (!key.ok) return key
      const kept = await keep(key.value, next, cost)
      wipe(key.value.dataKey)
      if (!kept.ok) return kept
      await changeShelf(shelf, { key: kept.value })
      this.#protection = kept.value.protection
      return ok(undefined)
    } catch (error) {
      return failed(databaseFault(error))
    }
  }

  /** Finishes what is being written, forgets the keys and lets other tabs in. */
  async close (): Promise<void> {
    this.#closing ??= this.#close()
    await this.#closing
  }

  async #close (): Promise<void> {
    this.#left.abort()
    await this.store.close()
    this.#tab.leave()
  }

  async #watch (databaseClosed: Promise<void>): Promise<Fault> {
    const left = new Promise<Fault>((resolve) => {
      // Whether the page comes back is not known now; if it does, it begins anew.
      addEventListener('pagehide', () => { resolve(pageLeft()) }, { signal: this.#left.signal })
    })
    const fault = await Promise.race([
      left, this.#tab.ending.then(takenOver), databaseClosed.then(storeClosed)
    ])
    void this.close()
    return fault.code === 'page-left' ? fault : await whyGone(fault)
  }
}

/** `fault`, unless there is no profile any more. */
async function whyGone (fault: Fault): Promise<Fault> {
  try {
    const { key, note } = await readShelf()
    if (key !== undefined) return fault
    return note === 'erasing' || !isMarked() ? profileErased() : profileEvicted()
  } catch {
    return fault
  }
}
