// How much room there is, as views need it: one pane, two, or three.

import { signal } from '@preact/signals'
import type { ReadonlySignal } from '@preact/signals'

function watch (query: string): ReadonlySignal<boolean> {
  const media = matchMedia(query)
  const matches = signal(media.matches)
  media.addEventListener('change', () => { matches.value = media.matches })
  return matches
}

/** One pane at a time. */
export const isPhone = watch('(max-width: 759.9px)')
/** Details have a column of their own. */
export const isWide = watch('(min-width: 1180px)')

/**
 * The level of a heading that is `level` deep in the whole app: on a phone the one pane that is
 * shown is all there is.
 */
export function headingLevel (level: number): number { return isPhone.value ? level - 1 : level }
