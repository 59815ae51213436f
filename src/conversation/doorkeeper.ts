// Who comes in, and who goes (DESIGN §4, §5): answers to invites, requests, accept, decline, block,
// remove. Redeeming consumes an invite in the write that creates the contact; a blocked person sees
// what an ended lease looks like.

import { equalBytes } from '../base/bytes.ts'
import { fail, ok, SnugError } from '../base/errors.ts'
import { DEVICES_MAX } from '../identity/device-list.ts'
import { tables } from '../storage/tables.ts'
import { isAccepted, newContact } from './contact.ts'
import { retiredPeerKey } from './peer-key-record.ts'
import { withNewDiscovery } from './self.ts'
import { forgetRequest, keepRequest, signedBy } from './signed-requests.ts'
import type { Fault, Result } from '../base/errors.ts'
import type { Effects, FirstMessage, FirstVerdict } from '../delivery/sink.ts'
import type { DeviceId } from '../identity/certificate.ts'
import type { RequestStatement } from '../identity/request-statement.ts'
import type { Control, KnownControl } from '../message/control.ts'
import type { Hello } from '../message/controls/hello.ts'
import type { Operation } from '../storage/store.ts'
import type { Contact } from './contact.ts'
import type { Household } from './household.ts'
import type { Invitation } from './invitation.ts'
import type { Invitations } from './invitations.ts'
import type { Parting } from './parting.ts'

export interface DoorkeeperParts {
  readonly house: Household
  readonly invitations: Invitations
  /** Who introduced the one for whom an invite was made. */
  readonly introducer: (link: string) => string | undefined
  readonly contactChanged: (contact: Contact) => void
  readonly requested: (contact: Contact) => void
  readonly hostingChanged: () => void
  /** Fails what waits for a device. */
  readonly failWaiting: (contact: Contact, device: DeviceId, code: string) => Effects
  /** Erases a contact's records beyond this layer. */
  readonly parting: Pick<Parting, 'eraseAll' | 'forget' | 'gone'>
}

/** Whoever has the address can knock: more at a time are not let near. */
const REQUESTS_MAX = 256
const WELCOME: KnownControl = { kind: 'welcome' }

export class Doorkeeper {
  readonly #parts: DoorkeeperParts

  constructor (parts: DoorkeeperParts) {
    this.#parts = parts
  }

