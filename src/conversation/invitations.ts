// Invites from both sides (DESIGN §5): making one with boxes at hosts that can be dialled,
// withdrawing it, and redeeming one that somebody else made.

import { SnugError, unwrap } from '../base/errors.ts'
import { toBase64url } from '../base/bytes.ts'
import { DAY, INVITE_BUNDLE_GRACE, INVITE_TTL, SECOND } from '../base/limits.ts'
import { equalSecrets } from '../crypto/compare.ts'
import { sha256 } from '../crypto/hash.ts'
import { encodeBundle } from '../identity/bundle.ts'
import { acceptInvitedBundle } from '../identity/bundle-acceptance.ts'
import { certificateHash } from '../identity/certificate.ts'
import { fitHosts } from '../identity/host-choice.ts'
import { inviteLink, parseInvite } from '../identity/invite-link.ts'
import { inviteWarning } from '../identity/invite-reach.ts'
import { createInviteSecret, invitePsk } from '../identity/invite-secrets.ts'
import { inviteCapability } from '../mailbox/capability.ts'
import { newRemoteDevice } from '../delivery/remote-device.ts'
import { startSession } from '../session/first-contact.ts'
import { tables } from '../storage/tables.ts'
import { helloControls, postControls } from './control-sets.ts'
import { isAccepted, newContact } from './contact.ts'
import { decodeInvitation, deleteInvitation, putInvitation } from './invitation.ts'
import { inviteStateInWords } from './words.ts'
import type { Fault } from '../base/errors.ts'
import type { SymmetricKey } from '../crypto/keys.ts'
import type { Bundle } from '../identity/bundle.ts'
import type { Invite } from '../identity/invite.ts'
import type { Capability } from '../mailbox/capability.ts'
import type { MailboxClient } from '../mailbox/client.ts'
import type { HostAddress } from '../mailbox/host-address.ts'
import type { Operation, Store } from '../storage/store.ts'
import type { Contact } from './contact.ts'
import type { Household } from './household.ts'
import type { Invitation, InvitationKind } from './invitation.ts'
import type { InviteMade, InviteView } from './views.ts'

export interface InvitationsParts {
  readonly house: Household
  readonly client: MailboxClient
  /** Hosts for an invite: this node itself and those that keep mail for it. */
  readonly hosts: () => readonly HostAddress[]
  readonly contactChanged: (contact: Contact) => void
}

/** Used and withdrawn invites are remembered for so long, for the list. */
const REMEMBERED = 7 * DAY
/** How long a new invite waits for a host to keep it. */
const PATIENCE = 10 * SECOND
/** A reusable address names no end; its boxes are leased for as long as hosts lease. */
const NO_END = 0

export class Invitations {
  readonly #parts: InvitationsParts
  #invitations: Invitation[] = []

  constructor (parts: InvitationsParts) {
    this.#parts = parts
  }

  /** Answers how many records could not be read. */
  async load (store: Store): Promise<number> {
    let damaged = 0
    for await (const { value } of store.all(tables.invite)) {
      const invitation = decodeInvitation(value)
      if (invitation === undefined) damaged++
      else this.#invitations.push(invitation)
    }
    return damaged
  }

  list (): InviteView[] {
    return this.#invitations.map((invitation) => this.#view(invitation))
  }

  byPsk (psk: SymmetricKey): Invitation | undefined {
    return this.#invitations.find((invitation) => equalSecrets(invitePsk(invitation.secret), psk))
  }

