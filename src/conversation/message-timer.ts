// What the content of a message says about time (PROTOCOL §8): how long it may be read, until when
// it may be there, and when it was written.

import { SnugError } from '../base/errors.ts'
import { SECOND, TIMER_MAX, TIMER_MIN } from '../base/limits.ts'
import { NO_EXTENSIONS, WRITTEN } from '../message/extensions.ts'
import { U32_MAX } from '../message/fields.ts'
import type { Milliseconds, Seconds } from '../base/brand.ts'
import type { Expiration, MimiContent } from '../message/content.ts'
import type { Extensions } from '../message/extensions.ts'

/** Of a timer that a person chose; undefined for none. Throws SnugError `timer-invalid`. */
export function timerExpiry (timer: Seconds): Expiration | undefined {
  if (timer === 0) return undefined
  if (Number.isInteger(timer) && timer >= TIMER_MIN && timer <= TIMER_MAX) {
    return { relative: true, time: timer }
  }
  throw new SnugError({ code: 'timer-invalid',
    message: `A timer is from ${TIMER_MIN} seconds to a year, in whole seconds.` })
}

/** Seconds that a message may be read; nobody is given less time than it takes. 0: no timer. */
export function timerOf ({ expires }: MimiContent): Seconds {
  if (expires?.relative !== true) return 0
  return Math.min(TIMER_MAX, Math.max(TIMER_MIN, expires.time))
}

/** The fixed moment at which other programs let a message end; 0 for none. */
export function fixedEndOf ({ expires }: MimiContent, now: Milliseconds): Milliseconds {
  if (expires === undefined || expires.relative) return 0
  return Math.max(now + TIMER_MIN * SECOND, expires.time * SECOND)
}

/** The earlier of two ends, of which 0 is none. */
export function earlier (one: Milliseconds, other: Milliseconds): Milliseconds {
  return one === 0 ? other : other === 0 ? one : Math.min(one, other)
}

export function written (now: Milliseconds): Extensions {
  const seconds = Math.floor(now / SECOND)
  return { ...NO_EXTENSIONS, others: new Map([[WRITTEN, seconds]]) }
}

/** When a content was written, as it says: now at the latest, and where it says nothing. */
export function writtenAt ({ extensions }: MimiContent, now: Milliseconds): Milliseconds {
  const seconds = extensions.others.get(WRITTEN)
  const isTime = typeof seconds === 'number' && seconds >= 0 && seconds <= U32_MAX
  return isTime ? Math.min(now, seconds * SECOND) : now
}
