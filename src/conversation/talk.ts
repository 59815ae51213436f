// Writing: messages of mine from the command to the outbox, once more where they failed, and away
// again where a person does not want to keep them.

import { SnugError } from '../base/errors.ts'
import { DAY, MAIL_TTL_LONG, MAIL_TTL_SHORT, SECOND, TAKE_BACK_MAX } from '../base/limits.ts'
import { encodeContent } from '../message/content.ts'
import { messageId } from '../message/message-id.ts'
import { deleteContent, textContent } from '../message/composition.ts'
import { accountUri, roomUri } from '../message/uri.ts'
import { shownState } from './contact-view.ts'
import { isAccepted, retentionOf } from './contact.ts'
import { expiryOf } from './incoming.ts'
import { FRESH } from './message-record.ts'
import { timerExpiry, written } from './message-timer.ts'
import { textOf } from './message-views.ts'
import type { Seconds } from '../base/brand.ts'
import type { Fault } from '../base/errors.ts'
import type { Outbound } from '../delivery/delivery.ts'
import type { RemoteDevice } from '../delivery/remote-device.ts'
import type { MessageId } from '../message/message-id.ts'
import type { Operation } from '../storage/store.ts'
import type { Contact } from './contact.ts'
import type { Found } from './conversation-list.ts'
import type { Erasure } from './erasure.ts'
import type { Household } from './household.ts'
import type { MessageRecord } from './message-record.ts'
import type { OwnMessages } from './own-messages.ts'
import type { PreferenceBook } from './preferences.ts'
import type { Placed } from './timeline.ts'

export interface TalkParts {
  readonly house: Household
  readonly own: OwnMessages
  readonly preferences: PreferenceBook
  readonly erasure: Erasure
  /** A message of mine stands in its conversation. */
  readonly written: (contact: Contact, placed: Placed) => void
}

/** A message that was encrypted and is not stored yet. */
interface Draft {
  readonly placed: Placed
  readonly posted: readonly Outbound[]
  readonly operations: readonly Operation[]
}

export class Talk {
  readonly #parts: TalkParts

  constructor (parts: TalkParts) {
    this.#parts = parts
  }

  /**
   * Stores a message, and only then lets it go; what was drafted here is gone with it. Faults:
   * `not-accepted`, `not-let-in`, `contact-changed`, `blocked`, `message-empty`, `no-device`,
   * `farewell`, `timer-invalid`, too large. `timer`: seconds from reading on, 0 for none.
   */
  async send (contact: Contact, text: string, timer: Seconds = 0): Promise<Placed> {
    const draft = this.#write(contact, text, timer)
    const drafted = this.#parts.preferences.put(contact.account, { draft: '' })
    await this.#parts.house.store.commit([...draft.operations, ...drafted])
    return this.#let(contact, draft)
  }

