// Invites that this person makes (DESIGN §5): with boxes at hosts that can be dialled, used up,
// withdrawn, ended by time.

import { SnugError, unwrap } from '../base/errors.ts'
import { equalBytes, toBase64url } from '../base/bytes.ts'
import { DAY, MINUTE, INVITE_BUNDLE_GRACE, INVITE_TTL, SECOND } from '../base/limits.ts'
import { equalSecrets } from '../crypto/compare.ts'
import { sha256 } from '../crypto/hash.ts'
import { encodeBundle } from '../identity/bundle.ts'
import { certificateHash } from '../identity/certificate.ts'
import { fitHosts } from '../identity/host-choice.ts'
import { inviteLink, readInviteLink } from '../identity/invite-link.ts'
import { inviteWarning } from '../identity/invite-reach.ts'
import { createInviteSecret, invitePsk } from '../identity/invite-secrets.ts'
import { inviteCapability } from '../mailbox/capability.ts'
import { tables } from '../storage/tables.ts'
import { decodeInvitation, deleteInvitation, putInvitation } from './invitation.ts'
import { inviteStateInWords } from './words.ts'
import type { Fault } from '../base/errors.ts'
import type { SymmetricKey } from '../crypto/keys.ts'
import type { DeviceId } from '../identity/certificate.ts'
import type { Invite } from '../identity/invite.ts'
import type { HostAddress } from '../mailbox/host-address.ts'
import type { Operation, Store } from '../storage/store.ts'
import type { Household } from './household.ts'
import type { Reach } from './settings.ts'
import type { Invitation, InvitationKind } from './invitation.ts'
import type { InviteMade, InviteView } from './views.ts'

/** Used and withdrawn invites are remembered for so long, for the list. */
const REMEMBERED = 7 * DAY
/** How long a new invite waits for a host to keep it. */
const PATIENCE = 10 * SECOND
const TTL_MIN = MINUTE
const TTL_MAX = 366 * DAY
/** A reusable address names no end; its boxes are leased for as long as hosts lease. */
const NO_END = 0
const NO_BUNDLE = new Uint8Array(0)

export class Invitations {
  readonly #house: Household
  readonly #hosts: () => readonly HostAddress[]
  #invitations: Invitation[] = []
  /** Of which nobody was told how they are now. */
  readonly #untold = new Set<Uint8Array>()

