// The session of the page: finds the person's profile, opens it, becomes their peer, and gives all
// of it up when the person, another tab or the browser wants that. What it needs of keys, store and
// network is loaded behind the first paint (peer/resident.ts).

import { signal } from '@preact/signals'
import { ActiveTab } from '../storage/active-tab.ts'
import { eraseProfile } from '../storage/erase-profile.ts'
import { findProfile } from '../storage/find-profile.ts'
import { askPersistence, storageState } from '../storage/persistence.ts'
import { forgetPage } from './forget-page.ts'
import { faultOf, SnugError } from '../../src/base/errors.ts'
import type { Fault } from '../../src/base/errors.ts'
import type * as Behind from '../peer/resident.ts'
import type { Resident } from '../peer/resident.ts'
import type { ExportOptions, Imported, ImportOptions, NewProfile, OpeningStep, Phase, Protection,
  Session, StorageState } from './app.ts'

/** Loads what is behind the first paint; a load that failed is tried again. */
export async function loadBehind (): Promise<typeof Behind> {
  return await import('../peer/resident.ts')
}

interface Opening {
  readonly passphrase?: string
  readonly takeOver?: boolean
}

class PageSession implements Session {
  readonly phase = signal<Phase>({ at: 'starting' })
  readonly protection = signal<Protection | undefined>()
  #resident: Resident | undefined
  /** Another tab has the profile, and this one is to take it. */
  #takeOver = false
  /** The page was left and may come back as it was. */
  #left = false

  readonly #restart: () => void

  constructor (restart: () => void) {
    this.#restart = restart
    addEventListener('pageshow', ({ persisted }) => {
      if (persisted || this.#left) void this.retry()
    })
    document.addEventListener('visibilitychange', () => { void this.#seen() })
    void this.retry()
  }

  async create ({ name, passphrase }: NewProfile): Promise<void> {
    await this.#or({ at: 'welcome' }, async () => {
      const { makeResident } = await this.#behind()
      const kept = passphrase === undefined ? {} : { passphrase }
      // A profile that was made and never given to anybody is there already.
      const resident = this.#resident ?? await makeResident({ ...kept, ...this.#events() })
      if (resident === this.#resident && passphrase !== undefined) {
        await resident.setPassphrase({ next: passphrase })
      }
      this.#resident = resident
      await resident.peer.messenger.createAccount(name)
      this.#enter(resident)
    })
  }

  async unlock (passphrase: string): Promise<void> {
    const takeOver = this.#takeOver
    const byPassphrase = this.protection.peek() === 'passphrase'
    await this.#open(byPassphrase ? { passphrase, takeOver } : { takeOver })
  }

  async lock (): Promise<void> {
    await this.#leave()
    this.phase.value = { at: 'locked' }
  }

  async takeOver (): Promise<void> {
    this.#takeOver = true
    if (this.protection.peek() === 'passphrase') this.phase.value = { at: 'locked' }
    else await this.#open({ takeOver: true })
  }

  async retry (): Promise<void> {
    this.#left = false
    this.phase.value = { at: 'starting' }
    const found = await findProfile()
    if (!found.ok) {
      this.#failed(found.fault)
      return
    }
    this.protection.value = found.value === 'none'
      ? undefined
      : found.value === 'passphrase' ? 'passphrase' : 'browser'
    if (found.value === 'none') this.phase.value = { at: 'welcome' }
    else if (found.value !== 'passphrase') await this.#open({})
    // Said first: whoever types a passphrase means to go in.
    else this.phase.value = { at: await isElsewhere() ? 'other-tab' : 'locked' }
  }

  async beginAnew (): Promise<void> {
    await this.erase()
  }

  async setPassphrase (change: { current?: string, next?: string }): Promise<void> {
    const resident = this.#here()
    await resident.setPassphrase(change)
    this.protection.value = resident.protection
  }

  async exportTo (
    write: (bytes: Uint8Array) => Promise<void>, options: ExportOptions
  ): Promise<void> {
    await this.#here().exportTo(write, options)
  }

  async importFrom (file: Blob, options: ImportOptions): Promise<Imported> {
    const before = this.phase.peek()
    return await this.#or(before, async () => {
      const { readArchive, makeResident } = await this.#behind()
      const archive = await readArchive(file, options)
      await this.#leave()
      if (before.at === 'evicted' || before.at === 'welcome') await orThrow(eraseProfile())
      const kept = options.protect === undefined ? {} : { passphrase: options.protect }
      const resident = await makeResident({ ...kept, ...this.#events() })
      try {
        const imported = await resident.restore(archive, options)
        this.#enter(resident)
        return imported
      } catch (error) {
        await resident.leave()
        await orThrow(eraseProfile())
        throw error
      }
    })
  }

  async storage (): Promise<StorageState> { return await storageState() }

  async persist (): Promise<StorageState> { return await askPersistence() }

  async erase (): Promise<void> {
    await this.#leave()
    await orThrow(eraseProfile())
    await forgetPage()
    this.protection.value = undefined
    this.phase.value = { at: 'welcome' }
  }

  async panic (): Promise<void> {
    this.#resident = undefined
    this.phase.value = { at: 'starting' }
    // Keys first: this waits for nobody, and what cannot be finished is finished at the next start.
    await eraseProfile()
    await forgetPage().catch(() => {})
    // What was open goes from memory with the page.
    this.#restart()
  }

  /** Another tab may have opened it while this one was locked and out of sight. */
  async #seen (): Promise<void> {
    const isAsking = (): boolean => this.phase.peek().at === 'locked' && !this.#takeOver
    if (document.visibilityState !== 'visible' || !isAsking()) return
    if (await isElsewhere() && isAsking()) this.phase.value = { at: 'other-tab' }
  }

