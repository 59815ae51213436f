// Conversations as people and programs see them, and the ways to single messages: by page, by what
// is unread, by id.

import { toBase64url } from '../base/bytes.ts'
import { contactRoute, shownState } from './contact-view.ts'
import { retentionOf } from './contact.ts'
import type { Contact } from './contact.ts'
import type { Household } from './household.ts'
import type { MessageViews, Place } from './message-views.ts'
import type { Overview } from './overview.ts'
import type { PreferenceBook } from './preferences.ts'
import type { Page, Placed } from './timeline.ts'
import type { ConversationView, MessageView } from './views.ts'

export interface ConversationListParts {
  readonly house: Household
  readonly overview: Overview
  readonly preferences: PreferenceBook
  readonly views: MessageViews
}

const PAGE = 512

function wishesOf (contact: Contact): ConversationView['wishes'] {
  const { retention: mine, theirRetention: theirs, theirRetentionVersion } = contact
  return theirs > 0 || theirRetentionVersion > 0 ? { mine, theirs } : { mine }
}

export interface Found extends Place { readonly record: Placed['record'] }

export class ConversationList {
  readonly #parts: ConversationListParts

  constructor (parts: ConversationListParts) {
    this.#parts = parts
  }

  view (contact: Contact): ConversationView {
    const { house, overview, preferences, views } = this.#parts
    const { muted, pinned, draft } = preferences.of(contact.account)
    const last = overview.last(contact.account)
    return {
      id: toBase64url(contact.account),
      name: contact.name,
      state: shownState(contact),
      ...(contact.asked ? { asked: true } : {}),
      route: contactRoute(contact, house.delivery),
      muted,
      pinned,
      ...(draft === '' ? {} : { draft }),
      unread: overview.unread(contact.account),
      readUpTo: contact.readUpTo,
      ...(last === undefined ? {} : { last: views.of(contact, last) }),
      retention: retentionOf(contact),
      wishes: wishesOf(contact)
    }
  }

  /** All conversations: pinned ones first, then the latest. */
  all (): ConversationView[] {
    const { house: { contacts }, overview, preferences } = this.#parts
    return contacts.all().filter(({ state }) => state !== 'requested')
      .map((contact) => ({
        contact,
        pinned: preferences.of(contact.account).pinned,
        at: overview.last(contact.account)?.position ?? contact.since
      }))
      .sort((a, b) => Number(b.pinned) - Number(a.pinned) || b.at - a.at)
      .map(({ contact }) => this.view(contact))
  }

  async messages (contact: Contact, page?: Page): Promise<MessageView[]> {
    if (contact.state === 'requested') return []
    const placed = await this.#parts.house.timeline.page(contact.account, page)
    return placed.map((each) => this.#parts.views.of(contact, each))
  }

  /** What came and was not read yet, oldest first; the newest of them where there are more. */
  async unread (contact: Contact, limit: number): Promise<MessageView[]> {
    const { house: { timeline }, overview, views } = this.#parts
    const wanted = new Set(limit === 0 ? [] : overview.unreadAt(contact.account).slice(-limit))
    const unread: Placed[] = []
    const [first = 0] = wanted
    for (let after = first - 1; unread.length < wanted.size;) {
      const page = await timeline.page(contact.account, { after, limit: PAGE })
      const last = page.at(-1)
      if (last === undefined) break
      unread.push(...page.filter(({ position }) => wanted.has(position)))
      after = last.position
    }
    return unread.map((placed) => views.of(contact, placed))
  }

  /** A message by its id, or the beginning of one. */
  async find (id: string): Promise<Found | undefined> {
    const { house: { contacts, timeline }, views } = this.#parts
    const place = views.placeOf(id)
    const contact = place && contacts.get(place.contact.account)
    if (place !== undefined && contact !== undefined) {
      const record = await timeline.get(contact.account, place.position)
      if (record !== undefined && toBase64url(record.id) === id) {
        return { contact, position: place.position, record }
      }
    }
    for (const each of contacts.all()) {
      const found = await this.#findIn(each, id)
      if (found !== undefined) return { contact: each, ...found }
    }
    return undefined
  }

  async #findIn ({ account }: Contact, id: string): Promise<Placed | undefined> {
    for (let before: number | undefined; ;) {
      const page = await this.#parts.house.timeline.page(account,
        { limit: PAGE, ...(before === undefined ? {} : { before }) })
      const found = page.findLast(({ record }) => toBase64url(record.id).startsWith(id))
      if (found !== undefined || page.length < PAGE) return found
      before = page[0]?.position
    }
  }
}
