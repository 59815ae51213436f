// The scannable form of a safety number: the CombinedFingerprints protobuf of libsignal, version 2.
// It holds the fingerprint of the one who shows it, then that of the one who is meant to scan it.
// Whatever is not the expected code must read as a warning: a man in the middle makes both halves
// differ.

import { concat, equalBytes } from '../base/bytes.ts'
import { accountFingerprint } from './safety-number.ts'
import type { AccountId } from './account.ts'
import type { Fingerprint } from './safety-number.ts'

export type ScanOutcome = 'match' | 'no-match' | 'own-code' | 'other-version' | 'not-ours'

/** What a scan showed, in words for a person. Only `match` verifies a contact. */
export interface Scan {
  readonly outcome: ScanOutcome
  readonly message: string
  readonly action?: string
}

/** @internal */
export const SCANNABLE_SIZE = 74 // bytes

const VERSION = 2
const HALF = 32 // bytes
const VERSION_TAG = 0x08
const LOCAL = new Uint8Array([0x12, HALF + 2, 0x0a, HALF])
const REMOTE = new Uint8Array([0x1a, HALF + 2, 0x0a, HALF])
const HEAD_SIZE = 2 + LOCAL.length

/** The bytes that `own` shows for `other` to scan. */
export function scannableSafetyNumber (own: AccountId, other: AccountId): Uint8Array {
  return encodeScannable(VERSION, accountFingerprint(own), accountFingerprint(other))
}

/**
 * The message of a version below 128; the fingerprints are cut to 32 bytes.
 * @internal
 */
export function encodeScannable (
  version: number, local: Fingerprint, remote: Fingerprint
): Uint8Array {
  const head = new Uint8Array([VERSION_TAG, version])
  return concat(head, LOCAL, local.slice(0, HALF), REMOTE, remote.slice(0, HALF))
}

/** Judges the bytes that `own` scanned from the screen of `other`. */
export function compareScannable (own: AccountId, other: AccountId, scanned: Uint8Array): Scan {
  if (scanned.length < 3 || scanned.length > 256 || scanned[0] !== VERSION_TAG) return notOurs()
  if (scanned[1] !== VERSION) {
    return {
      outcome: 'other-version',
      message: 'This code was made by another version of Snug and cannot be compared.',
      action: 'Update Snug on both devices, or compare the 60 digits by eye.'
    }
  }
  const local = scanned.slice(HEAD_SIZE, HEAD_SIZE + HALF)
  const remote = scanned.slice(-HALF)
  if (!equalBytes(scanned, encodeScannable(VERSION, local, remote))) return notOurs()
  const mine = accountFingerprint(own).slice(0, HALF)
  const theirs = accountFingerprint(other).slice(0, HALF)
  if (equalBytes(local, theirs) && equalBytes(remote, mine)) {
    return { outcome: 'match', message: 'The codes match: nobody is between the two of you.' }
  }
  if (equalBytes(local, mine) && equalBytes(remote, theirs)) {
    return {
      outcome: 'own-code',
      message: 'This is the code that your own Snug shows.',
      action: 'Scan the one on the screen of your contact.'
    }
  }
  return {
    outcome: 'no-match',
    message: 'The codes do not match: it is that of somebody else, or somebody is between you.',
    action: 'Open this conversation on both devices. If they still differ, write nothing private.'
  }
}

function notOurs (): Scan {
  return {
    outcome: 'not-ours',
    message: 'This is not the code of a safety number.',
    action: 'Ask your contact to open the safety number of your conversation, and scan that.'
  }
}
