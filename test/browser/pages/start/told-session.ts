// A session that does what a test tells it, and remembers what views asked of it.

import { signal } from '@preact/signals'
import { speak, theme } from '../../../../browser/model/appearance.ts'
import type { Persistence, Phase, Protection, Session } from '../../../../browser/model/app.ts'
import type { Theme } from '../../../../browser/model/appearance.ts'
import type { Language } from '../../../../browser/text/language.ts'
import type { Fault } from '../../../../src/base/errors.ts'

export class ToldSession implements Session {
  readonly phase = signal<Phase>({ at: 'starting' })
  readonly protection = signal<Protection | undefined>('passphrase')
  /** Names of commands and what was given with them. */
  readonly asked: Array<readonly [string, unknown]> = []
  /** What the next commands reject with. */
  fault: Fault | undefined

  create: Session['create'] = async (profile) => { await this.#do('create', profile) }
  unlock: Session['unlock'] = async (passphrase) => { await this.#do('unlock', passphrase) }
  lock: Session['lock'] = async () => { await this.#do('lock') }
  takeOver: Session['takeOver'] = async () => { await this.#do('takeOver') }
  retry: Session['retry'] = async () => { await this.#do('retry') }
  beginAnew: Session['beginAnew'] = async () => { await this.#do('beginAnew') }
  setPassphrase: Session['setPassphrase'] = async (change) => {
    await this.#do('setPassphrase', change)
  }

  exportTo: Session['exportTo'] = async (write, { passphrase, onProgress }) => {
    await this.#do('exportTo', passphrase)
    await write(new TextEncoder().encode('an export'))
    onProgress?.({ bytes: 9, records: 1 })
  }

  importFrom: Session['importFrom'] = async (file, { onProgress, signal: stop, ...options }) => {
    await this.#do('importFrom', { size: file.size, ...options })
    onProgress?.({ bytes: file.size / 2, records: 1_204 })
    await new Promise((_resolve, reject: (reason: Error) => void) => {
      stop?.addEventListener('abort', () => { reject(new Error('aborted')) })
    })
    return { contacts: 2, messages: 31, skipped: 0 }
  }

  /** What the browser promises. */
  persistence: Persistence = 'promised'

  storage: Session['storage'] = async () => {
    return { persistence: this.persistence, used: 3_400_000, quota: 2_000_000_000 }
  }

  persist: Session['persist'] = async () => {
    await this.#do('persist')
    return await this.storage()
  }

  erase: Session['erase'] = async () => { await this.#do('erase') }
  panic: Session['panic'] = async () => { await this.#do('panic') }

  async #do (name: string, given?: unknown): Promise<void> {
    this.asked.push([name, given])
    const { fault } = this
    if (fault !== undefined) throw Object.assign(new Error(fault.message), { fault })
  }
}

/** What a test may tell it and ask of it. */
export function told (session: ToldSession) {
  return {
    show: (phase: Phase) => { session.phase.value = phase },
    protect: (by: Protection) => { session.protection.value = by },
    promise: (persistence: Persistence) => { session.persistence = persistence },
    failNext: (fault: Fault | null) => { session.fault = fault ?? undefined },
    asked: () => session.asked.splice(0),
    look: async (wanted: Theme, language: Language) => {
      theme.value = wanted
      await speak(language)
    }
  }
}
