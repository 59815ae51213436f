// That somebody's identity is another now (DESIGN §4): an account names its successor, or a person
// says that the maker of a new invite is an old contact. Loud either way, and nothing is sent until
// the person decides: to accept it, or to keep the two apart.

import { equalBytes } from '../base/bytes.ts'
import { SnugError } from '../base/errors.ts'
import { nextVersion } from '../identity/version.ts'
import { both } from './both.ts'
import { isAccepted } from './contact.ts'
import type { Effects } from '../delivery/sink.ts'
import type { AccountId } from '../identity/account.ts'
import type { DeviceId } from '../identity/certificate.ts'
import type { Contact } from './contact.ts'
import type { Household } from './household.ts'
import type { Merging } from './merging.ts'
import type { Notice } from './notice.ts'
import type { Parting } from './parting.ts'

export interface IdentityChangeParts {
  readonly house: Household
  readonly notice: (contact: Contact, notice: Notice) => Effects
  readonly contactChanged: (contact: Contact) => void
  /** Nothing of the contact comes in any more, and it learns nothing. */
  readonly shutOut: (contact: Contact) => Promise<void>
  /** Fails what waits for a device. */
  readonly failWaiting: (contact: Contact, device: DeviceId, code: string) => Effects
  /** Move what was said with one to another, and leave nothing of the one. */
  readonly conversations: {
    readonly merging: Pick<Merging, 'move'>
    readonly parting: Pick<Parting, 'forget' | 'gone'>
  }
}

const REFUSED_MAX = 8

/** Whether a person has to decide on an identity that is new. */
export function isUndecided ({ change }: Contact): boolean {
  return change !== undefined && change.kind !== 'replaced'
}

export class IdentityChanges {
  readonly #parts: IdentityChangeParts

  constructor (parts: IdentityChangeParts) {
    this.#parts = parts
  }

  /** The account of a contact names another one. */
  succeeded (contact: Contact, successor: AccountId): Effects {
    const known = contact.refused.some((each) => equalBytes(each, successor))
    return known ? { operations: [] } : this.#stop(contact, 'succession', successor)
  }

  /** The person says that a new contact, which `put` writes, is an old one. */
  attached (old: Contact, fresh: Contact): Effects {
    const change = { kind: 'attaching' as const, other: old.account, before: fresh.state }
    return both(this.#stop(old, 'attached', fresh.account), this.#put({ ...fresh, change }))
  }

  /**
   * The new identity is the same person. Fault: `not-accepted`, where the maker of the new invite
   * has not answered.
   */
  async accept (contact: Contact): Promise<Contact> {
    const { clock } = this.#parts.house
    const pair = this.#pair(contact)
    if (pair === undefined) {
      return await this.#commit({ ...contact, change: undefined, state: 'connected',
        since: clock.now() }, 'accepted')
    }
    const [old, fresh] = pair
    if (!isAccepted(fresh)) {
      throw new SnugError({ code: 'not-accepted',
        message: `${fresh.name} has not answered the new invite yet.`,
        action: 'Decide when they have.' })
    }
    const { announcer, contacts, history, store } = this.#parts.house
    const given = old.devices.map((device) =>
      this.#parts.failWaiting(old, device, 'contact-changed'))
    await store.commit(given.flatMap(({ operations }) => [...operations]))
    for (const { after } of given) after?.()
    await this.#parts.shutOut(old)
    const before = { ...old, state: 'changed' as const,
      name: contacts.freeName(`${old.name} (before)`),
      change: { kind: 'replaced' as const, other: fresh.account, before: old.state } }
    const put = contacts.put(before)
    const { retention } = old
    const now = clock.now()
    const current: Contact = { ...fresh, change: undefined, retention,
      retentionVersion: nextVersion(fresh.retentionVersion, now),
      name: contacts.freeName(old.name, fresh.account), unnamed: false,
      readUpTo: Math.max(old.readUpTo, fresh.readUpTo), since: now }
    await store.commit([put, contacts.put(current),
      ...history.note(current.account, now, 'accepted')])
    announcer.announce()
    await this.#merge(before, current)
    return contacts.get(current.account) ?? current
  }

  /** Finishes what the last end of the program kept from being finished. */
  async round (): Promise<void> {
    for (const contact of this.#parts.house.contacts.all()) {
      const { change } = contact
      const other = change?.kind === 'replaced'
        ? this.#parts.house.contacts.get(change.other)
        : undefined
      if (other !== undefined && other.change === undefined) await this.#merge(contact, other)
    }
  }

  /** One contact in place of two: with all that was said, and what became of both. */
  async #merge (old: Contact, fresh: Contact): Promise<void> {
    const { contacts, delivery, history, store } = this.#parts.house
    const { merging, parting } = this.#parts.conversations
    await merging.move(old, fresh)
    await store.commit([...history.merge(old.account, fresh.account), contacts.remove(old),
      ...parting.forget(old), ...old.devices.flatMap((device) => delivery.forget(device))])
    await parting.gone(old)
    this.#parts.contactChanged(contacts.get(fresh.account) ?? fresh)
  }

  /** They are not the same, or it is not believed: all is as it was before. */
  async keepApart (contact: Contact): Promise<Contact> {
    const pair = this.#pair(contact)
    const change = contact.change
    if (pair !== undefined) {
      const [old, fresh] = pair
      const stays = { ...old, state: old.change?.before ?? 'connected', change: undefined }
      const apart = { ...fresh, change: undefined }
      const [one, other] = [await this.#commit(stays, 'kept-apart', fresh.name),
        await this.#commit(apart, 'kept-apart', old.name)]
      return equalBytes(contact.account, old.account) ? one : other
    }
    const refused = change === undefined ? [] : [change.other]
    return await this.#commit({ ...contact, state: change?.before ?? 'connected',
      change: undefined, refused: [...contact.refused, ...refused].slice(-REFUSED_MAX) },
    'kept-apart')
  }

  /** The old contact and the new one, where a person said that they are one. */
  #pair (contact: Contact): readonly [Contact, Contact] | undefined {
    const { change } = contact
    if (change === undefined || change.kind === 'succession') return undefined
    const other = this.#parts.house.contacts.get(change.other)
    if (other === undefined) return undefined
    return change.kind === 'attaching' ? [other, contact] : [contact, other]
  }

  #stop (contact: Contact, kind: 'succession' | 'attached', other: AccountId): Effects {
    const { clock, history } = this.#parts.house
    const now = clock.now()
    const changed: Contact = { ...contact, state: 'changed', since: now,
      change: { kind, other, before: contact.state } }
    const text = `${contact.name}'s identity is new. ` +
      'Check with them in person or by phone before you write again.'
    const noted = { operations: history.note(contact.account, now,
      kind === 'succession' ? 'identity-changed' : 'attached') }
    return [noted, this.#parts.notice(changed, { code: 'identity-changed', args: {}, text })]
      .reduce(both, this.#put(changed))
  }

  #put (contact: Contact): Effects {
    return {
      operations: [this.#parts.house.contacts.put(contact)],
      after: () => { this.#parts.contactChanged(contact) }
    }
  }

  async #commit (
    contact: Contact, code: 'accepted' | 'kept-apart', about = ''
  ): Promise<Contact> {
    const { clock, contacts, history, store } = this.#parts.house
    await store.commit([contacts.put(contact),
      ...history.note(contact.account, clock.now(), code, about)])
    this.#parts.contactChanged(contact)
    return contact
  }
}
