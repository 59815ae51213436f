// Who comes in, and who goes (DESIGN §4, §5): answers to invites, requests, accept, decline, block,
// remove. Redeeming consumes an invite in the write that creates the contact; a blocked person sees
// what an ended lease looks like.

import { equalBytes } from '../base/bytes.ts'
import { fail, ok, SnugError } from '../base/errors.ts'
import { invitePsk } from '../identity/invite-secrets.ts'
import { acceptedControls, discoveryControl, postControls, profileControl,
  sendControls } from './control-sets.ts'
import { isAccepted, newContact } from './contact.ts'
import { withNewDiscovery } from './self.ts'
import type { Fault, Result } from '../base/errors.ts'
import type { Effects, FirstMessage } from '../delivery/sink.ts'
import type { DeviceId } from '../identity/certificate.ts'
import type { Control } from '../message/control.ts'
import type { Hello } from '../message/controls/hello.ts'
import type { Operation } from '../storage/store.ts'
import type { Contact } from './contact.ts'
import type { Household } from './household.ts'
import type { Invitation } from './invitation.ts'
import type { Invitations } from './invitations.ts'

export interface DoorkeeperParts {
  readonly house: Household
  readonly invitations: Invitations
  readonly contactChanged: (contact: Contact) => void
  readonly requested: (contact: Contact) => void
  readonly hostingChanged: () => void
  /** A contact's records beyond this layer: conversation and messages. */
  readonly eraseConversation: (contact: Contact) => Promise<void>
}

export interface Answer {
  readonly accepted: boolean
  readonly effects: Effects
}

export class Doorkeeper {
  readonly #parts: DoorkeeperParts

  constructor (parts: DoorkeeperParts) {
    this.#parts = parts
  }