  /** `hosts` are those for an invite: this node itself and those that keep mail for it. */
  constructor (house: Household, hosts: () => readonly HostAddress[]) {
    this.#house = house
    this.#hosts = hosts
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

  /** Fault: `expiry-invalid`. */
  async create (kind: InvitationKind, ttl = INVITE_TTL): Promise<InviteMade> {
    if (!(ttl >= TTL_MIN && ttl <= TTL_MAX)) {
      throw new SnugError({ code: 'expiry-invalid',
        message: 'An invite lasts for a minute at least, and for a year at most.' })
    }
    const { boxes, clock, random, self, shelf, store } = this.#house
    const now = clock.now()
    const { account, device } = self()
    const secret = createInviteSecret(random)
    const expiresAt = kind === 'once' ? now + ttl : NO_END
    const supply = kind === 'once'
      ? shelf.forInvite(device, invitePsk(secret), expiresAt + INVITE_BUNDLE_GRACE, now, random)
      : shelf.forAddress(device, invitePsk(secret), now, random)
    const expiry = Math.floor(expiresAt / SECOND)
    const hosts = fitHosts(this.#hosts())
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
    this.#untold.add(secret)
    await store.commit([...supply.operations, ...leases, putInvitation(invitation)])
    boxes.attend()
    this.tell()
    return await this.#made(invitation, invite)
  }

  /** An open invite once more, to be shared. Faults: `invite-unknown`, `invite-over`. */
  async show (id: string): Promise<InviteMade> {
    const invitation = this.#open(id)
    return await this.#made(invitation, unwrap(readInviteLink(invitation.link)))
  }

  /** With what a person should know before sharing it: waits a while for a host to keep it. */
  async #made (invitation: Invitation, invite: Invite): Promise<InviteMade> {
    const warning = inviteWarning(invite)
    const isKept = invite.hosts.length === 0 ||
      await this.#house.boxes.kept(invitation.boxes, PATIENCE)
    return {
      ...this.#view(invitation),
      link: invitation.link,
      warnings: [...warning === undefined ? [] : [warning], ...isKept ? [] : [NOT_KEPT]]
    }
  }

  /**
   * The operations by which an invite is used up. Its boxes stay, without a bundle: whoever used it
   * may have no other way to say where an answer can be left.
   */
  use (invitation: Invitation, guest: DeviceId): Operation[] {
    const { boxes, shelf } = this.#house
    return [...shelf.eraseFor(invitePsk(invitation.secret)),
      ...boxes.offerInviteBundle(invitation.boxes, NO_BUNDLE),
      this.#put(invitation, { ...invitation, state: 'used', guest })]
  }

  /** Who used an invite has another way now, or none any more: its boxes are given up. */
  done (guest: DeviceId): Operation[] {
    return this.#invitations.filter((each) =>
      each.guest !== undefined && equalBytes(each.guest, guest)
    ).flatMap((each) => this.#release(each))
  }

  /** Fault: `invite-unknown`, `invite-over`. */
  async withdraw (id: string): Promise<InviteView> {
    const invitation = this.#open(id)
    const { boxes, store } = this.#house
    await store.commit(this.#end(invitation, 'withdrawn'))
    boxes.attend()
    this.tell()
    return this.#view({ ...invitation, state: 'withdrawn' })
  }

  /** Withdraws what is open to more people than may reach this person. */
  async close (reach: Reach): Promise<void> {
    if (reach === 'anyone') return
    const { boxes, store } = this.#house
    const open = this.#invitations.filter(({ kind, state }) => state === 'open' &&
      (reach === 'nobody' || kind === 'address'))
    if (open.length === 0) return
    await store.commit(open.flatMap((invitation) => this.#end(invitation, 'withdrawn')))
    boxes.attend()
    this.tell()
  }

  /** Tells whoever listens of what has changed, once that is written. */
  tell (): void {
    for (const invitation of this.#invitations) {
      if (!this.#untold.delete(invitation.secret)) continue
      this.#house.tell({ type: 'invite', invite: this.#view(invitation) })
    }
  }

  /** Ends what has expired, forgets what ended long ago, and renews the bundles of addresses. */
  sweep (): Operation[] {
    const { boxes, clock, random, self, shelf } = this.#house
    const now = clock.now()
    const operations: Operation[] = []
    for (const invitation of [...this.#invitations]) {
      if (invitation.state === 'open' && invitation.kind === 'address') {
        const supply = shelf.forAddress(self().device, invitePsk(invitation.secret), now, random)
        if (supply.operations.length === 0) continue
        operations.push(...supply.operations,
          ...boxes.offerInviteBundle(invitation.boxes, encodeBundle(supply.bundle)))
      } else if (invitation.state === 'open' && invitation.expiresAt <= now) {
        operations.push(...this.#end(invitation, 'expired'))
      } else if (invitation.guest !== undefined && invitation.expiresAt <= now) {
        operations.push(...this.#release(invitation))
      } else if (invitation.state !== 'open' &&
        Math.max(invitation.expiresAt, invitation.createdAt) + REMEMBERED <= now)
      {
        this.#invitations = this.#invitations.filter((other) => other !== invitation)
        operations.push(deleteInvitation(invitation))
      }
    }
    return operations
  }

  #open (id: string): Invitation {
    const [invitation, ...others] = this.#invitations.filter((each) => idOf(each).startsWith(id))
    if (invitation === undefined || others.length > 0 || id === '') {
      throw new SnugError({ code: 'invite-unknown', message: 'There is no such invite.',
        action: 'See all: snug invite list' })
    }
    const { state } = this.#view(invitation)
    if (state !== 'open') {
      throw new SnugError({ code: 'invite-over', message: `This invite is ${state} already.` })
    }
    return invitation
  }

  #end (invitation: Invitation, state: 'withdrawn' | 'expired'): Operation[] {
    const { boxes, shelf } = this.#house
    const erased = state === 'expired' ? [] : shelf.eraseFor(invitePsk(invitation.secret))
    return [...erased, ...invitation.boxes.flatMap((box) => boxes.release(box, 'revoked')),
      this.#put(invitation, { ...invitation, state })]
  }

  #release (invitation: Invitation): Operation[] {
    const { boxes } = this.#house
    return [...invitation.boxes.flatMap((box) => boxes.release(box, 'used')),
      this.#put(invitation, { ...invitation, guest: undefined })]
  }

  #put (before: Invitation, after: Invitation): Operation {
    if (before.state !== after.state) this.#untold.add(before.secret)
    this.#invitations = this.#invitations.map((other) => other === before ? after : other)
    return putInvitation(after)
  }

  #view (invitation: Invitation): InviteView {
    const { createdAt, expiresAt, kind } = invitation
    const now = this.#house.clock.now()
    const isOver = invitation.state === 'open' && expiresAt > 0 && expiresAt <= now
    const state = isOver ? 'expired' : invitation.state
    const stateText = kind === 'address' && state === 'open'
      ? 'open until you withdraw it'
      : inviteStateInWords(state, expiresAt, now)
    return { id: idOf(invitation), kind, createdAt, expiresAt, state, stateText }
  }
}

const NOT_KEPT: Fault = {
  code: 'invite-not-kept',
  message: 'No house keeps this invite yet.',
  action: 'It can be used as soon as one of them answers.'
}

/** Names an invite to its maker, and tells nothing of its secret. */
function idOf ({ secret }: Invitation): string {
  return toBase64url(sha256(secret)).slice(0, 8)
}