  async create (kind: InvitationKind, ttl = INVITE_TTL): Promise<InviteMade> {
    const { boxes, clock, random, self, shelf, store } = this.#parts.house
    const now = clock.now()
    const { account, device } = self()
    const secret = createInviteSecret(random)
    const expiresAt = kind === 'once' ? now + ttl : NO_END
    const supply = kind === 'once'
      ? shelf.forInvite(device, invitePsk(secret), expiresAt + INVITE_BUNDLE_GRACE, now, random)
      : shelf.forAddress(device, invitePsk(secret), now, random)
    const expiry = Math.floor(expiresAt / SECOND)
    const hosts = fitHosts(this.#parts.hosts())
    const common = { account: account.id, secret, expiry, hosts }
    const invite: Invite = kind === 'once'
      ? { kind: 'one-time', bundleHash: supply.bundle.hash, ...common }
      : { kind: 'reusable', certificateHash: certificateHash(device.certificate), ...common }
    const capabilities = hosts.map((host) => inviteCapability(secret, host, expiry))
    const boxKind = kind === 'once' ? 'invite' : 'request'
    const leases = capabilities.flatMap((capability) =>
      boxes.leaseInviteBox(boxKind, capability, encodeBundle(supply.bundle)))
    const invitation: Invitation = {
      kind,
      secret,
      link: inviteLink(invite),
      createdAt: now,
      expiresAt,
      state: 'open',
      boxes: capabilities.map(({ box }) => box)
    }
    this.#invitations.push(invitation)
    await store.commit([...supply.operations, ...leases, putInvitation(invitation)])
    boxes.attend()
    const warning = inviteWarning(invite)
    const warnings = warning === undefined
      ? []
      : [[warning.message, warning.action].filter(Boolean).join(' ')]
    if (hosts.length > 0 && !await boxes.kept(invitation.boxes, PATIENCE)) {
      warnings.push(
        'No house keeps this invite yet: it can be used as soon as one of them answers.'
      )
    }
    return { ...this.#view(invitation), link: invitation.link, warnings }
  }

  /** The operations by which an invite is used up. */
  use (invitation: Invitation): Operation[] {
    return this.#end(invitation, 'used')
  }

  /** Fault: `invite-unknown`, `invite-over`. */
  async withdraw (id: string): Promise<InviteView> {
    const invitation = this.#invitations.find((each) =>
      idOf(each) === id || idOf(each).startsWith(id)
    )
    if (invitation === undefined || id === '') {
      throw new SnugError({ code: 'invite-unknown', message: 'There is no such invite.',
        action: 'See all: snug invite list' })
    }
    if (invitation.state !== 'open') {
      throw new SnugError({ code: 'invite-over',
        message: `This invite is ${invitation.state} already.` })
    }
    const { boxes, store } = this.#parts.house
    await store.commit(this.#end(invitation, 'withdrawn'))
    boxes.attend()
    return this.#view({ ...invitation, state: 'withdrawn' })
  }

  /** Ends what has expired, forgets what ended long ago, and renews the bundles of addresses. */
  sweep (): Operation[] {
    const { boxes, clock, random, self, shelf } = this.#parts.house
    const now = clock.now()
    const operations: Operation[] = []
    for (const invitation of [...this.#invitations]) {
      if (invitation.state === 'open' && invitation.kind === 'address') {
        const supply = shelf.forAddress(self().device, invitePsk(invitation.secret), now, random)
        if (supply.operations.length === 0) continue
        operations.push(...supply.operations,
          ...boxes.offerAddressBundle(invitation.boxes, encodeBundle(supply.bundle)))
      } else if (invitation.state === 'open' && invitation.expiresAt <= now) {
        operations.push(...this.#end(invitation, 'expired'))
      } else if (invitation.state !== 'open' &&
        Math.max(invitation.expiresAt, invitation.createdAt) + REMEMBERED <= now)
      {
        this.#invitations = this.#invitations.filter((other) => other !== invitation)
        operations.push(deleteInvitation(invitation))
      }
    }
    return operations
  }

  /**
   * Knocks with somebody's invite. Faults: those of the link, of its hosts, `contact-known`,
   * `contact-blocked`.
   */
  async redeem (link: string, options: { as?: string, note?: string } = {}): Promise<Contact> {
    const { clock, contacts, delivery, random, self, settings, store } = this.#parts.house
    const now = clock.now()
    const invite = unwrap(parseInvite(link, now, self().account.id))
    const known = contacts.get(invite.account)
    if (known !== undefined) refuseKnown(known)
    const capabilities = invite.hosts.map((host) =>
      inviteCapability(invite.secret, host, invite.expiry)
    )
    const bundle = await this.#fetchBundle(invite, capabilities)
    const psk = invitePsk(invite.secret)
    const started = unwrap(startSession(self().device, bundle, psk, now, random))
    const { deviceId } = bundle.certificate
    const { alwaysOn, retention } = settings()
    const name = contacts.freeName(options.as ?? 'New friend', invite.account)
    const fresh = newContact(invite.account, name, 'invited', now, retention, alwaysOn)
    const contact: Contact = { ...fresh, unnamed: options.as === undefined, devices: [deviceId] }
    const knowing = known === undefined
      ? []
      : known.devices.flatMap((device) => delivery.forget(device))
    const device = newRemoteDevice(bundle.certificate, capabilities)
    knowing.push(...delivery.know(device, started.sessions))
    const posted = postControls(this.#parts.house, deviceId,
      helloControls(this.#parts.house, bundle.hash, options.note ?? ''))
    await store.commit([...knowing, contacts.put(contact), ...posted.operations])
    posted.sent()
    this.#parts.contactChanged(contact)
    return contact
  }

  async #fetchBundle (invite: Invite, capabilities: readonly Capability[]): Promise<Bundle> {
    let refusal: Fault | undefined
    for (const capability of capabilities) {
      const bytes = await this.#parts.client.getBundle(capability)
      const bundle = bytes.ok ? acceptInvitedBundle(invite, bytes.value) : bytes
      if (bundle.ok) return bundle.value
      // What a host says of the invite tells more than that another could not be reached.
      if (refusal === undefined || TELLING.has(bundle.fault.code)) refusal = bundle.fault
    }
    throw new SnugError(inviteFault(refusal))
  }

  #end (invitation: Invitation, state: 'used' | 'withdrawn' | 'expired'): Operation[] {
    const { boxes, shelf } = this.#parts.house
    const ended = { ...invitation, state }
    this.#invitations = this.#invitations.map((other) => other === invitation ? ended : other)
    const erased = state === 'expired' ? [] : shelf.eraseFor(invitePsk(invitation.secret))
    const reason = state === 'used' ? 'used' : 'revoked'
    return [...erased, ...invitation.boxes.flatMap((box) => boxes.release(box, reason)),
      putInvitation(ended)]
  }

  #view (invitation: Invitation): InviteView {
    const { createdAt, expiresAt, kind, state } = invitation
    const stateText = kind === 'address' && state === 'open'
      ? 'open until you withdraw it'
      : inviteStateInWords(state, expiresAt, this.#parts.house.clock.now())
    return { id: idOf(invitation), kind, createdAt, expiresAt, state, stateText }
  }
}

const TELLING: ReadonlySet<string> = new Set(['used', 'revoked', 'bundle-not-invited',
  'unknown-box'])

/** Names an invite to its maker, and tells nothing of its secret. */
function idOf ({ secret }: Invitation): string {
  return toBase64url(sha256(secret)).slice(0, 8)
}

function refuseKnown (contact: Contact): void {
  if (contact.state === 'blocked') {
    throw new SnugError({
      code: 'contact-blocked',
      message: `You blocked ${contact.name}, whose invite this is.`,
      action: `Undo it first: snug unblock "${contact.name}"`
    })
  }
  if (isAccepted(contact)) {
    throw new SnugError({ code: 'contact-known',
      message: `You and ${contact.name} are contacts already.`,
      action: `Write: snug send "${contact.name}" TEXT` })
  }
}

function inviteFault (fault: Fault | undefined): Fault {
  switch (fault?.code) {
    case 'used':
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
    default:
      return {
        code: 'invite-unreachable',
        message: 'Nobody who keeps this invite answers at the moment.',
        action: 'Try again in a while, or ask for a new invite.'
      }
  }
}
