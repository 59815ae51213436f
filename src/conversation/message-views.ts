// Messages as people and programs see them, with how far they got: from the record in the timeline,
// and from what waits in the outbox for whom and is held by whom.

import { fromUtf8, toBase64url } from '../base/bytes.ts'
import { SECOND } from '../base/limits.ts'
import { holdsIn } from '../delivery/outbox-item.ts'
import { decodeContent } from '../message/content.ts'
import { visibleText } from '../message/visible-text.ts'
import { endOf } from './message-record.ts'
import { messageWays, namedHost } from './message-ways.ts'
import { failureInWords, messageStateInWords, waitingFor } from './words.ts'
import type { OutboxItem } from '../delivery/outbox-item.ts'
import type { Capability } from '../mailbox/capability.ts'
import type { Contact } from './contact.ts'
import type { Household } from './household.ts'
import type { MessageRecord } from './message-record.ts'
import type { HostNames } from './message-ways.ts'
import type { Placed } from './timeline.ts'
import type { HoldView, MessageDetailView, MessageState, MessageView } from './views.ts'

export interface MessageViewsParts {
  readonly house: Household
  readonly hosts: () => HostNames
}

/** Ids that were shown last, with where they stand: whoever names one has seen it. */
const PLACES_MAX = 4_096

export interface Place { readonly contact: Contact, readonly position: number }

export class MessageViews {
  readonly #parts: MessageViewsParts
  readonly #places = new Map<string, Place>()

  constructor (parts: MessageViewsParts) {
    this.#parts = parts
  }

  of (contact: Contact, placed: Placed): MessageView {
    const { position, record } = placed
    const { author, receivedAt, heldAt, deliveredAt, readAt, star, timer } = record
    const expiresAt = endOf(record)
    const id = toBase64url(record.id)
    this.#remember(id, { contact, position })
    return {
      id,
      conversation: toBase64url(contact.account),
      position,
      from: author,
      name: author === 'me' ? this.#parts.house.self().name
        : author === 'snug' ? 'Snug' : contact.name,
      text: textOf(record),
      ...(author === 'snug' ? { notice: { code: record.code, args: record.args } } : {}),
      sentAt: record.sentAt,
      ...(receivedAt > 0 ? { receivedAt } : {}),
      ...(heldAt > 0 ? { heldAt } : {}),
      ...(deliveredAt > 0 ? { deliveredAt } : {}),
      ...(readAt > 0 ? { readAt } : {}),
      ...(expiresAt > 0 ? { expiresAt } : {}),
      ...(timer > 0 ? { timer } : {}),
      ...(record.isDeleted ? { deleted: true } : {}),
      ...(star === 'none' ? {} : { star }),
      ...(author === 'me' && !record.isDeleted ? this.#state(contact, placed) : {})
    }
  }

  /** The same with how it was tried. */
  detail (contact: Contact, placed: Placed): MessageDetailView {
    const view = this.of(contact, placed)
    return { ...view, ...messageWays(this.#parts.house, this.#parts.hosts(), contact, placed) }
  }

  /** Where a message stands that was shown not long ago. */
  placeOf (id: string): Place | undefined { return this.#places.get(id) }

  #state (contact: Contact, { position, record }: Placed): Partial<MessageView> {
    if (record.outcome !== 'open') return this.#settled(contact, record, record.outcome)
    const { clock, delivery, settings } = this.#parts.house
    const waiting = contact.devices.map((id) => ({
      capabilities: delivery.device(id)?.capabilities ?? [],
      items: delivery.waiting.at(id, position, record.seq)
    }))
    const heldBy = waiting.flatMap(({ capabilities, items }) => this.#holds(items, capabilities))
    const heldAt = Math.max(0, ...waiting.flatMap(({ items }) => items.map((item) => item.heldAt)))
    const houses = waiting.flatMap(({ capabilities }) => capabilities).length
    const facts = { name: contact.name, holds: heldBy, houses, now: clock.now(),
      relayOnly: settings().relayOnly }
    const state = heldBy.length > 0 ? 'held' : 'waiting'
    return {
      state,
      stateText: messageStateInWords({ ...facts, state }),
      houses,
      ...(heldAt > 0 ? { heldAt } : {}),
      ...(state === 'held' ? { heldBy } : { waitingFor: waitingFor(facts) })
    }
  }

  #settled (contact: Contact, record: MessageRecord, state: MessageState): Partial<MessageView> {
    const { code } = record
    const failure = failureInWords(code, contact.name)
    const stateText = messageStateInWords({ state, name: contact.name, holds: [], houses: 0,
      now: this.#parts.house.clock.now(), failure })
    const fault = state === 'failed' ? { fault: { code, message: failure } } : {}
    return { state, stateText, ...fault }
  }

  #holds (items: readonly OutboxItem[], capabilities: readonly Capability[]): HoldView[] {
    const hosts = this.#parts.hosts()
    const now = this.#parts.house.clock.now()
    return items.flatMap((item) => holdsIn(item, capabilities, now)).map(({ host, until }) =>
      ({ ...namedHost(hosts, host), until: until * SECOND }))
  }

  #remember (id: string, place: Place): void {
    this.#places.delete(id)
    this.#places.set(id, place)
    const [oldest] = this.#places.keys()
    if (this.#places.size > PLACES_MAX && oldest !== undefined) this.#places.delete(oldest)
  }
}

/** What stands in the timeline, as text. */
export function textOf (record: MessageRecord): string {
  if (record.isDeleted) return ''
  if (record.author === 'snug') return fromUtf8(record.content) ?? ''
  const content = decodeContent(record.content)
  return content.ok ? visibleText(content.value) ?? '' : ''
}
