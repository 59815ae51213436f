// The succession statement (PROTOCOL.md §2): an account names the one that takes its place. Whoever
// holds the old key can make one, a thief too: a contact that receives it becomes "changed", and a
// person decides.

import { concat, equalBytes } from '../base/bytes.ts'
import { fail, failed, ok } from '../base/errors.ts'
import { ByteReader, ByteWriter } from '../base/wire.ts'
import { sign, verify } from '../crypto/ed25519.ts'
import { SIGNATURE_SIZE, asSignature } from '../crypto/keys.ts'
import { ACCOUNT_ID_SIZE, accountKey, asAccountId } from './account.ts'
import { refuseVersion } from './version.ts'
import type { Milliseconds, Seconds } from '../base/brand.ts'
import type { Result } from '../base/errors.ts'
import type { Signature } from '../crypto/keys.ts'
import type { AccountId, AccountKeyPair } from './account.ts'

export interface Succession {
  readonly old: AccountId
  readonly new: AccountId
  readonly version: Seconds
  readonly signature: Signature
}

const VERSION = 1
const LABEL = 'snug/1/succession'

/**
 * `version` comes from `nextVersion`.
 * @internal
 */
export function issueSuccession (
  old: AccountKeyPair, successor: AccountId, version: Seconds
): Succession {
  if (equalBytes(old.id, successor)) throw new RangeError('an account cannot succeed itself')
  const unsigned = { old: old.id, new: successor, version }
  return { ...unsigned, signature: sign(old.privateKey, LABEL, signedPart(unsigned)) }
}

/**
 * 133 bytes.
 * @internal
 */
export function encodeSuccession (succession: Succession): Uint8Array {
  return concat(signedPart(succession), succession.signature)
}

/**
 * Faults: `succession-malformed`, `succession-newer`, `succession-signature`.
 * @internal
 */
export function decodeSuccession (bytes: Uint8Array): Result<Succession> {
  const reader = new ByteReader(bytes)
  const format = reader.u8()
  if (format > VERSION) {
    return fail('succession-newer',
      'This change of account was made by a newer Snug.', 'Update Snug.')
  }
  const succession = {
    old: asAccountId(reader.take(ACCOUNT_ID_SIZE)),
    new: asAccountId(reader.take(ACCOUNT_ID_SIZE)),
    version: reader.u32(),
    signature: asSignature(reader.take(SIGNATURE_SIZE))
  }
  if (format !== VERSION || !reader.done() || equalBytes(succession.old, succession.new)) {
    return fail('succession-malformed', 'This change of account cannot be read: it is damaged.')
  }
  if (!verify(accountKey(succession.old), LABEL, signedPart(succession), succession.signature)) {
    return fail('succession-signature',
      'This change of account is not signed by the account that it leaves.')
  }
  return ok(succession)
}

/**
 * The succession of `account` in the place of `previous`. Faults: those of `decodeSuccession`,
 * `succession-account`, `version-old`, `version-ahead`, `version-fork`.
 */
export function acceptSuccession (
  account: AccountId, previous: Succession | undefined, bytes: Uint8Array, now: Milliseconds
): Result<Succession> {
  const succession = decodeSuccession(bytes)
  if (!succession.ok) return succession
  if (!equalBytes(succession.value.old, account)) {
    return fail('succession-account', 'This change of account is about another account.')
  }
  const before = previous && { version: previous.version, bytes: encodeSuccession(previous) }
  const next = { version: succession.value.version, bytes }
  const fault = refuseVersion(before, next, now, 'change of account')
  return fault === undefined ? succession : failed(fault)
}

function signedPart (succession: Omit<Succession, 'signature'>): Uint8Array {
  return new ByteWriter()
    .u8(VERSION)
    .put(succession.old)
    .put(succession.new)
    .u32(succession.version)
    .finish()
}
