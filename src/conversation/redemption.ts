// Redeeming somebody's invite (DESIGN §5): the bundle that it names, from whichever host answers, a
// session begun with it, and a first message that says as little as an answer needs.

import { equalBytes, utf8 } from '../base/bytes.ts'
import { pause } from '../base/clock.ts'
import { fail, SnugError, unwrap } from '../base/errors.ts'
import { firstOk } from '../base/first-ok.ts'
import { SECOND } from '../base/limits.ts'
import { acceptInvitedBundle } from '../identity/bundle-acceptance.ts'
import { parseInvite } from '../identity/invite-link.ts'
import { invitePsk } from '../identity/invite-secrets.ts'
import { inviteCapability } from '../mailbox/capability.ts'
import { newRemoteDevice } from '../delivery/remote-device.ts'
import { NOTE_MAX } from '../message/controls/hello.ts'
import { plainText } from '../message/plain-text.ts'
import { startSession } from '../session/first-contact.ts'
import { helloControls, postControls } from './control-sets.ts'
import { isAccepted, newContact } from './contact.ts'
import { KnockLimits } from './knock-limits.ts'
import { signedRequest } from './signed-requests.ts'
import type { Fault, Result } from '../base/errors.ts'
import type { Bundle } from '../identity/bundle.ts'
import type { Invite } from '../identity/invite.ts'
import type { Capability } from '../mailbox/capability.ts'
import type { MailboxClient } from '../mailbox/client.ts'
import type { Operation, Store } from '../storage/store.ts'
import type { Contact } from './contact.ts'
import type { Household } from './household.ts'
import type { IdentityChanges } from './identity-change.ts'

export interface RedemptionParts {
  readonly house: Household
  readonly client: MailboxClient
  readonly changes: IdentityChanges
  readonly contactChanged: (contact: Contact) => void
}

export interface Redeeming {
  /** What I call them from now on. */
  readonly as?: string
  /** Else what they are called until they say their name. */
  readonly standIn?: string
  readonly note?: string
  /** Agrees that a request by a reusable address is signed: its recipient can prove it. */
  readonly sign?: boolean
  /** The contact whose new identity this is, as I believe: nothing is sent until I decide. */
  readonly attach?: string
}

export class Redemption {
  readonly #parts: RedemptionParts
  readonly #limits: KnockLimits

  constructor (parts: RedemptionParts) {
    this.#parts = parts
    this.#limits = new KnockLimits(parts.house.contacts)
  }

