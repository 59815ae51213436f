// A contact as people and programs see it.

import { toBase64url } from '../base/bytes.ts'
import { contactStateInWords } from './words.ts'
import type { Delivery } from '../delivery/delivery.ts'
import type { Contact } from './contact.ts'
import type { ContactView } from './views.ts'

export function contactView (contact: Contact, delivery: Delivery): ContactView {
  const routes = contact.devices.map((device) => delivery.route(device))
  const route = (['direct', 'relayed', 'houses'] as const).find((way) => routes.includes(way)) ??
    'none'
  return {
    id: toBase64url(contact.account),
    name: contact.name,
    ...(contact.theirName === '' ? {} : { theirName: contact.theirName }),
    state: contact.state,
    stateText: contactStateInWords(contact),
    ...(contact.note === '' ? {} : { note: contact.note }),
    since: contact.since,
    route,
    offersToKeepMail: contact.theyKeep,
    keepsMailForMe: contact.theyKeep && contact.iAsk,
    iKeepMailForThem: contact.iKeep
  }
}
