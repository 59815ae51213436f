// What arrives, as delivery hands it up (delivery/sink.ts): messages into timelines, controls to
// their handler, first messages of redeemed invites into contacts. Everything is decided in memory
// and written in one step with the ratchet state.

import { ok } from '../base/errors.ts'
import { SECOND } from '../base/limits.ts'
import { deviceIdOf } from '../delivery/remote-device.ts'
import { decodeContent } from '../message/content.ts'
import { contentControls } from '../message/control-part.ts'
import { claimsMatch } from '../message/extensions.ts'
import { messageId } from '../message/message-id.ts'
import { accountUri, roomUri } from '../message/uri.ts'
import { visibleText } from '../message/visible-text.ts'
import { both } from './both.ts'
import { retentionOf } from './contact.ts'
import { earlier, fixedEndOf, timerOf, writtenAt } from './message-timer.ts'
import { deleted, FRESH } from './message-record.ts'
import { noticeRecord } from './notice.ts'
import type { Milliseconds } from '../base/brand.ts'
import type { Fault, Result } from '../base/errors.ts'
import type { OutboxItem } from '../delivery/outbox-item.ts'
import type { RemoteDevice } from '../delivery/remote-device.ts'
import type { Arrived, Effects, FirstMessage, FirstVerdict, Sink } from '../delivery/sink.ts'
import type { DeviceId } from '../identity/certificate.ts'
import type { Control } from '../message/control.ts'
import type { MimiContent } from '../message/content.ts'
import type { InnerHash } from '../session/inner.ts'
import type { Contact } from './contact.ts'
import type { ControlHandler } from './control-handler.ts'
import type { Deletions } from './deletions.ts'
import type { Doorkeeper } from './doorkeeper.ts'
import type { Household } from './household.ts'
import type { MessageRecord } from './message-record.ts'
import type { NewDevices } from './new-devices.ts'
import type { Notice } from './notice.ts'
import type { OwnMessages } from './own-messages.ts'
import type { Placed } from './timeline.ts'
import type { Timers } from './timers.ts'

export interface IncomingParts {
  readonly house: Household
  readonly controls: ControlHandler
  readonly door: Doorkeeper
  readonly newDevices: NewDevices
  readonly messages: {
    readonly own: OwnMessages
    readonly timers: Timers
    readonly deletions: Deletions
  }
  /** A message or notice stands in the timeline. */
  readonly shown: (contact: Contact, placed: Placed) => void
}

const NOTHING: Effects = { operations: [] }

export class Incoming implements Sink {
  readonly #parts: IncomingParts

  constructor (parts: IncomingParts) {
    this.#parts = parts
  }

  nextPosition (device: RemoteDevice, now: Milliseconds): number {
    return this.#parts.house.timeline.nextPosition(device.certificate.account, now)
  }

  arrived (message: Arrived): Effects {
    const { contacts, timeline } = this.#parts.house
    const contact = contacts.ofDevice(deviceIdOf(message.device))
    if (contact === undefined || contact.state === 'blocked') return NOTHING
    timeline.reserve(contact.account, message.next)
    const content = decodeContent(message.content)
    // Who is at the door had the one text of the hello: nothing else of theirs is looked at, but
    // where to answer.
    if (contact.state === 'requested') {
      return content.ok
        ? this.#takeUp(deviceIdOf(message.device), atTheDoor(contentControls(content.value)))
        : NOTHING
    }
    if (!content.ok || !this.#isTheirs(contact, content.value)) {
      return this.#show(contact, message, content.ok ? claimed : undecodable(content.fault))
    }
    const effects = this.#takeUp(deviceIdOf(message.device), contentControls(content.value))
    const { replaces } = content.value
    if (replaces !== undefined && content.value.body.cardinality === 'null') {
      return both(effects, this.#parts.messages.deletions.takenBack(contact, replaces,
        writtenAt(content.value, message.now)))
    }
    if (visibleText(content.value) === undefined) return effects
    return both(effects, this.#show(contact, message, content.value))
  }

  repeated (device: RemoteDevice, bytes: Uint8Array): Effects {
    const content = decodeContent(bytes)
    if (!content.ok) return NOTHING
    const repairs = contentControls(content.value).filter(({ kind }) => kind === 'repair')
    return this.#takeUp(deviceIdOf(device), repairs)
  }

  unreadable (bytes: Uint8Array): readonly InnerHash[] {
    const content = decodeContent(bytes)
    if (!content.ok) return []
    return contentControls(content.value).flatMap((control) =>
      control.kind === 'repair' ? control.innerHashes : [])
  }

