// The candle: what burns down. A ring of which as much is left as of the time; without an end yet
// it is whole. The rule in words is its tooltip, or stands beside it.

import '../style/signs.css'
import type { VNode } from 'preact'

const RADIUS = 7
const FLAME = 'M8 4.6c1.7 1.7 2.4 2.9 2.4 4a2.4 2.4 0 0 1-4.8 0c0-1.1.7-2.3 2.4-4z'
const ROUND = 2 * Math.PI * RADIUS

export interface CandleProps {
  /** The part that is left, from 0 to 1. */
  readonly left?: number
  /** The rule: "Burns down after 30 days"; empty where it stands beside the candle. */
  readonly rule: string
  /** What stands beside the ring, as "30d"; nothing where the ring is enough. */
  readonly words?: string
  readonly size?: number
}

export function Candle ({ left = 1, rule, words, size = 16 }: CandleProps): VNode {
  const label = rule === ''
    ? { 'aria-hidden': true }
    : { 'role': 'img', 'aria-label': rule } as const
  const rest = Math.min(1, Math.max(0.04, left))
  return (
    <span class='candle' title={rule === '' ? undefined : rule}>
      <svg
        width={size} height={size} viewBox='0 0 16 16' fill='none' stroke-width='1.6'
        stroke-linecap='round' {...label}
      >
        <path class='flame' d={FLAME} />
        <circle class='rest' cx='8' cy='8' r={RADIUS} />
        <circle
          class='left' cx='8' cy='8' r={RADIUS} transform='rotate(-90 8 8)'
          stroke-dasharray={`${rest * ROUND} ${ROUND}`}
        />
      </svg>
      {words !== undefined && <span>{words}</span>}
    </span>
  )
}
