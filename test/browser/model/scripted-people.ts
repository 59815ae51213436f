// A messenger whose answers a test sets, for models that read it and hear of what happens.

import { SnugError } from '../../../src/base/errors.ts'
import type { NumberedEvent } from '../../../src/conversation/event-log.ts'
import type {
  ContactView, InviteMade, InviteView, KeeperView, MessengerEvent, RequestView
} from '../../../src/conversation/views.ts'

export class ScriptedPeople {
  known: ContactView[] = []
  made: InviteView[] = []
  houses: KeeperView[] = []
  /** What `createInvite` and `add` do; they fail with a fault of this code where one is set. */
  fails: string | undefined
  added: Array<{ link: string, note: string | undefined, sign?: boolean }> = []
  calledOff: string[] = []
  #listeners: Array<(event: NumberedEvent) => void> = []

  on (listener: (event: NumberedEvent) => void): () => void {
    this.#listeners.push(listener)
    return () => {}
  }

  tell (event: MessengerEvent): void {
    for (const listener of this.#listeners) listener({ ...event, id: 1 })
  }

  contacts (): ContactView[] { return this.known.filter(({ state }) => state !== 'requested') }
  requests (): RequestView[] {
    return this.known.filter(({ state }) => state === 'requested')
      .map((contact) => ({ ...contact, hints: [] }))
  }
  invites (): InviteView[] { return this.made }
  keepers (): KeeperView[] { return this.houses }
  me () { return { id: 'me', name: 'Ana', device: '', peer: '', createdAt: 0 } }

  async createInvite ({ kind = 'once' }: { kind?: 'once' | 'address' } = {}): Promise<InviteMade> {
    this.#perhapsFail()
    const view = { id: `invite ${this.made.length}`, kind, createdAt: 0, expiresAt: 1,
      state: 'open', stateText: '' } as const
    this.made = [...this.made, view]
    return { ...view, link: 'snug:AQEx', warnings: [] }
  }

  async invite (id: string): Promise<InviteMade> {
    const view = this.made.find((one) => one.id === id)
    if (view === undefined) throw new SnugError({ code: 'invite-unknown', message: 'None.' })
    return { ...view, link: 'snug:AQEx', warnings: [] }
  }

  async withdrawInvite (id: string): Promise<InviteView> {
    const view = { ...await this.invite(id), state: 'withdrawn' } as const
    this.made = this.made.map((one) => one.id === id ? view : one)
    return view
  }

  async add (
    link: string, { note, sign }: { note?: string, sign?: boolean } = {}
  ): Promise<ContactView> {
    this.#perhapsFail()
    this.added.push({ link, note, ...sign === undefined ? {} : { sign } })
    const [invited] = this.known.filter(({ state }) => state === 'invited')
    if (invited === undefined) throw new Error('nobody to add')
    return invited
  }

  async callOff (id: string): Promise<void> {
    this.calledOff.push(id)
    this.known = this.known.filter((contact) => contact.id !== id)
  }

  #perhapsFail (): void {
    if (this.fails !== undefined) throw new SnugError({ code: this.fails, message: 'No.' })
  }
}
