// Writing and reading: messages of mine from the command to the outbox, and everything as views.

import { fromUtf8, toBase64url } from '../base/bytes.ts'
import { SnugError } from '../base/errors.ts'
import { DAY, MAIL_TTL_LONG, MAIL_TTL_SHORT, SECOND } from '../base/limits.ts'
import { holdsIn } from '../delivery/outbox-item.ts'
import { decodeContent, encodeContent } from '../message/content.ts'
import { messageId } from '../message/message-id.ts'
import { textContent } from '../message/composition.ts'
import { accountUri, roomUri } from '../message/uri.ts'
import { visibleText } from '../message/visible-text.ts'
import { isAccepted, retentionOf } from './contact.ts'
import { expiryOf } from './incoming.ts'
import { failureInWords, messageStateInWords } from './words.ts'
import type { Fault } from '../base/errors.ts'
import type { RemoteDevice } from '../delivery/remote-device.ts'
import type { AccountId } from '../identity/account.ts'
import type { Contact } from './contact.ts'
import type { Household } from './household.ts'
import type { MessageRecord } from './message-record.ts'
import type { OwnMessages } from './own-messages.ts'
import type { Page, Placed } from './timeline.ts'
import type { ConversationView, HoldView, MessageState, MessageView } from './views.ts'

export interface TalkParts {
  readonly house: Household
  readonly own: OwnMessages
  /** The name of a house, for those who are shown who keeps a message. */
  readonly hostName: (peer: Uint8Array) => string
}

const UNREAD_MAX = 1_000
/** How far back a message is looked for by its id. */
const SEARCHED = 2_000

export class Talk {
  readonly #parts: TalkParts

  constructor (parts: TalkParts) {
    this.#parts = parts
  }

  /**
   * Stores a message, and only then lets it go. Faults: `not-accepted`, `contact-changed`,
   * `blocked`, `empty`, too large.
   */
  async send (contact: Contact, text: string): Promise<MessageView> {
    refuseSending(contact, text)
    this.#refuseGone(contact)
    const { clock, delivery, random, self, store, timeline } = this.#parts.house
    const now = clock.now()
    const content = encodeContent(textContent(text, random))
    const id = messageId(content, accountUri(self().account.id),
      roomUri(self().account.id, contact.account))
    const expires = expiryOf(contact, now)
    const retention = retentionOf(contact)
    const short = retention > 0 && retention * SECOND <= DAY
    const expiresAt = Math.min(now + (short ? MAIL_TTL_SHORT : MAIL_TTL_LONG),
      expires === 0 ? Infinity : expires)
    const position = timeline.nextPosition(contact.account, now)
    const posted = contact.devices
      .filter((device) => isWrittenTo(contact, delivery.device(device)))
      .map((device) => delivery.post(device, { content, expiresAt, short, position }))
    const [first] = posted
    if (first === undefined) throw new SnugError(noDevice(contact))
    const record: MessageRecord = {
      id,
      author: 'me',
      seq: first.item.seq,
      content,
      sentAt: now,
      receivedAt: 0,
      deliveredAt: 0,
      readAt: 0,
      expiresAt: expires,
      outcome: 'open',
      faultCode: ''
    }
    this.#parts.own.add(contact.account, position, record)
    const operations = timeline.put(contact.account, position, record)
    await store.commit([...posted.flatMap((post) => post.operations), ...operations])
    for (const post of posted) post.sent()
    return this.view(contact, { position, record })
  }

