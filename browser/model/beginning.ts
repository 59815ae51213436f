// Making a profile, or becoming the person of an export: what is typed for it, and how far it is.
// Both take the page through other phases and, when they come to nothing, back; so this lives
// longer than the views that show it, and forgets what is secret as soon as it is done.

import { signal } from '@preact/signals'
import { faultFrom } from './fault.ts'
import { PassphraseDraft } from './passphrase-draft.ts'
import type { Fault } from '../../src/base/errors.ts'
import type { Imported, Session, TransferProgress } from './app.ts'

/** @internal */
export class Beginning {
  readonly name = signal('')
  readonly protect = new PassphraseDraft()
  readonly isChecked = signal(false)
  readonly fault = signal<Fault>()

  get lacksName (): boolean { return this.name.value.trim() === '' }

  async begin (session: Pick<Session, 'create'>): Promise<void> {
    this.isChecked.value = true
    if (!this.protect.check() || this.lacksName) return
    this.fault.value = undefined
    const { passphrase } = this.protect
    const given = passphrase === undefined ? {} : { passphrase }
    try {
      await session.create({ name: this.name.value.trim(), ...given })
      this.name.value = ''
      this.isChecked.value = false
      this.protect.clear()
    } catch (error) {
      this.fault.value = faultFrom(error)
    }
  }
}

export interface Transfer {
  readonly size: number
  readonly stop: AbortController
  readonly progress: TransferProgress
}

/** @internal */
export class Importing {
  /** Whether a person chose to bring an export, in place of beginning anew. */
  readonly isChosen = signal(false)
  readonly file = signal<File>()
  readonly passphrase = signal('')
  readonly delist = signal(false)
  readonly protect = new PassphraseDraft()
  readonly isChecked = signal(false)
  readonly problem = signal<Fault | 'stopped'>()
  readonly running = signal<Transfer>()

  /** What came, or undefined where it came to nothing. */
  async begin (session: Pick<Session, 'importFrom'>): Promise<Imported | undefined> {
    this.isChecked.value = true
    const file = this.file.value
    const complete = file !== undefined && this.passphrase.value !== ''
    if (!this.protect.check() || !complete || this.running.value !== undefined) return undefined
    this.problem.value = undefined
    const stop = new AbortController()
    const running = { size: file.size, stop }
    this.running.value = { ...running, progress: { bytes: 0, records: 0 } }
    const { passphrase: protect } = this.protect
    try {
      const imported = await session.importFrom(file, {
        passphrase: this.passphrase.value,
        delist: this.delist.value,
        signal: stop.signal,
        onProgress: (progress) => { this.running.value = { ...running, progress } },
        ...protect === undefined ? {} : { protect }
      })
      this.#forget()
      return imported
    } catch (error) {
      this.problem.value = stop.signal.aborted ? 'stopped' : faultFrom(error)
      return undefined
    } finally {
      this.running.value = undefined
    }
  }

  #forget (): void {
    this.isChosen.value = false
    this.file.value = undefined
    this.passphrase.value = ''
    this.isChecked.value = false
    this.protect.clear()
  }
}

export const beginning = new Beginning()
export const importing = new Importing()
