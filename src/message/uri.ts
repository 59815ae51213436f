// The URIs that MIMI ids are made from (PROTOCOL §8). They are known to both sides from the
// session: nobody has to send them, and what is sent must agree with it.

import { compareBytes, concat, toBase64url, utf8 } from '../base/bytes.ts'
import { sha256 } from '../crypto/hash.ts'
import type { AccountId } from '../identity/account.ts'

const ROOM_LABEL = utf8('snug/1/room\0')

/** `snug:` and the account key. */
export function accountUri (account: AccountId): string {
  return `snug:${toBase64url(account)}`
}

/** The room of two accounts, the same from both sides. */
export function roomUri (one: AccountId, other: AccountId): string {
  const [low, high] = compareBytes(one, other) <= 0 ? [one, other] : [other, one]
  return `snug:${toBase64url(sha256(concat(ROOM_LABEL, low, high)))}`
}