  async load (store: Store): Promise<void> { await this.#limits.load(store) }

  /** Forgets when people were asked, where that counts no more. */
  forgetKnocks (): Operation[] { return this.#limits.forget(this.#parts.house.clock.now()) }

  /**
   * Knocks with somebody's invite. Faults: those of the link, of its hosts, `contact-known`,
   * `contact-blocked`, `note-too-long`, `request-signed`, those of KnockLimits.check.
   */
  async redeem (link: string, options: Redeeming = {}): Promise<Contact> {
    const { announcer, boxes, clock, contacts, delivery, random, self, settings,
      store } = this.#parts.house
    const now = clock.now()
    const note = plainText(options.note ?? '')
    if (utf8(note).length > NOTE_MAX) throw new SnugError(noteTooLong)
    const invite = unwrap(parseInvite(link, now, self().account.id))
    this.#old(options.attach)
    this.#refuseKnown(contacts.get(invite.account))
    const isRequest = invite.kind === 'reusable'
    if (isRequest && options.sign !== true) throw new SnugError(toBeSigned)
    if (isRequest) unwrap(this.#limits.check(invite.account, now))
    const capabilities = invite.hosts.map((host) =>
      inviteCapability(invite.secret, host, invite.expiry)
    )
    const bundle = await this.#fetchBundle(invite, capabilities)
    // They may have become a contact meanwhile.
    const known = contacts.get(invite.account)
    this.#refuseKnown(known)
    const psk = invitePsk(invite.secret)
    const started = unwrap(startSession(self().device, bundle, psk, now, random))
    const { deviceId } = bundle.certificate
    const { alwaysOn, retention } = settings()
    const { as, standIn = 'New friend' } = options
    const name = contacts.freeName(as ?? standIn, invite.account)
    const fresh = newContact(invite.account, name, 'invited', now, retention, alwaysOn)
    const contact: Contact = { ...fresh, unnamed: as === undefined, devices: [deviceId],
      asked: invite.kind === 'reusable' }
    const begun = announcer.begin(deviceId)
    const knowing = (known?.devices ?? []).flatMap((each) =>
      [...delivery.forget(each), ...equalBytes(each, deviceId) ? [] : [announcer.forget(each)]])
    knowing.push(begun.operation)
    const device = newRemoteDevice(bundle.certificate, capabilities)
    // A way for the answer, for when this device is away.
    knowing.push(...delivery.know(device, started.sessions), ...boxes.admit(deviceId))
    const posted = postControls(this.#parts.house, deviceId,
      [...helloControls(this.#parts.house, { bundleHash: bundle.hash, note,
        version: begun.version }),
      ...isRequest ? [signedRequest(this.#parts.house, invite.account, note)] : []])
    if (isRequest) knowing.push(...this.#limits.note(invite.account, now))
    const old = this.#old(options.attach)
    const put = contacts.put(contact)
    const attached = old && this.#parts.changes.attached(old, contact)
    await store.commit([...knowing, put, ...attached?.operations ?? [],
      ...posted.operations])
    attached?.after?.()
    posted.sent()
    boxes.attend()
    announcer.announce()
    this.#parts.contactChanged(contact)
    return contacts.get(contact.account) ?? contact
  }

  /** The contact to whom the invite is attached. Fault: `not-accepted`. */
  #old (ref: string | undefined): Contact | undefined {
    if (ref === undefined) return undefined
    const old = unwrap(this.#parts.house.contacts.find(ref))
    if (isAccepted(old) && old.change === undefined) return old
    throw new SnugError({ code: 'not-accepted',
      message: `${old.name} is no contact to whom an invite can be attached.`,
      action: 'See: snug contacts' })
  }

  /** A contact whose devices all said farewell may be met again. */
  #refuseKnown (contact: Contact | undefined): void {
    if (contact === undefined) return
    const { delivery } = this.#parts.house
    if (contact.state === 'blocked') throw new SnugError(blocked(contact))
    const isReached = contact.devices.some((device) => delivery.device(device)?.accepted === true)
    if (isAccepted(contact) && isReached) throw new SnugError(knownAlready(contact))
  }

  /**
   * From whichever host has it: one that keeps silent does not keep the next from being asked, and
   * one that we talk to already is asked before others are dialled.
   */
  async #fetchBundle (invite: Invite, given: readonly Capability[]): Promise<Bundle> {
    const { clock } = this.#parts.house
    const isAtHand = ({ host }: Capability): boolean => this.#parts.client.isConnected(host.peer)
    const capabilities = given.toSorted((one, other) => +isAtHand(other) - +isAtHand(one))
    const ended = new AbortController()
    let before: Promise<unknown> = Promise.resolve()
    const [first, ...others] = capabilities.map((capability) => {
      const turn = before
      const answer = turn.then(() => ended.signal.aborted ? late : this.#ask(invite, capability))
      before = Promise.race([answer, turn.then(() => pause(clock, HEAD_START, ended.signal))])
      return answer
    })
    if (first === undefined) throw new SnugError(inviteFault(undefined))
    const bundle = await firstOk([first, ...others])
    ended.abort()
    if (bundle.ok) return bundle.value
    const faults = (await Promise.all([first, ...others])).flatMap((answer) =>
      answer.ok ? [] : [answer.fault])
    // What a host says of the invite tells more than that another could not be reached.
    const fault = inviteFault(faults.find(({ code }) => TELLING.has(code)) ?? faults[0])
    const isHidden = this.#parts.house.settings().relayOnly && fault.code === 'invite-unreachable'
    throw new SnugError(isHidden ? { ...fault, action: HIDDEN } : fault)
  }

  async #ask (invite: Invite, capability: Capability): Promise<Result<Bundle>> {
    const bytes = await this.#parts.client.getBundle(capability)
    return bytes.ok ? acceptInvitedBundle(invite, bytes.value) : bytes
  }
}

/** That one host has before the next is asked, too. */
const HEAD_START = 3 * SECOND

const late = fail('late', 'Another was faster.')

const TELLING: ReadonlySet<string> = new Set(['used', 'no-bundle', 'revoked',
  'bundle-not-invited', 'unknown-box', 'rate'])

const HIDDEN =
  'Relay-only is on, and its house would learn your address. To allow that, meanwhile: ' +
  'snug settings set relay-only off'

const toBeSigned = {
  code: 'request-signed',
  message: 'This is a reusable address: what you write to it now, with your name, is signed, ' +
    'and whoever gets it can prove to others that you wrote it.',
  action: 'If that is all right: snug add LINK --sign. What you write once they have accepted ' +
    'is not signed.'
}

const noteTooLong = {
  code: 'note-too-long',
  message: 'The note is too long.',
  action: `It takes ${NOTE_MAX} bytes at most: write the rest once they have answered.`
}

function blocked ({ name }: Contact): Fault {
  return {
    code: 'contact-blocked',
    message: `You blocked ${name}, whose invite this is.`,
    action: `Undo it first: snug unblock "${name}"`
  }
}

function knownAlready ({ name }: Contact): Fault {
  return { code: 'contact-known', message: `You and ${name} are contacts already.`,
    action: `Write: snug send "${name}" TEXT` }
}

function inviteFault (fault: Fault | undefined): Fault {
  switch (fault?.code) {
    case 'used':
    // Somebody has used it, and is not answered yet.
    case 'no-bundle':
      return { code: 'invite-used', message: 'This invite has been used.',
        action: 'Ask for a new one.' }
    case 'revoked':
      return { code: 'invite-withdrawn', message: 'This invite has been withdrawn.',
        action: 'Ask for a new one.' }
    case 'unknown-box':
      return { code: 'invite-gone',
        message: 'The house that this invite names does not know it any more.',
        action: 'Ask for a new one.' }
    case 'bundle-not-invited':
      return fault
    case 'rate':
      return { code: 'invite-busy',
        message: 'Too many have asked for this address from your device or your network just now.',
        action: 'Try again in ten minutes, or ask for an invite of your own.' }
    default:
      return {
        code: 'invite-unreachable',
        message: 'Nobody who keeps this invite answers at the moment.',
        action: 'Try again in a while, or ask for a new invite.'
      }
  }
}
