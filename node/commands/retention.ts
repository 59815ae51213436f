// How long messages of a conversation stay: the few answers that there are.

import { SnugError } from '../../src/base/errors.ts'
import { RETENTIONS } from '../../src/conversation/settings.ts'

export const RETENTION_CHOICES = Object.keys(RETENTIONS)

/** Seconds of "30d"; 0 for "keep". Throws SnugError `bad-input`. */
export function retentionOf (text: string): number {
  const found = Object.entries(RETENTIONS).find(([name]) => name === text)
  if (found !== undefined) return found[1]
  throw new SnugError({
    code: 'bad-input',
    message: `How long messages stay is one of ${RETENTION_CHOICES.join(', ')}.`,
    action: 'A single message goes sooner with: snug send NAME TEXT --timer 30s'
  })
}