  async #open (opening: Opening): Promise<void> {
    try {
      const { openResident } = await this.#behind()
      const resident = await openResident({ ...opening, ...this.#events() })
      this.#resident = resident
      if (resident.peer.messenger.hasAccount) this.#enter(resident)
      else this.phase.value = { at: 'welcome' }
    } catch (error) {
      const fault = faultOf(error)
      if (fault.code === 'passphrase-wrong') this.phase.value = { at: 'locked', fault }
      else this.#failed(fault)
    }
  }

  async #behind (): Promise<typeof Behind> {
    this.#step('loading')
    try {
      return await loadBehind()
    } catch {
      throw new SnugError(NOT_LOADED)
    }
  }

  #enter (resident: Resident): void {
    this.#resident = resident
    this.#takeOver = false
    this.protection.value = resident.protection
    this.phase.value = { at: 'ready', peer: resident.peer }
    resident.lost.then((fault) => { void this.#lost(resident, fault) }, () => {})
  }

  #events (): { step: (step: OpeningStep) => void } {
    return { step: (step) => { this.#step(step) } }
  }

  #step (step: OpeningStep): void { this.phase.value = { at: 'opening', step } }

  /** The profile has to be given up. */
  async #lost (resident: Resident, fault: Fault): Promise<void> {
    if (this.#resident !== resident) return
    this.#resident = undefined
    this.#left = fault.code === 'page-left'
    if (fault.code === 'profile-erased') {
      this.#restart()
      return
    }
    if (!this.#left) this.#failed(fault)
    // What is still under way may find the store closed: it says no more than that.
    await resident.leave().catch(() => {})
  }

  #failed (fault: Fault): void {
    switch (fault.code) {
      case 'other-tab':
      case 'store-taken-over': this.phase.value = { at: 'other-tab' }; break
      case 'profile-evicted': this.phase.value = { at: 'evicted' }; break
      default: this.phase.value = { at: 'failed', fault }
    }
  }

  async #leave (): Promise<void> {
    const resident = this.#resident
    this.#resident = undefined
    await resident?.leave()
  }

  #here (): Resident {
    if (this.#resident === undefined) throw new SnugError(NOT_OPEN)
    return this.#resident
  }

  /** Comes back to `before` when `work` does not end well. */
  async #or<Value> (before: Phase, work: () => Promise<Value>): Promise<Value> {
    try {
      return await work()
    } catch (error) {
      const fault = faultOf(error)
      if (fault.code === 'other-tab') this.#failed(fault)
      else this.phase.value = before
      throw new SnugError(fault)
    }
  }
}

/** `restart` loads the page again: what was in its memory is gone then. */
export function createSession (
  restart: () => void = () => { location.reload() }
): Session {
  return new PageSession(restart)
}

/** Where the browser cannot be asked, opening will say. */
async function isElsewhere (): Promise<boolean> {
  return await ActiveTab.isElsewhere().catch(() => false)
}

async function orThrow (result: ReturnType<typeof eraseProfile>): Promise<void> {
  const erased = await result
  if (!erased.ok) throw new SnugError(erased.fault)
}

const NOT_OPEN: Fault = { code: 'not-open', message: 'The profile is not open in this tab.' }

const NOT_LOADED: Fault = {
  code: 'page-not-loaded',
  message: 'A part of Snug could not be loaded.',
  action: 'Check the connection to the house that serves this page, then try again.'
}
