// Comparing the safety number with somebody (PROTOCOL.md §2): by eye, or by what was scanned. Only
// a match puts the seal on. A number that differs takes it off, and never accepts an identity that
// is new: that would be the opposite of what was found.

import { signal } from '@preact/signals'
import type { ReadonlySignal } from '@preact/signals'
import type { ContactState, ContactView } from '../../src/conversation/views.ts'
import type { PersonsMessenger } from './persons-port.ts'

type ComparingMessenger = Pick<PersonsMessenger, 'safetyNumber' | 'setVerified' | 'compareScanned'>

/** What was found; `undefined` before. */
export type Found = ReturnType<ComparingMessenger['compareScanned']>['outcome'] | undefined

/** Only of those who are contacts can anything be said: the core refuses it for others. */
export function canCompare (state: ContactState): boolean {
  return state === 'connected' || state === 'verified' || state === 'changed'
}

export class Comparing {
  /** Twelve groups of five digits, the same on both sides. */
  readonly groups: readonly string[]
  /** What the other one scans. */
  readonly scannable: Uint8Array
  readonly #id: string
  readonly #messenger: ComparingMessenger
  readonly #found = signal<Found>(undefined)

  constructor (id: string, messenger: ComparingMessenger) {
    this.#id = id
    this.#messenger = messenger
    const { number, scannable } = messenger.safetyNumber(id)
    this.groups = number.match(/\d{5}/g) ?? []
    this.scannable = scannable
  }

  get found (): ReadonlySignal<Found> { return this.#found }

  async matches (): Promise<void> {
    await this.#messenger.setVerified(this.#id, true)
    this.#found.value = 'match'
  }

  async differs ({ state }: Pick<ContactView, 'state'>): Promise<void> {
    this.#found.value = 'no-match'
    if (state === 'verified') await this.#messenger.setVerified(this.#id, false)
  }

  /** Judges what was scanned, and acts on it as on what a person says. */
  async scanned (contact: Pick<ContactView, 'state'>, code: Uint8Array): Promise<Found> {
    const { outcome } = this.#messenger.compareScanned(this.#id, code)
    if (outcome === 'match') await this.matches()
    else if (outcome === 'no-match') await this.differs(contact)
    return outcome
  }

  /** Takes the seal off: it has to be compared again. */
  async unseal (): Promise<void> {
    await this.#messenger.setVerified(this.#id, false)
    this.#found.value = undefined
  }

  again (): void { this.#found.value = undefined }
}
