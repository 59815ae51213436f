// The text form of an invite (PROTOCOL.md §4): `snug:` and base64url, also after the # of a web
// link, which browsers send to no server. Reading forgives what mail and messengers do to a link,
// and says of all else what is wrong.

import { equalBytes, fromBase64url, toBase64url } from '../base/bytes.ts'
import { fail, ok } from '../base/errors.ts'
import { INVITE_MAX, SECOND } from '../base/limits.ts'
import { decodeInvite, encodeInvite, inviteTooLong } from './invite.ts'
import { inviteReach } from './invite-reach.ts'
import type { Milliseconds } from '../base/brand.ts'
import type { Result } from '../base/errors.ts'
import type { AccountId } from './account.ts'
import type { Invite } from './invite.ts'

const SCHEME = 'snug:'
const PASTE_MAX = 8_192 // characters: a link within a mail
const CANDIDATES_MAX = 8
const PIECES_MAX = 64 // a link of the largest invite in lines of 11 characters
const INVISIBLE = /[\u00ad\u200b-\u200d\u2060\ufeff]/g // soft hyphens, joiners and the like
const LINK_MAX = Math.ceil(INVITE_MAX * 4 / 3)
const MONTHS = [
  'January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October',
  'November', 'December'
]
/** Faults of an invite that arrived unharmed: more characters cannot change them. */
const INTACT: ReadonlySet<string> = new Set(['invite-newer', 'invite-kind', 'invite-malformed'])

export function inviteLink (invite: Invite): string {
  return SCHEME + toBase64url(encodeInvite(invite))
}

/** What `inviteLink` wrote, of an invite of one's own. */
export function readInviteLink (link: string): Result<Invite> {
  return readPayload(link.slice(SCHEME.length))
}

/**
 * A link that opens the invite in the web app that `page` serves.
 * @internal
 */
export function inviteWebLink (page: string, invite: Invite): string {
  return `${page}#${inviteLink(invite)}`
}

/**
 * The invite in a text that a person pasted, scanned or opened. `self` is the account that would
 * redeem it. Faults: those of `decodeInvite`, `invite-none`, `invite-own`, `invite-expired`,
 * `invite-no-address`.
 */
export function parseInvite (text: string, now: Milliseconds, self?: AccountId): Result<Invite> {
  const read = readInvite(text)
  if (!read.ok) return read
  const invite = read.value
  if (self !== undefined && equalBytes(invite.account, self)) {
    return fail('invite-own', 'This is your own invite.',
      'Send it to the person whom you want to invite.')
  }
  const endless = invite.kind === 'reusable' && invite.expiry === 0
  if (!endless && invite.expiry * SECOND <= now) {
    return fail('invite-expired', `This invite expired on ${inWords(invite.expiry * SECOND)}.`,
      "Ask for a new one. If the date is wrong, check this device's clock.")
  }
  if (inviteReach(invite) === 'nowhere') {
    return fail('invite-no-address',
      'This invite names no address at which anybody could be reached.',
      'Ask for a new one, made while the other side is connected or has a host for its mail.')
  }
  return ok(invite)
}

/** The first whole invite in the text, or what is wrong with the one that it seems to hold. */
function readInvite (text: string): Result<Invite> {
  if (text.length > PASTE_MAX) return inviteTooLong()
  let best: Result<Invite> | undefined
  for (const candidate of candidates(text)) {
    const read = readCandidate(candidate)
    if (read.ok) return read
    best ??= read
  }
  return best ?? fail('invite-none', 'This is not a Snug invite: those begin with "snug:".',
    'Copy the whole link that you were sent.')
}

/** What follows each mark of an invite, in its pieces between white space and angle brackets. */
function candidates (text: string): string[][] {
  const marks = [...text.matchAll(/snug(?::|%3a)/gi)].slice(0, CANDIDATES_MAX)
  return marks.map((mark) =>
    text.slice(mark.index + mark[0].length)
      .replace(INVISIBLE, '')
      .split(/[\s<>]+/)
      .filter((piece) => piece !== '')
      .slice(0, PIECES_MAX))
}

/**
 * Lines that a mail program broke are joined until they make the invite whole; what follows it is
 * ignored.
 */
function readCandidate (pieces: readonly string[]): Result<Invite> {
  let joined = ''
  let verdict = readPayload(joined)
  for (const piece of pieces) {
    joined += piece
    const read = readPayload(joined.replace(/[^\w-]+$/, ''))
    if (read.ok || INTACT.has(read.fault.code)) return read
    if (!verdict.ok && verdict.fault.code === 'invite-short') verdict = read
    if (read.fault.code === 'invite-long') break
  }
  return verdict
}

function readPayload (payload: string): Result<Invite> {
  const bytes = fromBase64url(payload)
  if (bytes !== undefined) return decodeInvite(bytes)
  // A foreign character, or a cut within a group of four: the other characters show whether it is
  // cut or damaged.
  const known = payload.slice(0, LINK_MAX + 1).replace(/[^\w-]/g, 'A')
  const padded = fromBase64url(known.padEnd(Math.ceil(known.length / 4) * 4, 'A'))
  const complete = padded?.slice(0, Math.floor(known.length * 6 / 8))
  return decodeInvite(complete ?? new Uint8Array(0), false)
}

/** "3 May 2026, 14:05 UTC". */
function inWords (time: Milliseconds): string {
  const date = new Date(time)
  const day = `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()] ?? ''} ${date.getUTCFullYear()}`
  return `${day}, ${date.toISOString().slice(11, 16)} UTC`
}
