// What a house answers to an owner who is not let in, in words for the person.

import { fail } from '../base/errors.ts'
import type { Failed, Fault } from '../base/errors.ts'
import type { HouseAnswer } from './house-answer.ts'

const NEW_LINK = 'Ask whoever runs the house for a new link: snug house link'

export const linkInvalid: Fault = {
  code: 'owner-link-invalid',
  message: 'This link to own a house is damaged.',
  action: 'Open it again exactly as the house printed it.'
}

/** The house cannot be reached, or is none. */
export function unheard (code: string): Failed {
  return code === 'refused'
    ? fail('not-a-house', 'This node is no house that can be owned.',
      'Start it with: snug start --house')
    : fail('house-silent', 'The house does not answer.', 'It is tried again by itself.')
}

export const malformed: Failed =
  fail('house-answer-bad', 'The house answered something that cannot be read.',
    'It may be newer than this Snug.')

export function refused ({ code, wait }: HouseAnswer): Failed {
  switch (code) {
    case 'done': return malformed
    case 'token-wrong':
      return fail('owner-token-wrong', 'This link is not valid, or not any more.', NEW_LINK)
    case 'token-used':
      return fail('owner-token-used', 'Somebody has used this link already.', NEW_LINK)
    case 'not-owner': return fail('not-owner', 'You do not own this house.', NEW_LINK)
    case 'busy':
      return fail('house-busy', 'The house has too much to do just now.',
        `Try again in ${wait} seconds.`)
    case 'full':
      return fail('owners-full', 'This house has as many owners as it can have.',
        'One of them has to leave first.')
    case 'unknown':
      return fail('house-unknown-thing', 'The house knows nothing of this kind any more.',
        'Look again.')
    case 'unsupported':
      return fail('house-older', 'The house is older than this and cannot do it.',
        'Whoever runs it can bring it up to date.')
    case 'unavailable':
      return fail('house-failed', 'The house could not do it.', 'Its log says why.')
  }
}
