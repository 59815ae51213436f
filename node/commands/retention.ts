// How long messages stay, as people say it.

import { SnugError } from '../../src/base/errors.ts'
import { SECOND } from '../../src/base/limits.ts'
import { durationOf } from './duration.ts'

/** Seconds of "30d"; 0 for "off". Throws SnugError `bad-input`. */
export function retentionOf (text: string): number {
  const ms = text === 'off' ? 0 : durationOf(text)
  if (ms !== undefined && (ms === 0 || ms >= SECOND)) return Math.floor(ms / SECOND)
  throw new SnugError({
    code: 'bad-input', message: 'How long messages stay is a time such as 30d or 1d, or off.'
  })
}
