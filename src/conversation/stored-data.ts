// Everything that this device stores about a person, for people who look, and how any of it is
// erased. What is shown is read from the store where it can be much, and never holds a secret.

import { SnugError } from '../base/errors.ts'
import { toBase64url } from '../base/bytes.ts'
import { addressesEnd, hasOtherWay, withoutAddresses } from '../delivery/device-traces.ts'
import { tables } from '../storage/tables.ts'
import { shownState } from './contact-view.ts'
import { isAccepted } from './contact.ts'
import { HeldData } from './held-data.ts'
import { endOf } from './message-record.ts'
import { forgetRequest, reportOf } from './signed-requests.ts'
import type { Finder } from '../delivery/finder.ts'
import type { RemoteDevice } from '../delivery/remote-device.ts'
import type { DeviceId } from '../identity/certificate.ts'
import type { Operation } from '../storage/store.ts'
import type { Contact } from './contact.ts'
import type { Conversations } from './conversations.ts'
import type { Doorkeeper } from './doorkeeper.ts'
import type { Household } from './household.ts'
import type { Introductions } from './introductions.ts'
import type { Invitations } from './invitations.ts'
import type { Mailkeeping } from './mailkeeping.ts'
import type { PersonParts } from './person-parts.ts'
import type { StoredDataView, StoredDeviceView, StoredKind } from './stored-view.ts'

/** The services of a person that know of it. */
interface Knowing {
  readonly conversations: Conversations
  readonly door: Doorkeeper
  readonly introductions: Introductions
  readonly invitations: Invitations
  readonly mailkeeping: Mailkeeping
}

const PAGE = 256

export class StoredData {
  /** What others hold for this person. */
  readonly held: HeldData
  readonly #parts: Knowing & { readonly house: Household, readonly finder: Finder }

  constructor (
    house: Household, { conversations, door, introductions, invitations, mailkeeping }: Knowing,
    { finder, recordsAhead }: Pick<PersonParts, 'finder' | 'recordsAhead'>
  ) {
    this.#parts = { house, finder, conversations, door, introductions, invitations, mailkeeping }
    this.held = new HeldData({ house, invitations, mailkeeping, recordsAhead })
  }

  async view (contact: Contact): Promise<StoredDataView> {
    const { conversations, house: { delivery, history }, introductions } = this.#parts
    const id = toBase64url(contact.account)
    const { draft = '', muted, pinned } = conversations.view(contact)
    const waiting = contact.devices.flatMap((each) => delivery.waiting.of(each))
    const until = Math.max(0, ...waiting.map(({ expiresAt }) => expiresAt))
    return {
      id,
      name: contact.name,
      ...contact.theirName === '' ? {} : { theirName: contact.theirName },
      state: shownState(contact),
      since: contact.since,
      messages: await this.#messages(contact),
      waiting: { count: waiting.length, ...until > 0 ? { until } : {} },
      draft: draft.length,
      muted,
      pinned,
      history: history.of(contact.account).length,
      introductions: introductions.about(contact).length,
      request: await reportOf(this.#parts.house.store, contact).then(() => true, refused),
      devices: contact.devices.flatMap((each) => {
        const device = delivery.device(each)
        return device === undefined ? [] : [this.#device(contact, each, device)]
      })
    }
  }

  /** What is waiting for them is not sent any more where its message goes. */
  async erase (contact: Contact, kind: StoredKind): Promise<void> {
    const { conversations, door, house: { history, store }, introductions } = this.#parts
    switch (kind) {
      case 'messages': return await conversations.parting.eraseMessages(contact)
      case 'draft':
        await conversations.prefer(contact, { draft: '' })
        return
      case 'addresses': return await this.#eraseAddresses(contact)
      case 'history':
        await store.commit(history.forget(contact.account))
        return await store.scrub(tables.contactHistory, contact.account)
      case 'introductions': {
        const gone = introductions.about(contact)
        await store.commit(introductions.forget(contact))
        for (const { id } of gone) await store.scrub(tables.introduction, id)
        return
      }
      case 'request':
        await store.commit([forgetRequest(contact)])
        return await store.scrub(tables.request, contact.account)
      case 'all': return await door.remove(contact)
    }
  }

  async #messages ({ account }: Contact): Promise<StoredDataView['messages']> {
    const { timeline } = this.#parts.house
    let [count, bytes, lasting, starred, next] = [0, 0, 0, 0, Infinity]
    let oldest: number | undefined
    for (let from = 0; ;) {
      const page = await timeline.oldest(account, from, PAGE)
      for (const { record } of page) {
        count++
        bytes += record.content.length
        oldest ??= record.receivedAt > 0 ? record.receivedAt : record.sentAt
        const end = endOf(record)
        if (end === 0) lasting++
        else next = Math.min(next, end)
        if (record.star === 'kept' || record.star === 'marked') starred++
      }
      const last = page.at(-1)
      if (last === undefined || page.length < PAGE) break
      from = last.position + 1
    }
    return { count, bytes, lasting, starred, ...oldest === undefined ? {} : { oldest },
      ...next === Infinity ? {} : { next } }
  }

  #device (contact: Contact, id: DeviceId, device: RemoteDevice): StoredDeviceView {
    const { finder, house: { clock, delivery } } = this.#parts
    const isHouse = isAccepted(contact) && contact.theyKeep && contact.iAsk
    const ways = { canFind: finder.canFind?.() === true, isHouse }
    const end = addressesEnd(device)
    const stays = device.accepted && !hasOtherWay(device, clock.now(), ways)
    return {
      id: toBase64url(id).slice(0, 6),
      addresses: device.location?.addresses ?? [],
      ...end === 0 ? {} : stays
        ? { addressesStay: isHouse ? 'keeps-my-mail' : 'only-way' }
        : { addressesUntil: end },
      houses: device.capabilities.length,
      sessions: delivery.waiting.sessions(id)
    }
  }

  async #eraseAddresses (contact: Contact): Promise<void> {
    const { house: { delivery, store } } = this.#parts
    const operations: Operation[] = contact.devices.flatMap((id) =>
      delivery.change(id, withoutAddresses))
    await store.commit(operations)
    for (const id of contact.devices) {
      await store.scrub(tables.device, id)
      delivery.changed(id)
    }
  }
}

function refused (error: unknown): false {
  if (error instanceof SnugError && error.code === 'request-deniable') return false
  throw error
}
