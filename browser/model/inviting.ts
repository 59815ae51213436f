// Making an invite, and what becomes of it while it is shown.

import { computed, signal } from '@preact/signals'
import { faultFrom } from './fault.ts'
import type { Fault } from '../../src/base/errors.ts'
import type { ContactView, InviteMade, InviteView } from '../../src/conversation/views.ts'
import type { Messenger } from '../../src/messenger.ts'
import type { People } from './people.ts'

export type InviteKind = InviteView['kind']

export type InvitingMessenger = Pick<Messenger, 'createInvite' | 'invite' | 'withdrawInvite'>

export class Inviting {
  readonly #messenger: InvitingMessenger
  readonly #people: People
  /** Who was known when the invite was shown: who is not among them came by it. */
  #before: ReadonlySet<string> = new Set()

  readonly making = signal<InviteKind | 'again' | undefined>(undefined)
  readonly made = signal<InviteMade | undefined>(undefined)
  readonly fault = signal<Fault | undefined>(undefined)
  /** What has become of the invite that is shown. */
  readonly state = computed(() => {
    const made = this.made.value
    if (made === undefined) return undefined
    return this.#people.invites.value.find(({ id }) => id === made.id)?.state ?? made.state
  })

  /** Who came by a one-time invite that was used while it was shown. */
  readonly came = computed<ContactView | undefined>(() => {
    if (this.state.value !== 'used') return undefined
    return this.#people.all.find(({ id }) => !this.#before.has(id))
  })

  constructor (messenger: InvitingMessenger, people: People) {
    this.#messenger = messenger
    this.#people = people
  }

  async make (kind: InviteKind): Promise<void> {
    await this.#show(kind, () => this.#messenger.createInvite({ kind }))
  }

  /** Shows an open invite once more. */
  async again (id: string): Promise<void> {
    await this.#show('again', () => this.#messenger.invite(id))
  }

  async withdraw (id: string): Promise<void> {
    this.fault.value = undefined
    try {
      await this.#messenger.withdrawInvite(id)
      if (this.made.peek()?.id === id) this.hide()
    } catch (error) {
      this.fault.value = faultFrom(error)
    }
    this.#people.refresh()
  }

  hide (): void { this.made.value = undefined }

  async #show (making: InviteKind | 'again', made: () => Promise<InviteMade>): Promise<void> {
    if (this.making.peek() !== undefined) return
    this.making.value = making
    this.fault.value = undefined
    this.#before = new Set(this.#people.all.map(({ id }) => id))
    try {
      this.made.value = await made()
      this.#people.refresh()
    } catch (error) {
      this.fault.value = faultFrom(error)
    }
    this.making.value = undefined
  }
}