  /** A first message to one of my invites. Faults: `invite-unknown`, `invite-over`, `blocked`. */
  answer (message: FirstMessage, hello: Hello, controls: readonly Control[]): Result<Answer> {
    const { contacts, shelf, clock } = this.#parts.house
    const prekeys = shelf.find(message.bundleId)
    const psk = prekeys?.psk
    const invitation = psk === undefined ? undefined : this.#parts.invitations.byPsk(psk)
    if (prekeys === undefined || invitation === undefined ||
      !equalBytes(hello.bundleHash, prekeys.hash))
    {
      return fail('invite-unknown', 'This first message answers no invite of yours.')
    }
    if (invitation.state !== 'open' ||
      (invitation.expiresAt > 0 && invitation.expiresAt <= clock.now()))
    {
      return fail('invite-over',
        'This first message answers an invite that is used, withdrawn or expired.')
    }
    const known = contacts.get(message.certificate.account)
    if (known?.state === 'blocked') {
      return fail('blocked', 'This first message comes from somebody whom you blocked.')
    }
    const contact = this.#arrival(message, hello, controls, invitation, known)
    return ok(invitation.kind === 'once'
      ? this.#welcome(contact, message.certificate.deviceId, invitation)
      : this.#request(contact, known))
  }

  /** Lets a request in. */
  async accept (contact: Contact): Promise<Contact> {
    if (contact.state !== 'requested') throw new SnugError(notAtTheDoor(contact))
    const { boxes, clock, contacts, delivery, store } = this.#parts.house
    const accepted = { ...contact, state: 'connected' as const, since: clock.now() }
    const operations: Operation[] = [contacts.put(accepted)]
    for (const device of accepted.devices) {
      operations.push(...delivery.change(device, (known) => ({ ...known, accepted: true })),
        ...boxes.admit(device))
    }
    const posted = accepted.devices.map((device) => this.#postWelcome(accepted, device))
    await store.commit([...operations, ...posted.flatMap((post) => post.operations)])
    for (const post of posted) post.sent()
    this.#settled(accepted)
    return accepted
  }

  /** Forgets a request. The same person may ask again. */
  async decline (contact: Contact): Promise<void> {
    if (contact.state !== 'requested') throw new SnugError(notAtTheDoor(contact))
    const { contacts, store } = this.#parts.house
    await store.commit([...this.#forgetDevices(contact), contacts.remove(contact)])
    this.#parts.contactChanged(contact)
  }

  /**
   * Silent and final until undone: nothing comes in, and everybody else gets a new way to find this
   * device.
   */
  async block (contact: Contact): Promise<Contact> {
    const { clock, contacts, store } = this.#parts.house
    const blocked = { ...contact, state: 'blocked' as const, since: clock.now(), iKeep: false,
      theyKeep: false }
    await store.commit([...this.#expel(contact), contacts.put(blocked)])
    await this.#changeLocks(contact)
    this.#settled(blocked)
    return blocked
  }

  /** The devices are forgotten while blocked, so that a new invite is needed to meet again. */
  async unblock (contact: Contact): Promise<void> {
    if (contact.state !== 'blocked') {
      throw new SnugError({ code: 'not-blocked', message: `${contact.name} is not blocked.` })
    }
    await this.remove(contact)
  }

  /** Forgets a contact, its messages, and every way in that it had. */
  async remove (contact: Contact): Promise<void> {
    const { contacts, store } = this.#parts.house
    await this.#parts.eraseConversation(contact)
    await store.commit([...this.#expel(contact), ...this.#forgetDevices(contact),
      contacts.remove(contact)])
    if (isAccepted(contact)) await this.#changeLocks(contact)
    this.#parts.contactChanged(contact)
    this.#parts.hostingChanged()
  }

  #arrival (
    message: FirstMessage,
    hello: Hello,
    controls: readonly Control[],
    invitation: Invitation,
    known: Contact | undefined
  ): Contact {
    const { contacts, settings } = this.#parts.house
    const { account, deviceId } = message.certificate
    const { alwaysOn, retention } = settings()
    const profile = controls.find((control) => control.kind === 'profile')
    const theirName = profile?.name ?? ''
    const base = known ??
      newContact(account, contacts.freeName(theirName), 'requested', message.now, retention,
        alwaysOn)
    const devices = [...base.devices.filter((device) => !equalBytes(device, deviceId)), deviceId]
    const note = invitation.kind === 'once' ? base.note : hello.note
    return { ...base, theirName, note, devices,
      unnamed: base.unnamed || (known === undefined && theirName === '') }
  }

  /** A one-time invite is consent: both are contacts from here on. */
  #welcome (contact: Contact, device: DeviceId, invitation: Invitation): Answer {
    const { boxes, contacts, store, storeFailed } = this.#parts.house
    const connected = isAccepted(contact) ? contact : { ...contact, state: 'connected' as const }
    const operations = [contacts.put(connected), ...this.#parts.invitations.use(invitation)]
    const after = (): void => {
      const posted = this.#postWelcome(connected, device)
      const admitted = boxes.admit(device)
      store.commit([...posted.operations, ...admitted]).then(() => {
        posted.sent()
        this.#settled(connected)
      }, storeFailed)
    }
    return { accepted: true, effects: { operations, after } }
  }

  #request (contact: Contact, known: Contact | undefined): Answer {
    const accepted = known !== undefined && isAccepted(known)
    const operations = [this.#parts.house.contacts.put(contact)]
    return { accepted, effects: { operations, after: () => { this.#parts.requested(contact) } } }
  }

  #postWelcome (
    contact: Contact,
    device: DeviceId
  ): { operations: readonly Operation[], sent: () => void } {
    const answer = acceptedControls(this.#parts.house, contact)
    const welcome = [{ kind: 'welcome' as const }, profileControl(this.#parts.house),
      ...answer.controls]
    const posted = postControls(this.#parts.house, device, welcome)
    return { operations: [...answer.operations, ...posted.operations], sent: posted.sent }
  }

  #expel (contact: Contact): Operation[] {
    const { boxes, delivery } = this.#parts.house
    return contact.devices.flatMap((device) => [
      ...boxes.expel(device),
      ...delivery.change(device,
        (known) => ({ ...known, accepted: false, capabilities: [], location: undefined }))
    ])
  }

  #forgetDevices (contact: Contact): Operation[] {
    return contact.devices.flatMap((device) => this.#parts.house.delivery.forget(device))
  }

  /**
   * Everybody else learns a new discovery secret: who was shut out cannot find this device any
   * more.
   */
  async #changeLocks (shutOut: Contact): Promise<void> {
    const { changeSelf, clock, contacts, delivery, random, self, store } = this.#parts.house
    await store.commit([changeSelf(withNewDiscovery(self(), random, clock.now()))])
    for (const device of shutOut.devices) delivery.changed(device)
    for (const contact of contacts.all().filter(isAccepted)) {
      for (const device of contact.devices) {
        await sendControls(this.#parts.house, device, [discoveryControl(this.#parts.house)])
      }
    }
  }

  #settled (contact: Contact): void {
    const { boxes, delivery } = this.#parts.house
    for (const device of contact.devices) delivery.changed(device)
    boxes.attend()
    this.#parts.contactChanged(contact)
    this.#parts.hostingChanged()
  }
}

function notAtTheDoor (contact: Contact): Fault {
  return {
    code: 'not-requested',
    message: `${contact.name} has not asked to come in.`,
    action: 'See who has: snug requests'
  }
}