  /**
   * Sends what failed once more, as a new message in the place of the old one. Faults: those of
   * `send`, and `message-not-failed`.
   */
  async retry (found: Found): Promise<Placed> {
    const { contact } = found
    return await this.#inTurn(found, async (old) => {
      const { author, outcome } = old.record
      if (author !== 'me' || (outcome !== 'failed' && outcome !== 'expired')) {
        throw new SnugError(notFailed)
      }
      const draft = this.#write(contact, textOf(old.record), old.record.timer)
      await this.#parts.erasure.erase(contact, [old], draft.operations)
      return this.#let(contact, draft)
    })
  }

  /**
   * Erases a message here, whoever wrote it. One of mine that was not delivered is not tried any
   * more; what a house keeps already, it may still give out.
   */
  async forget (found: Found): Promise<void> {
    const { contact } = found
    const { delivery } = this.#parts.house
    await this.#inTurn(found, async (old) => {
      const { position, record: { seq } } = old
      const given = contact.devices.flatMap((id) => delivery.waiting.drop(id, position, seq))
      await this.#parts.erasure.erase(contact, [old], given)
    })
    await this.#parts.erasure.scrub()
  }

  /**
   * Takes a message of mine back, for both: what stays is that there was one. Whoever does not have
   * it yet never gets it. Faults: `no-message`, `not-mine`, `take-back-late`.
   */
  async takeBack (found: Found): Promise<void> {
    const { contact } = found
    const { clock, delivery, random } = this.#parts.house
    await this.#inTurn(found, async (old) => {
      const { position, record } = old
      if (record.author !== 'me' || record.isDeleted) throw new SnugError(notMine)
      const now = clock.now()
      if (now > record.sentAt + TAKE_BACK_MAX) throw new SnugError(tooLate)
      const given = contact.devices.flatMap((id) =>
        delivery.waiting.drop(id, position, record.seq))
      const content = encodeContent(deleteContent(record.id as MessageId, random,
        { extensions: written(now) }))
      const posted = this.#post(contact, content, [retentionOf(contact), record.timer], 0)
      await this.#parts.erasure.blank(contact, old,
        [...given, ...posted.flatMap(({ operations }) => operations)])
      for (const { sent } of posted) sent()
    })
    await this.#parts.erasure.scrub()
  }

  /** The message as it is when its turn comes. Fault: `no-message`. */
  async #inTurn<Value> (
    { contact, position }: Found, task: (placed: Placed) => Promise<Value>
  ): Promise<Value> {
    const { timeline } = this.#parts.house
    return await timeline.inTurn(contact.account, async () => {
      const record = await timeline.get(contact.account, position)
      if (record === undefined) throw new SnugError(noMessage)
      return await task({ position, record })
    })
  }

  #write (contact: Contact, text: string, timer: Seconds): Draft {
    refuseSending(contact, text)
    this.#refuseGone(contact)
    const { clock, random, self, time, timeline } = this.#parts.house
    const now = clock.now()
    const content = encodeContent(textContent(text, random, { expires: timerExpiry(timer) }))
    const id = messageId(content, accountUri(self().account.id),
      roomUri(self().account.id, contact.account))
    const retention = retentionOf(contact)
    const position = timeline.nextPosition(contact.account, now)
    const posted = this.#post(contact, content, [retention, timer], position)
    const [first] = posted
    if (first === undefined) throw new SnugError(noDevice(contact))
    const record: MessageRecord = { ...FRESH, id, author: 'me', seq: first.item.seq, content,
      sentAt: now, expiresAt: expiryOf(contact, time.now()), timer }
    this.#parts.own.add(contact.account, position, record)
    const operations = timeline.put(contact.account, position, record)
    return { placed: { position, record }, posted,
      operations: [...posted.flatMap((post) => post.operations), ...operations] }
  }

  /** It is flushed: it may leave. */
  #let (contact: Contact, { placed, posted }: Draft): Placed {
    this.#parts.written(contact, placed)
    for (const post of posted) post.sent()
    return placed
  }

  /**
   * Encrypts a content for all devices of a contact. Hosts keep it for one of two times only, which
   * tells them nothing else; `ends` are seconds after which nobody would read it, 0 for never.
   */
  #post (
    contact: Contact, content: Uint8Array, ends: readonly Seconds[], position: number
  ): Outbound[] {
    const { clock, delivery } = this.#parts.house
    const [retention = 0] = ends
    const short = ends.some((seconds) => seconds > 0 && seconds * SECOND <= DAY)
    const kept = Math.min(short ? MAIL_TTL_SHORT : MAIL_TTL_LONG,
      retention === 0 ? Infinity : retention * SECOND)
    const expiresAt = clock.now() + kept
    return contact.devices
      .filter((device) => isWrittenTo(contact, delivery.device(device)))
      .map((device) => delivery.post(device, { content, expiresAt, short, position }))
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
}

/** Whoever was invited is no contact yet, and reads the messages with the answer. */
function isWrittenTo (contact: Contact, device: RemoteDevice | undefined): boolean {
  return device !== undefined && (device.accepted || contact.state === 'invited')
}

function refuseSending (contact: Contact, text: string): void {
  if (text.trim() === '') {
    throw new SnugError({ code: 'message-empty', message: 'There is nothing to send.' })
  }
  const { asked, name } = contact
  const state = shownState(contact)
  switch (state) {
    case 'invited':
      if (asked) throw new SnugError(notLetIn(name))
      return
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
    action: `Compare numbers in person or by phone: snug verify "${name}". Then decide: ` +
      `snug accept "${name}", or snug decline "${name}"`
  }),
  blocked: (name) => ({ code: 'blocked', message: `You blocked ${name}.`,
    action: `Undo it first: snug unblock "${name}"` })
}

function notLetIn (name: string): Fault {
  return {
    code: 'not-let-in',
    message: `${name} has not let you in yet, and your note has room for one text alone.`,
    action: 'Write the rest once they have answered.'
  }
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

const notFailed = {
  code: 'message-not-failed',
  message: 'Only a message of yours that was not sent, or not fetched in time, can be sent again.'
}

const notMine = {
  code: 'not-mine',
  message: 'Only a message of yours can be taken back, and only once.',
  action: 'Erase it here: snug message erase ID'
}

const tooLate = {
  code: 'take-back-late',
  message: 'A message can be taken back for 48 hours. This one is older.',
  action: 'Erase it here: snug message erase ID'
}

export const noMessage = {
  code: 'no-message',
  message: 'There is no such message here: it was never there, or is gone.',
  action: 'snug read NAME --json shows the ids of those that are there.'
}
