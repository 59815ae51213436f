// Versions of lists, bundles and records (PROTOCOL.md §2): max(last + 1, Unix seconds). They order
// what one author says over time without a shared clock; a reader never goes back, and shows loudly
// what was said in two ways at once.

import { equalBytes } from '../base/bytes.ts'
import { SECOND, VERSION_AHEAD_MAX } from '../base/limits.ts'
import type { Milliseconds, Seconds } from '../base/brand.ts'
import type { Fault } from '../base/errors.ts'

/** A version together with all bytes that it stands for. */
export interface Versioned {
  readonly version: Seconds
  readonly bytes: Uint8Array
}

/** The version to give to what replaces `last`, the author's own last version. */
export function nextVersion (last: Seconds | undefined, now: Milliseconds): Seconds {
  const seconds = Math.floor(now / SECOND)
  return last === undefined ? seconds : Math.max(last + 1, seconds)
}

/**
 * Why `next` may not take the place of `previous`: faults `version-old`, `version-ahead`,
 * `version-fork`; undefined where it may, also where both are the same. `what` is the noun for
 * people: "device list".
 */
export function refuseVersion (
  previous: Versioned | undefined, next: Versioned, now: Milliseconds, what: string
): Fault | undefined {
  if (next.version > now / SECOND + VERSION_AHEAD_MAX) {
    return {
      code: 'version-ahead',
      message: `This ${what} is dated more than a day ahead of this device's clock.`,
      action: 'Check the date and time of both devices.'
    }
  }
  if (previous === undefined || next.version > previous.version) return undefined
  if (next.version < previous.version) {
    return {
      code: 'version-old',
      message: `This ${what} is older than the one that is known already.`,
      action: 'Nothing needs to be done: the newer one stays in use.'
    }
  }
  if (equalBytes(next.bytes, previous.bytes)) return undefined
  return {
    code: 'version-fork',
    message: `There are two different forms of the same ${what}: somebody else may have its key.`,
    action: 'Compare the safety number in person before you write anything private.'
  }
}
