// The people that a person knows, the invites that they made and the houses that keep their mail,
// as they are now: read from the messenger's memory at first, and again when it says that something
// happened. There is one for a peer, made when a view first asks.

import { batch, computed, signal } from '@preact/signals'
import type { Signal } from '@preact/signals'
import type { ContactView, InviteView, KeeperView } from '../../src/conversation/views.ts'
import type { Messenger } from '../../src/messenger.ts'
import type { Peer } from '../../src/peer/compose.ts'

export type PeopleMessenger = Pick<Messenger, 'on' | 'contacts' | 'requests' | 'invites' |
  'keepers'>

export class People {
  readonly #messenger: PeopleMessenger
  readonly #all = signal<readonly ContactView[]>([])
  #isDue = false

  readonly invites = signal<readonly InviteView[]>([])
  /** Houses that keep mail for this person. */
  readonly keepers = signal<readonly KeeperView[]>([])
  /** Who asked to come in, the one who waits longest first. */
  readonly requests = computed(() => this.#of('requested').toSorted((a, b) => a.since - b.since))
  readonly blocked = computed(() => this.#of('blocked'))

  constructor (messenger: PeopleMessenger) {
    this.#messenger = messenger
    this.refresh()
    messenger.on(({ type }) => {
      if (type !== 'message' && type !== 'state') this.#soon()
    })
  }

  /** Everybody, at the door or not. */
  get all (): readonly ContactView[] { return this.#all.value }

  /** Undefined once the contact is gone. */
  get (id: string): ContactView | undefined { return this.all.find((one) => one.id === id) }

  refresh (): void {
    this.#isDue = false
    const messenger = this.#messenger
    batch(() => {
      put(this.#all, [...messenger.contacts(), ...messenger.requests()])
      put(this.invites, messenger.invites())
      put(this.keepers, messenger.keepers())
    })
  }

  /** Many events at once cost one look. */
  #soon (): void {
    if (this.#isDue) return
    this.#isDue = true
    queueMicrotask(() => { if (this.#isDue) this.refresh() })
  }

  #of (state: ContactView['state']): ContactView[] {
    return this.all.filter((contact) => contact.state === state)
  }
}

/** Views that are equal stay the same objects, so that nothing is drawn anew for them. */
function put<View extends object> (kept: Signal<readonly View[]>, views: readonly View[]): void {
  const before = new Map(kept.peek().map((view) => [JSON.stringify(view), view]))
  const after = views.map((view) => before.get(JSON.stringify(view)) ?? view)
  const isSame = after.length === before.size && after.every((view, at) => view === kept.peek()[at])
  if (!isSame) kept.value = after
}

const known = new WeakMap<Peer, People>()

export function peopleOf (peer: Peer): People {
  const people = known.get(peer) ?? new People(peer.messenger)
  known.set(peer, people)
  return people
}
