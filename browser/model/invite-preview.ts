// What an invite says before anybody is asked about it: read by the core, in the page alone. No
// house hears of an invite that a person only looked at.

import type { Result } from '../../src/base/errors.ts'

export interface InvitePreview {
  /** `address`: whoever uses it waits at a door until they are let in. */
  readonly kind: 'once' | 'address'
  /** Milliseconds; absent where it has no end. */
  readonly expiresAt?: number
  /** Whose it is: the id of a contact, where they are one already. */
  readonly account: string
}

/** `me` is the id of the person who would answer it. Faults: those of `parseInvite`. */
export async function previewInvite (
  text: string, now: number, me: string
): Promise<Result<InvitePreview>> {
  const [{ parseInvite }, { fromBase64url, toBase64url }] = await Promise.all([
    import('../../src/identity/invite-link.ts'), import('../../src/base/bytes.ts')
  ])
  const read = parseInvite(text, now, fromBase64url(me) as Parameters<typeof parseInvite>[2])
  if (!read.ok) return read
  const { kind, expiry, account } = read.value
  return { ok: true, value: {
    kind: kind === 'one-time' ? 'once' : 'address',
    account: toBase64url(account),
    ...expiry === 0 ? {} : { expiresAt: expiry * 1_000 }
  } }
}
