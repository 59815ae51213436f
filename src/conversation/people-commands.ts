// What a person does with people, by the names of contacts: lets them in or not, gets to know them,
// looks closer, parts. The part of the messenger's public face that comes before messages.

import { isUndecided } from './identity-change.ts'
import { MessageCommands } from './message-commands.ts'
import type { Comparison } from './acquaintances.ts'
import type { Contact } from './contact.ts'
import type { HistoryView, IntroductionView, SignalView } from './acquaintance-views.ts'
import type { Person } from './person.ts'
import type { Redeeming } from './redemption.ts'
import type { ContactView, KnockView, RequestView } from './views.ts'

export class PeopleCommands extends MessageCommands {
  readonly #me: () => Person

  /** `me` throws SnugError `no-account` where there is no person. */
  protected constructor (me: () => Person) {
    super(me)
    this.#me = me
  }

  async add (link: string, options: Redeeming = {}): Promise<ContactView> {
    const { acquaintances, redemption } = this.#me()
    return acquaintances.view(await redemption.redeem(link, options))
  }

  /** How far a knock at somebody's door is. Fault: `knock-over` for who has answered. */
  knock (ref: string): KnockView { return this.#me().acquaintances.knock(ref) }

  /** Calls a knock off: nothing more is sent, and the contact is forgotten. Likewise. */
  async callOff (ref: string): Promise<void> {
    const { acquaintances, door } = this.#me()
    acquaintances.knock(ref)
    await door.remove(acquaintances.find(ref))
  }

  /** A file that proves the request of somebody at the door. Fault: `request-deniable`. */
  async report (ref: string): Promise<Uint8Array> {
    return await this.#me().acquaintances.report(ref)
  }

  /** Asks two contacts whether they want to know each other. */
  async introduce (one: string, other: string, note?: string): Promise<IntroductionView> {
    return await this.#me().introductions.introduce(this.#find(one), this.#find(other), note)
  }

  introductions (): IntroductionView[] { return this.#me().introductions.list() }

  /** By its id, or the name of whom I may get to know. Fault: `introduction-unknown`. */
  async answerIntroduction (ref: string, yes: boolean): Promise<void> {
    await this.#me().introductions.answer(ref, yes)
  }

  contacts (): ContactView[] { return this.#me().acquaintances.list(false) }

  /** Who is at the door: `note` is the one text that came with each. */
  requests (): RequestView[] {
    const { acquaintances } = this.#me()
    return acquaintances.list(true).map((contact) =>
      ({ ...contact, hints: acquaintances.hints(acquaintances.find(contact.id)) }))
  }

  contact (ref: string): ContactView {
    const { acquaintances } = this.#me()
    return acquaintances.view(acquaintances.find(ref))
  }

  /** Lets somebody in who is at the door; or accepts an identity that is new. */
  async accept (ref: string): Promise<ContactView> {
    const { acquaintances, changes, door } = this.#me()
    const contact = acquaintances.find(ref)
    const accepted = isUndecided(contact) ? changes.accept(contact) : door.accept(contact)
    return acquaintances.view(await accepted)
  }

  /** Turns somebody away; or keeps an identity that is new apart from the known one. */
  async decline (ref: string): Promise<void> {
    const { changes, door } = this.#me()
    const contact = this.#find(ref)
    if (isUndecided(contact)) await changes.keepApart(contact)
    else await door.decline(contact)
  }

  async block (ref: string): Promise<ContactView> {
    const { acquaintances, door } = this.#me()
    return acquaintances.view(await door.block(acquaintances.find(ref)))
  }

  async unblock (ref: string): Promise<void> { await this.#me().door.unblock(this.#find(ref)) }

  async remove (ref: string): Promise<void> { await this.#me().door.remove(this.#find(ref)) }

  async rename (ref: string, name: string): Promise<ContactView> {
    return await this.#me().acquaintances.rename(ref, name)
  }

  /** What changed about a contact, oldest first: devices, identities, comparisons. */
  history (ref: string): HistoryView[] { return this.#me().acquaintances.history(ref) }

  safetyNumber (ref: string): { readonly number: string, readonly scannable: Uint8Array } {
    return this.#me().acquaintances.safetyNumber(ref)
  }

  /** What a person found by comparing numbers; also how a changed identity is accepted. */
  async setVerified (ref: string, verified: boolean): Promise<ContactView> {
    return await this.#me().acquaintances.setVerified(ref, verified)
  }

  compareScanned (ref: string, scanned: Uint8Array): Comparison {
    return this.#me().acquaintances.compareScanned(ref, scanned)
  }

  /** Seconds after which new messages of a conversation expire, for both; 0 keeps them. */
  async setRetention (ref: string, seconds: number): Promise<ContactView> {
    return await this.#me().acquaintances.setRetention(ref, seconds)
  }

  /** Who types or is here now, as far as they show it. */
  signals (): SignalView[] { return this.#me().conversations.signals.all() }

  /** Shows a contact that I am typing, or have stopped, where we both show that. */
  setTyping (ref: string, isTyping: boolean): void {
    this.#me().conversations.signals.typing(this.#find(ref), isTyping)
  }

  #find (ref: string): Contact { return this.#me().acquaintances.find(ref) }
}
