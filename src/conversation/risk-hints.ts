// What a person may want to know of somebody at the door before they decide, from what this device
// has seen itself: nothing is asked of anybody, nothing leaves the device, and no hint ever decides
// anything. Each says what it rests on.

import { DAY, HOUR, SECOND } from '../base/limits.ts'
import { oddLinks } from './link-check.ts'
import { spanInWords } from './words.ts'
import type { Milliseconds } from '../base/brand.ts'
import type { Contact } from './contact.ts'
import type { Household } from './household.ts'
import type { RiskHintView } from './acquaintance-views.ts'

/** An identity that is younger is called new. */
const NEW = 7 * DAY
/** So many others within so long are called many. */
const BURST = 5
const BURST_SPAN = HOUR

type Known = Pick<Household, 'clock' | 'contacts' | 'delivery'>

/** In the order of their weight. */
export function riskHints (contact: Contact, house: Known): RiskHintView[] {
  return [
    ...alikeName(contact, house), ...alikeLink(contact), ...burst(contact, house),
    ...newIdentity(contact, house), nobodyInCommon(contact)
  ]
}

function alikeName (contact: Contact, { contacts }: Known): RiskHintView[] {
  const alike = contacts.lookAlike(contact)
  return alike === undefined
    ? []
    : [{ code: 'look-alike-name', args: { name: alike.name },
        text: `The name looks like that of ${alike.name}, whom you know: ` +
          'this may be somebody else.' }]
}

function alikeLink ({ note }: Contact): RiskHintView[] {
  const [odd] = oddLinks(note)
  return odd === undefined
    ? []
    : [{ code: 'look-alike-link', args: { host: odd.plainHost },
        text: `A link in it does not lead where it seems to: it leads to ${odd.plainHost}.` }]
}

function burst (contact: Contact, { contacts }: Known): RiskHintView[] {
  const others = contacts.all().filter(({ account, since, state }) =>
    state === 'requested' && account !== contact.account &&
    Math.abs(since - contact.since) <= BURST_SPAN).length
  return others < BURST
    ? []
    : [{ code: 'many-requests', args: { count: others },
        text: `${others} others came to your door within the same hour.` }]
}

function newIdentity (contact: Contact, { clock, delivery }: Known): RiskHintView[] {
  const [first] = contact.devices.map((device) => delivery.device(device)?.certificate.created)
  const age = first === undefined ? Infinity : clock.now() - first * SECOND
  return age >= NEW
    ? []
    : [{ code: 'new-identity', args: { seconds: Math.max(0, Math.floor(age / SECOND)) },
        text: `This identity is new: it was made ${agoInWords(age)}, as it says itself.` }]
}

/** Nobody can be asked whom they know: so only an introduction shows somebody in common. */
function nobodyInCommon ({ name }: Contact): RiskHintView {
  return { code: 'nobody-in-common', args: {},
    text: `Nobody whom you know has introduced ${name}.` }
}

function agoInWords (ms: Milliseconds): string {
  const unit = [DAY, HOUR, 60 * SECOND].find((each) => ms >= each)
  return unit === undefined
    ? 'just now'
    : `${spanInWords(Math.floor(ms / unit) * unit / SECOND)} ago`
}