  first (message: FirstMessage): Result<FirstVerdict> {
    const content = decodeContent(message.content)
    if (!content.ok) return content
    const controls = contentControls(content.value)
    const hello = controls.find((control) => control.kind === 'hello')
    const { door, newDevices } = this.#parts
    const verdict = hello === undefined
      ? newDevices.answer(message, controls)
      : door.answer(message, hello, controls)
    if (!verdict.ok) return verdict
    const { accepted, effects } = verdict.value
    // What else it tells is taken up last: it builds on who the contact is now.
    return ok({ accepted, effects: () => {
      const { deviceId } = message.certificate
      const first = effects()
      const isAtTheDoor = this.#parts.house.contacts.ofDevice(deviceId)?.state === 'requested'
      return both(first, this.#takeUp(deviceId, isAtTheDoor ? atTheDoor(controls) : controls))
    } })
  }

  /** Where the device is and where to leave mail for it, as its first message says. */
  #takeUp (id: DeviceId, controls: readonly Control[]): Effects {
    const { contacts, delivery } = this.#parts.house
    return controls.reduce((effects, control) => {
      // Looked up anew: each control builds on what the one before has changed.
      const device = delivery.device(id)
      const contact = contacts.ofDevice(id)
      return device === undefined || contact === undefined
        ? effects
        : both(effects, this.#parts.controls.handle(device, contact, control))
    }, NOTHING)
  }

  delivered (device: RemoteDevice, item: OutboxItem, now: Milliseconds): Effects {
    return this.#parts.messages.own.finish(device.certificate.account, item.position,
      { outcome: 'delivered', deliveredAt: now, heldAt: item.heldAt })
  }

  givenUp (device: RemoteDevice, item: OutboxItem, code: string): Effects {
    return this.#parts.messages.own.finish(device.certificate.account, item.position,
      { outcome: 'expired', code, heldAt: item.heldAt })
  }

  held (device: RemoteDevice, item: OutboxItem): void {
    const { own } = this.#parts.messages
    if (item.position > 0) own.changed(device.certificate.account, item.position)
  }

  /** A notice of Snug itself in a conversation. */
  notice (contact: Contact, notice: Notice): Effects {
    const { clock, random, time, timeline } = this.#parts.house
    const now = clock.now()
    const record = noticeRecord(random(32), notice, now, expiryOf(contact, time.now()))
    const { position, operations } = timeline.append(contact.account, record, now)
    return { operations, after: () => { this.#parts.shown(contact, { position, record }) } }
  }

  /** Puts a message into the timeline, or a notice in its place. */
  #show (contact: Contact, message: Arrived, said: MimiContent | Notice): Effects {
    const { random, time } = this.#parts.house
    const { content, now, position, seq } = message
    const ends = expiryOf(contact, time.now())
    if ('code' in said) {
      return this.#place(contact, position, noticeRecord(random(32), said, now, ends))
    }
    const timer = timerOf(said)
    const id = this.#idOf(contact, content)
    const record: MessageRecord = { ...FRESH, id, author: 'them', seq, content, sentAt: now,
      receivedAt: now, expiresAt: earlier(ends, fixedEndOf(said, time.now())), timer }
    // What its author took back before it came is not shown first.
    const gone = this.#parts.messages.deletions.claim(contact, record)
    if (gone !== undefined) {
      return both(this.#place(contact, position, deleted(record)), { operations: gone })
    }
    const waits = timer === 0 ? [] : this.#parts.messages.timers.add(contact.account, position)
    return both(this.#place(contact, position, record), { operations: waits })
  }

  #place (contact: Contact, position: number, record: MessageRecord): Effects {
    return {
      operations: this.#parts.house.timeline.put(contact.account, position, record),
      after: () => { this.#parts.shown(contact, { position, record }) }
    }
  }

  #idOf (contact: Contact, content: Uint8Array): Uint8Array {
    return messageId(content, accountUri(contact.account), this.#room(contact))
  }

  #isTheirs (contact: Contact, content: MimiContent): boolean {
    return claimsMatch(content.extensions, accountUri(contact.account), this.#room(contact))
  }

  #room (contact: Contact): string {
    return roomUri(this.#parts.house.self().account.id, contact.account)
  }
}

/** What somebody at the door may say beside their text: how to answer them. */
function atTheDoor (controls: readonly Control[]): Control[] {
  return controls.filter(({ kind }) => kind === 'addresses' || kind === 'capabilities')
}

const claimed = unreadable('claimed', 'it claims to come from somebody else')

function undecodable ({ code, message }: Fault): Notice { return unreadable(code, message) }

function unreadable (reason: string, words: string): Notice {
  return { code: 'unreadable-content', args: { reason },
    text: `A message could not be shown: ${words}` }
}

/** When a message that comes or goes now expires; 0: never. */
export function expiryOf (contact: Contact, now: Milliseconds): Milliseconds {
  const retention = retentionOf(contact)
  return retention === 0 ? 0 : now + retention * SECOND
}
