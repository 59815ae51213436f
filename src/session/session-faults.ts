// What can be wrong with a message for a session: the codes that delivery decides by, and words for
// people. Repair is for `not-for-session`, `unauthentic`, `too-far-ahead` and `malformed`;
// `replayed` is only dropped.

import { fail } from '../base/errors.ts'
import type { Failed } from '../base/errors.ts'

/** Bytes that no implementation of the protocol makes. */
export function malformed (): Failed {
  return fail(
    'malformed', 'This message does not follow the protocol.', 'Update Snug on both sides.'
  )
}

/** No header key of any session opens it. */
export function notForSession (): Failed {
  return fail(
    'not-for-session', 'This message belongs to no session with this device.', 'Ask for it again.'
  )
}

/** Its key was used, or erased with its age. */
export function replayed (): Failed {
  return fail('replayed', 'This message was read before, or came so late that its key is gone.')
}

/**
 * More messages are missing before it than a session keeps keys for, or an epoch that never came.
 */
export function tooFarAhead (): Failed {
  return fail(
    'too-far-ahead', 'Too many messages before this one are missing.', 'Ask for it again.'
  )
}

/**
 * Its header or place is right, but not its content: or its first message was not made for these
 * keys.
 */
export function unauthentic (): Failed {
  return fail(
    'unauthentic', 'This message was changed on its way, or made by somebody else.',
    'Ask for it again.'
  )
}

/** A first message to prekeys that this device does not hold, or not any more. */
export function unknownBundle (): Failed {
  return fail(
    'unknown-bundle', 'This message was made with an invite or keys that are no longer valid.',
    'Send a new invite.'
  )
}

/** A bundle, though signed, with which no secret can be agreed on. */
export function unusableBundle (): Failed {
  return fail('bundle-unusable', 'These keys are not safe to use.', 'Ask for a new invite.')
}
