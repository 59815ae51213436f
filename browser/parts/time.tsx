// A moment, as short as asked for; the whole of it is the tooltip.

import { clockTime, dayName, fullTime, moment, shortTime } from '../text/times.ts'
import type { VNode } from 'preact'

const SHAPES = { clock: clockTime, day: dayName, short: shortTime, moment, full: fullTime }

export function Time ({ at, as = 'short', now = Date.now() }: {
  at: number, as?: keyof typeof SHAPES, now?: number
}): VNode {
  const words = SHAPES[as](at, now)
  return <time dateTime={new Date(at).toISOString()} title={fullTime(at)}>{words}</time>
}
