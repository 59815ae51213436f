// The invite (PROTOCOL.md §4): what a stranger needs to become a contact, in bytes. Its text form
// is in invite-link.ts. Nothing here is signed: who has the link is invited, and the bundle that it
// names is checked by hash.

import { concat, equalBytes } from '../base/bytes.ts'
import { fail, ok } from '../base/errors.ts'
import { INVITE_HOSTS_MAX, INVITE_MAX } from '../base/limits.ts'
import { ByteReader, ByteWriter } from '../base/wire.ts'
import { labelled } from '../crypto/ed25519.ts'
import { sha256 } from '../crypto/hash.ts'
import { ACCOUNT_ID_SIZE, asAccountId } from './account.ts'
import { readHost, writeHost } from './invite-host.ts'
import { INVITE_SECRET_SIZE, asInviteSecret } from './invite-secrets.ts'
import type { Seconds } from '../base/brand.ts'
import type { Failed, Result } from '../base/errors.ts'
import type { AccountId } from './account.ts'
import type { BundleHash } from './bundle.ts'
import type { CertificateHash } from './certificate.ts'
import type { InviteHost } from './invite-host.ts'
import type { InviteSecret } from './invite-secrets.ts'

interface InviteFields {
  readonly account: AccountId
  readonly secret: InviteSecret
  /** When it ends; 0 for a reusable address without an end. */
  readonly expiry: Seconds
  readonly hosts: readonly InviteHost[]
}

/** For one person, once. */
export interface OneTimeInvite extends InviteFields {
  readonly kind: 'one-time'
  readonly bundleHash: BundleHash
}

/** A reusable address: for anybody, until it is revoked. */
export interface ReusableInvite extends InviteFields {
  readonly kind: 'reusable'
  readonly certificateHash: CertificateHash
}

export type Invite = OneTimeInvite | ReusableInvite

const VERSION = 1
const ONE_TIME = 1
const REUSABLE = 2
const HASH_SIZE = 32
const CHECK_SIZE = 4

/** The bytes of an invite without hosts. */
export const INVITE_OVERHEAD =
  2 + ACCOUNT_ID_SIZE + HASH_SIZE + INVITE_SECRET_SIZE + 4 + 1 + CHECK_SIZE

/** At most 512 bytes. Throws RangeError on hosts that `fitHosts` did not choose. */
export function encodeInvite (invite: Invite): Uint8Array {
  if (invite.hosts.length > INVITE_HOSTS_MAX) {
    throw new RangeError(`an invite takes ${INVITE_HOSTS_MAX} hosts`)
  }
  const writer = new ByteWriter()
    .u8(VERSION)
    .u8(invite.kind === 'one-time' ? ONE_TIME : REUSABLE)
    .put(invite.account)
    .put(invite.kind === 'one-time' ? invite.bundleHash : invite.certificateHash)
    .put(invite.secret)
    .u32(invite.expiry)
    .u8(invite.hosts.length)
  for (const host of invite.hosts) writeHost(writer, host)
  const body = writer.finish()
  return concat(body, checkOf(body))
}

/**
 * The invite of its bytes; addresses of kinds not known here are left out. `whole` is false where
 * the text already showed that something is missing. Faults: `invite-long`, `invite-short`,
 * `invite-damaged`, `invite-newer`, `invite-kind`, `invite-malformed`.
 */
export function decodeInvite (bytes: Uint8Array, whole = true): Result<Invite> {
  if (bytes.length > INVITE_MAX) return inviteTooLong()
  const body = bytes.subarray(0, -CHECK_SIZE)
  const check = bytes.subarray(-CHECK_SIZE)
  const intact = whole && bytes.length > CHECK_SIZE && equalBytes(check, checkOf(body))
  const reader = new ByteReader(intact ? body : bytes)
  const version = reader.u8()
  const kind = reader.u8()
  // The check stands last in every version, so that a damaged invite is not taken for a newer one.
  if (intact && version > VERSION) {
    return fail('invite-newer', 'This invite was made by a newer Snug.',
      'Update Snug, then use the invite again.')
  }
  if (intact && kind !== ONE_TIME && kind !== REUSABLE) {
    return fail('invite-kind', 'This invite is of a kind that this version of Snug does not know.',
      'Update Snug, or ask for an ordinary invite.')
  }
  const account = reader.take(ACCOUNT_ID_SIZE)
  const hash = reader.take(HASH_SIZE)
  const secret = reader.take(INVITE_SECRET_SIZE)
  const expiry = reader.u32()
  const hosts = readHosts(reader)
  if (!intact) {
    reader.take(CHECK_SIZE)
    return reader.failed && (version === VERSION || bytes.length === 0) ? cutShort() : damaged()
  }
  if (version !== VERSION || hosts === undefined || !reader.done()) {
    return fail('invite-malformed', 'This invite was not made correctly.', 'Ask for a new one.')
  }
  const fields = { account: asAccountId(account), secret: asInviteSecret(secret), expiry, hosts }
  return ok(kind === ONE_TIME
    ? { kind: 'one-time', bundleHash: hash as BundleHash, ...fields }
    : { kind: 'reusable', certificateHash: hash as CertificateHash, ...fields })
}

/**
 * Undefined where there are too many or one contradicts itself; where bytes are missing the reader
 * says so.
 */
function readHosts (reader: ByteReader): InviteHost[] | undefined {
  const count = reader.u8()
  if (count > INVITE_HOSTS_MAX) return undefined
  const hosts: InviteHost[] = []
  for (let i = 0; i < count; i++) {
    const host = readHost(reader)
    if (host === undefined) return undefined
    hosts.push(host)
  }
  return hosts
}

function checkOf (body: Uint8Array): Uint8Array {
  return sha256(labelled('snug/1/invite-check', body)).slice(0, CHECK_SIZE)
}

/** The fault `invite-long`. */
export function inviteTooLong (): Failed {
  return fail('invite-long', 'This is too long to be an invite.',
    'Copy nothing but the invite link.')
}

function cutShort (): Failed {
  return fail('invite-short', 'This invite is cut short: its end is missing.',
    'Copy the whole link again.')
}

function damaged (): Failed {
  return fail('invite-damaged',
    'This invite is damaged: some of its characters are missing or changed.',
    'Copy it again, scan its QR code, or ask for a new one.')
}
