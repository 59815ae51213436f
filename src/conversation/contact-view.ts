// A contact as people and programs see it.

import { toBase64url } from '../base/bytes.ts'
import { knockView } from './knock.ts'
import { isAccepted } from './contact.ts'
import { mixesScripts } from './look-alike.ts'
import { contactStateInWords } from './words.ts'
import type { Boxes } from '../delivery/boxes.ts'
import type { Delivery } from '../delivery/delivery.ts'
import type { ShutOut } from '../delivery/shut-out.ts'
import type { Contact } from './contact.ts'
import type { ContactBook } from './contact-book.ts'
import type { Household } from './household.ts'
import type { ContactState, ContactView, RouteView } from './views.ts'

/** The best way to any of their devices. */
export function contactRoute (contact: Contact, delivery: Delivery): RouteView {
  const routes = contact.devices.map((device) => delivery.route(device))
  return (['direct', 'relayed', 'houses'] as const).find((way) => routes.includes(way)) ?? 'none'
}

export function contactView (
  contact: Contact, { boxes, contacts, delivery }: Pick<Household,
    'boxes' | 'contacts' | 'delivery'>
): ContactView {
  const knock = knockView(contact, delivery)?.state
  const change = changeView(contact, contacts)
  const odd = oddName(contact)
  const shutOut = contact.state === 'blocked' ? shutOutOf(contact, boxes) : undefined
  const alike = contacts.lookAlike(contact)
  return {
    id: toBase64url(contact.account),
    name: contact.name,
    ...(contact.theirName === '' ? {} : { theirName: contact.theirName }),
    ...(alike === undefined ? {} : { looksLike: { id: toBase64url(alike.account),
      name: alike.name } }),
    ...(odd === undefined ? {} : { oddName: odd }),
    state: shownState(contact),
    stateText: contactStateInWords({ name: contact.name, state: shownState(contact),
      ...(change === undefined ? {} : { change }) }, { knock, ...shutOut }),
    ...(knock === undefined ? {} : { knock }),
    ...(shutOut === undefined ? {} : { shutOut }),
    ...(contact.note === '' ? {} : { note: contact.note }),
    ...(change === undefined ? {} : { change }),
    ...(contact.asked ? { asked: true } : {}),
    since: contact.since,
    route: contactRoute(contact, delivery),
    offersToKeepMail: contact.theyKeep,
    keepsMailForMe: contact.theyKeep && contact.iAsk,
    iKeepMailForThem: contact.iKeep
  }
}

/** Nothing is sent to either of two contacts that may be one person until that is decided. */
export function shownState (contact: Contact): ContactState {
  return contact.change !== undefined && isAccepted(contact) ? 'changed' : contact.state
}

function changeView ({ change }: Contact, contacts: ContactBook): ContactView['change'] {
  if (change === undefined) return undefined
  const other = contacts.get(change.other)
  return { kind: change.kind,
    ...(other === undefined
      ? {}
      : { other: { id: toBase64url(other.account), name: other.name } }) }
}

function oddName ({ name, theirName, disguised }: Contact): ContactView['oddName'] {
  if (disguised) return 'bidi'
  return mixesScripts(name) || mixesScripts(theirName) ? 'mixed' : undefined
}

/** How many of the houses that keep my mail have confirmed that they take none of theirs. */
function shutOutOf ({ devices }: Contact, boxes: Boxes): ShutOut {
  const all = devices.map((device) => boxes.shutOut(device))
  const houses = Math.max(0, ...all.map((each) => each.houses))
  return { houses, confirmed: Math.min(houses, ...all.map(({ confirmed }) => confirmed)) }
}