  /**
   * A first message to one of my invites. Faults: `invite-unknown`, `invite-over`, `blocked`,
   * `too-many-devices`, `too-many-requests`, `request-unsigned`.
   */
  answer (
    message: FirstMessage, hello: Hello, controls: readonly Control[]
  ): Result<FirstVerdict> {
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
    const others = known?.devices.filter((id) => !equalBytes(id, message.certificate.deviceId))
    if ((others?.length ?? 0) >= DEVICES_MAX) {
      return fail('too-many-devices', 'This person has too many devices.')
    }
    const isStranger = known === undefined && invitation.kind === 'address'
    if (isStranger && this.#atTheDoor() >= REQUESTS_MAX) {
      return fail('too-many-requests', 'Too many people are at the door already.')
    }
    const { id } = this.#parts.house.self().account
    const signed = invitation.kind === 'once' ? undefined : signedBy(message, hello, controls, id)
    if (signed?.ok === false) return signed
    const contact = this.#arrival(message, hello, controls, invitation, known)
    // Who is a contact and answers an address of mine has forgotten me.
    return ok(invitation.kind === 'once' || isAccepted(contact)
      ? this.#welcome(contact, message.certificate.deviceId, invitation)
      : this.#request(contact, known, signed?.value))
  }

  /** Lets a request in. */
  async accept (contact: Contact): Promise<Contact> {
    if (contact.state !== 'requested') throw new SnugError(notAtTheDoor(contact))
    const { boxes, clock, contacts, delivery, history, store } = this.#parts.house
    const accepted = { ...contact, state: 'connected' as const, since: clock.now() }
    const operations: Operation[] = [contacts.put(accepted), forgetRequest(accepted),
      ...history.note(contact.account, clock.now(), 'met-address')]
    for (const device of accepted.devices) {
      operations.push(...delivery.change(device, (known) => ({ ...known, accepted: true })),
        ...boxes.admit(device))
    }
    const { announcer } = this.#parts.house
    const posted = accepted.devices.map((device) => announcer.post(accepted, device, [WELCOME]))
    await store.commit([...operations, ...posted.flatMap((post) => post.operations)])
    for (const post of posted) post.sent()
    this.#settled(accepted)
    await store.scrub(tables.request, accepted.account) // what they signed proves nothing any more
    return accepted
  }

  /** Forgets a request. The same person may ask again. */
  async decline (contact: Contact): Promise<void> {
    if (contact.state !== 'requested') throw new SnugError(notAtTheDoor(contact))
    const { contacts, history, store } = this.#parts.house
    await store.commit(this.#forgetDevices(contact))
    await this.#parts.parting.eraseAll(contact)
    await store.commit([contacts.remove(contact), forgetRequest(contact),
      ...history.forget(contact.account), ...this.#parts.parting.forget(contact)])
    await this.#parts.parting.gone(contact)
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
    const { failWaiting } = this.#parts
    const given = contact.devices.map((device) => failWaiting(contact, device, 'blocked'))
    await store.commit([...this.#leaveHouseOf(contact), ...this.#expel(contact, true),
      ...given.flatMap(({ operations }) => [...operations]), contacts.put(blocked)])
    for (const { after } of given) after?.()
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
    const { contacts, history, store } = this.#parts.house
    // First nothing comes in any more: what came during the erasure would stay for ever.
    await store.commit([...this.#expel(contact), ...this.#unwatch(contact),
      ...this.#forgetDevices(contact)])
    await this.#parts.parting.eraseAll(contact)
    await store.commit([contacts.remove(contact), forgetRequest(contact),
      ...history.forget(contact.account), ...this.#parts.parting.forget(contact)])
    await this.#parts.parting.gone(contact)
    if (isAccepted(contact)) await this.#changeLocks(contact)
    this.#parts.contactChanged(contact)
    this.#parts.hostingChanged()
  }

  /** A contact whose place another one took: nothing of it comes in any more. */
  async shutOut (contact: Contact): Promise<void> {
    await this.#parts.house.store.commit(this.#expel(contact))
    await this.#changeLocks(contact)
  }

  #atTheDoor (): number {
    return this.#parts.house.contacts.all().filter(({ state }) => state === 'requested').length
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
    // Who stands at the door already has said their one text: it stays as they signed it.
    const isThere = known?.state === 'requested' && invitation.kind === 'address'
    const { theirName, disguised } = isThere
      ? known
      : { theirName: profile?.name ?? '', disguised: profile?.isDisguised === true }
    const base = known ?? newContact(account, contacts.freeName(theirName), 'requested',
      message.now, retention, alwaysOn)
    const devices = [...base.devices.filter((device) => !equalBytes(device, deviceId)), deviceId]
    const note = invitation.kind === 'once' || isThere ? base.note : hello.note
    return { ...base, theirName, disguised, note, devices,
      unnamed: base.unnamed || (known === undefined && theirName === '') }
  }

  /** A one-time invite is consent: both are contacts from here on. */
  #welcome (contact: Contact, device: DeviceId, invitation: Invitation): FirstVerdict {
    const { announcer, boxes, contacts } = this.#parts.house
    // Who is thought to be somebody else stays so until a person has looked at it.
    const state = isAccepted(contact) || contact.state === 'changed' ? contact.state : 'connected'
    const connected = { ...contact, state }
    return { accepted: isAccepted(connected), effects: () => {
      const used = invitation.kind === 'once'
        ? this.#parts.invitations.use(invitation, device)
        : []
      // Whatever the device was told before, it knows nothing now.
      const met = isAccepted(contact)
        ? []
        : this.#noteMet(contact, invitation)
      const operations = [contacts.put(connected), forgetRequest(connected), ...used, ...met,
        announcer.begin(device).operation, ...boxes.admit(device)]
      const posted = announcer.post(connected, device, [WELCOME])
      return { operations: [...operations, ...posted.operations], after: () => {
        posted.sent()
        this.#parts.invitations.tell()
        this.#settled(connected)
      } }
    } }
  }

  #noteMet ({ account }: Contact, { link }: Invitation): Operation[] {
    const { clock, history } = this.#parts.house
    const by = this.#parts.introducer(link)
    const code = by === undefined ? 'met-invite' : 'met-introduced'
    return history.note(account, clock.now(), code, by)
  }

  #request (
    contact: Contact, known: Contact | undefined, signed: RequestStatement | undefined
  ): FirstVerdict {
    return { accepted: known !== undefined && isAccepted(known), effects: () => ({
      operations: [this.#parts.house.contacts.put(contact),
        ...signed === undefined || known?.state === 'requested' ? [] : [keepRequest(signed)]],
      after: () => { this.#parts.requested(contact) }
    }) }
  }

  /** Mail is fetched from the blocked one's house no more: the lease there ends without a word. */
  #leaveHouseOf (contact: Contact): Operation[] {
    const { boxes, delivery } = this.#parts.house
    return contact.devices.flatMap((device) => {
      const peer = delivery.device(device)?.location?.peer
      return peer === undefined ? [] : boxes.abandon(peer)
    })
  }

  #unwatch (contact: Contact): Operation[] {
    return contact.devices.flatMap((device) => this.#parts.house.boxes.unwatch(device))
  }

  #expel (contact: Contact, watched = false): Operation[] {
    const { announcer, boxes, delivery } = this.#parts.house
    return contact.devices.flatMap((device) => [
      announcer.forget(device),
      ...boxes.expel(device, watched),
      ...this.#parts.invitations.done(device),
      ...delivery.change(device,
        (known) => ({ ...known, accepted: false, capabilities: [], location: undefined }))
    ])
  }

  #forgetDevices (contact: Contact): Operation[] {
    return contact.devices.flatMap((device) => this.#parts.house.delivery.forget(device))
  }

  /**
   * Everybody else learns a new discovery secret, and from the next start on another peer id: who
   * was shut out cannot find this device any more.
   */
  async #changeLocks (shutOut: Contact): Promise<void> {
    const { announcer, changeSelf, clock, delivery, random, self, store } = this.#parts.house
    await store.commit([changeSelf(withNewDiscovery(self(), random, clock.now())),
      ...await retiredPeerKey(store)])
    for (const device of shutOut.devices) delivery.changed(device)
    announcer.announce()
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