  #refuseGone (contact: Contact): void {
    const { delivery } = this.#parts.house
    const devices = contact.devices.map((device) => delivery.device(device))
      .filter((device) => device !== undefined)
    if (devices.length === 0) throw new SnugError(noDevice(contact))
    if (isAccepted(contact) && !devices.some(({ accepted }) => accepted)) {
      throw new SnugError(farewell(contact))
    }
  }

  async messages (contact: Contact, page?: Page): Promise<MessageView[]> {
    if (contact.state === 'requested') return []
    const placed = await this.#parts.house.timeline.page(contact.account, page)
    return placed.map((each) => this.view(contact, each))
  }

  /** What came and was not read yet, oldest first; the newest of them where there are more. */
  async unread (contact: Contact, limit: number): Promise<MessageView[]> {
    const placed = await this.#parts.house.timeline.page(contact.account, { limit: UNREAD_MAX })
    const unread = placed.filter((each) => isUnread(contact, each))
    return unread.slice(Math.max(0, unread.length - limit)).map((each) => this.view(contact, each))
  }

  /** A message by its id, or the beginning of one. */
  async find (id: string): Promise<MessageView | undefined> {
    for (const contact of this.#parts.house.contacts.all()) {
      const placed = await this.#parts.house.timeline.page(contact.account, { limit: SEARCHED })
      const found = placed.find(({ record }) => toBase64url(record.id).startsWith(id))
      if (found !== undefined) return this.view(contact, found)
    }
    return undefined
  }

  async conversation (contact: Contact): Promise<ConversationView> {
    const placed = await this.#parts.house.timeline.page(contact.account, { limit: UNREAD_MAX })
    const last = placed.at(-1)
    const unread = placed.filter((each) => isUnread(contact, each))
    return {
      id: toBase64url(contact.account),
      name: contact.name,
      unread: unread.length,
      ...(last === undefined ? {} : { last: this.view(contact, last) }),
      retention: retentionOf(contact)
    }
  }

  /** All conversations, the latest first. */
  async conversations (): Promise<ConversationView[]> {
    const contacts = this.#parts.house.contacts.all().filter(({ state }) => state !== 'requested')
    const views = await Promise.all(contacts.map((contact) => this.conversation(contact)))
    return views.sort((a, b) => (b.last?.sentAt ?? 0) - (a.last?.sentAt ?? 0))
  }

  view (contact: Contact, { position, record }: Placed): MessageView {
    const { self } = this.#parts.house
    const { author, receivedAt, deliveredAt, readAt, expiresAt } = record
    return {
      id: toBase64url(record.id),
      conversation: toBase64url(contact.account),
      from: author,
      name: author === 'me' ? self().name : author === 'snug' ? 'Snug' : contact.name,
      text: textOf(record),
      sentAt: record.sentAt,
      ...(receivedAt > 0 ? { receivedAt } : {}),
      ...(deliveredAt > 0 ? { deliveredAt } : {}),
      ...(readAt > 0 ? { readAt } : {}),
      ...(expiresAt > 0 ? { expiresAt } : {}),
      ...(author === 'me' ? this.#state(contact, position, record) : {})
    }
  }

  #state (
    contact: Contact,
    position: number,
    record: MessageRecord
  ): Pick<MessageView, 'state' | 'stateText' | 'heldBy' | 'fault'> {
    const { clock, delivery } = this.#parts.house
    const heldBy = this.#holds(contact.account, position, record.seq)
    const state: MessageState = record.outcome === 'open'
      ? (heldBy.length > 0 ? 'held' : 'waiting')
      : record.outcome
    const houses =
      contact.devices.flatMap((device) => delivery.device(device)?.capabilities ?? []).length
    const failure = failureInWords(record.faultCode, contact.name)
    const stateText = messageStateInWords({ state, name: contact.name, holds: heldBy, houses,
      now: clock.now(), relayOnly: this.#parts.house.settings().relayOnly, failure })
    const fault = state === 'failed' ? { fault: { code: record.faultCode, message: failure } } : {}
    return { state, stateText, ...(state === 'held' ? { heldBy } : {}), ...fault }
  }

  #holds (account: AccountId, position: number, seq: number): HoldView[] {
    const { clock, contacts, delivery } = this.#parts.house
    const devices = contacts.get(account)?.devices ?? []
    return devices.flatMap((device) => {
      const capabilities = delivery.device(device)?.capabilities ?? []
      return delivery.waitingAt(device, position, seq)
        .flatMap((item) => holdsIn(item, capabilities, clock.now()))
    }).map(({ host, until }) => ({ host: this.#parts.hostName(host), until: until * SECOND }))
  }
}

function isUnread (contact: Contact, { position, record }: Placed): boolean {
  return record.author === 'them' && position > contact.readUpTo
}

/** Whoever was invited is no contact yet, and reads the messages with the answer. */
function isWrittenTo (contact: Contact, device: RemoteDevice | undefined): boolean {
  return device !== undefined && (device.accepted || contact.state === 'invited')
}

function textOf (record: MessageRecord): string {
  if (record.author === 'snug') return fromUtf8(record.content) ?? ''
  const content = decodeContent(record.content)
  return content.ok ? visibleText(content.value) ?? '' : ''
}

function refuseSending (contact: Contact, text: string): void {
  if (text.trim() === '') {
    throw new SnugError({ code: 'message-empty', message: 'There is nothing to send.' })
  }
  const { name, state } = contact
  switch (state) {
    case 'invited':
    case 'connected':
    case 'verified': return
    case 'requested':
    case 'changed':
    case 'blocked': throw new SnugError(refusals[state](name))
  }
}

const refusals: Record<'requested' | 'changed' | 'blocked', (name: string) => Fault> = {
  requested: (name) => ({
    code: 'not-accepted',
    message: `${name} is still at the door.`,
    action: `Let them in first: snug accept "${name}"`
  }),
  changed: (name) => ({
    code: 'contact-changed',
    message: `${name}'s identity is new, so nothing is sent until you have looked at it.`,
    action: `Compare numbers in person or by phone: snug verify "${name}"`
  }),
  blocked: (name) => ({ code: 'blocked', message: `You blocked ${name}.`,
    action: `Undo it first: snug unblock "${name}"` })
}

function farewell ({ name }: Contact): Fault {
  return {
    code: 'farewell',
    message: `${name} no longer accepts messages from you here.`,
    action: `Ask ${name} for a new invite.`
  }
}

function noDevice (contact: Contact): Fault {
  return {
    code: 'no-device',
    message: `No device of ${contact.name} is known any more.`,
    action: `Ask ${contact.name} for a new invite.`
  }
}
