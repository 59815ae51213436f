// What a person does with contacts by name: looks them up, names them, compares numbers, chooses
// how long messages stay. Who comes in and who goes is the doorkeeper's.

import { SnugError, unwrap } from '../base/errors.ts'
import { compareScannable, scannableSafetyNumber } from '../identity/scannable.ts'
import { safetyNumber } from '../identity/safety-number.ts'
import { nextVersion } from '../identity/version.ts'
import { cleanName } from '../message/name.ts'
import { contactView } from './contact-view.ts'
import { historyView } from './history-words.ts'
import { isAccepted } from './contact.ts'
import { knockView } from './knock.ts'
import { retentionNotice } from './retention-change.ts'
import { isRetention } from './settings.ts'
import { riskHints } from './risk-hints.ts'
import { reportOf } from './signed-requests.ts'
import type { Fault } from '../base/errors.ts'
import type { AccountId } from '../identity/account.ts'
import type { Effects } from '../delivery/sink.ts'
import type { Operation } from '../storage/store.ts'
import type { Contact } from './contact.ts'
import type { Household } from './household.ts'
import type { Notice } from './notice.ts'
import type { HistoryView, RiskHintView } from './acquaintance-views.ts'
import type { ContactView, KnockView } from './views.ts'

/** The outcome of comparing scanned codes. */
export type Comparison = ReturnType<typeof compareScannable>

export interface AcquaintancesPorts {
  /** Hears of every contact that was changed, after the write. */
  readonly contactChanged: (contact: Contact) => void
  readonly notice: (contact: Contact, notice: Notice) => Effects
}

export class Acquaintances {
  readonly #house: Household
  readonly #ports: AcquaintancesPorts

  constructor (house: Household, ports: AcquaintancesPorts) {
    this.#house = house
    this.#ports = ports
  }

  /** Faults: `contact-unknown`, `contact-ambiguous`. */
  find (ref: string): Contact { return unwrap(this.#house.contacts.find(ref)) }

  view (contact: Contact): ContactView { return contactView(contact, this.#house) }

  /** Fault: `knock-over` for who has answered. */
  knock (ref: string): KnockView {
    const contact = this.find(ref)
    const knock = knockView(contact, this.#house.delivery)
    if (knock === undefined) {
      throw new SnugError({ code: 'knock-over',
        message: `You are not knocking at the door of ${contact.name}.` })
    }
    return knock
  }

  /** What to think of before somebody is let in. */
  hints (contact: Contact): RiskHintView[] { return riskHints(contact, this.#house) }

  /** A file that proves the request of somebody at the door. Fault: `request-deniable`. */
  async report (ref: string): Promise<Uint8Array> {
    return await reportOf(this.#house.store, this.find(ref))
  }

  /** Those at the door, or all others, in the order of their names. */
  list (atTheDoor: boolean): ContactView[] {
    return this.#house.contacts.all()
      .filter(({ state }) => (state === 'requested') === atTheDoor)
      .map((contact) => this.view(contact))
  }

  /** What changed about a contact, oldest first. */
  history (ref: string): HistoryView[] {
    return this.#house.history.of(this.find(ref).account).map(historyView)
  }

  /** Fault: `name-empty`. */
  async rename (ref: string, name: string): Promise<ContactView> {
    const contact = this.find(ref)
    const free = this.#house.contacts.freeName(requireName(name), contact.account)
    return await this.#change(contact, { name: free, unnamed: false })
  }

  safetyNumber (ref: string): { readonly number: string, readonly scannable: Uint8Array } {
    const { account } = this.find(ref)
    const own = this.#own()
    return { number: safetyNumber(own, account), scannable: scannableSafetyNumber(own, account) }
  }

  compareScanned (ref: string, scanned: Uint8Array): Comparison {
    return compareScannable(this.#own(), this.find(ref).account, scanned)
  }

  /**
   * What a person found by comparing numbers; also how a changed identity is accepted. Fault:
   * `not-accepted`.
   */
  async setVerified (ref: string, verified: boolean): Promise<ContactView> {
    const contact = this.find(ref)
    if (!isAccepted(contact) && contact.state !== 'changed') {
      throw new SnugError({ code: 'not-accepted', message: `${contact.name} is no contact yet.`,
        action: 'See: snug contacts' })
    }
    const { change } = contact
    if (change?.kind === 'attached' || change?.kind === 'replaced') {
      throw new SnugError(compareWithOther(this.#house.contacts.get(change.other)?.name))
    }
    const now = this.#house.clock.now()
    const decided = change?.kind === 'succession' ? { change: undefined } : {}
    const noted = this.#house.history.note(contact.account, now,
      verified ? 'verified' : 'unverified')
    return await this.#change(contact,
      { ...decided, state: verified ? 'verified' : 'connected', since: now }, undefined, noted)
  }

  /**
   * Seconds after which I want new messages of both to expire; 0 keeps them. The shorter wish of
   * both counts, and both see a change in the timeline. Fault: `setting-invalid`.
   */
  async setRetention (ref: string, seconds: number): Promise<ContactView> {
    const contact = this.find(ref)
    if (!isRetention(seconds)) {
      throw new SnugError({ code: 'setting-invalid',
        message: 'The retention is a number of seconds; 0 keeps messages.' })
    }
    const version = nextVersion(contact.retentionVersion, this.#house.clock.now())
    const change = { retention: seconds, retentionVersion: version }
    const notice = retentionNotice(contact, { ...contact, ...change }, 'me')
    const view = await this.#change(contact, change, notice)
    this.#house.announcer.announce()
    // Before anything that is written under the new rule.
    await this.#house.announcer.flush()
    return view
  }

  async #change (
    contact: Contact, change: Partial<Contact>, notice?: Notice, also: readonly Operation[] = []
  ): Promise<ContactView> {
    const { contacts, store } = this.#house
    const changed = { ...contact, ...change }
    const put = contacts.put(changed)
    const said = notice === undefined ? undefined : this.#ports.notice(changed, notice)
    await store.commit([put, ...also, ...said?.operations ?? []])
    said?.after?.()
    this.#ports.contactChanged(changed)
    return this.view(changed)
  }

  #own (): AccountId { return this.#house.self().account.id }
}

function compareWithOther (name = 'the other'): Fault {
  return { code: 'contact-changed',
    message: `Compare numbers with ${name}: that is the identity that is new.`,
    action: 'See both: snug contacts' }
}

/** A name as it may be shown. Fault: `name-empty`. */
export function requireName (name: string): string {
  const clean = cleanName(name)
  if (clean !== '') return clean
  throw new SnugError({ code: 'name-empty',
    message: 'A name needs at least one visible character.' })
}
