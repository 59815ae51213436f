// A choice of how long messages stay, as both sides see it in their timelines. Either side may make
// it shorter at once; longer it gets when both want it (PROTOCOL §8, kind 11).

import { retentionOf } from './contact.ts'
import { retentionInWords } from './words.ts'
import type { Contact } from './contact.ts'
import type { Notice } from './notice.ts'

/**
 * The notice that a wish is another now. Undefined where nobody would see a difference: the same
 * was chosen again.
 */
export function retentionNotice (
  before: Contact, after: Contact, by: 'me' | 'them'
): Notice | undefined {
  const wishOf = (contact: Contact): number =>
    by === 'me' ? contact.retention : contact.theirRetention
  const seconds = retentionOf(after)
  const wish = wishOf(after)
  // What somebody begins with is worth a word only where it counts.
  const isFirst = by === 'them' &&
    before.theirRetentionVersion === 0 && before.theirRetention === 0
  if (seconds === retentionOf(before) && (isFirst || wish === wishOf(before))) return undefined
  return {
    code: wish === seconds ? 'retention' : 'retention-wish',
    args: { by, wish, seconds },
    text: retentionInWords({ by, name: after.name, wish, seconds })
  }
}
