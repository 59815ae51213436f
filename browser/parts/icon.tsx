// An outline of lucide, drawn as elements: nothing is parsed from a string. Decoration unless it
// has a label; import icons one by one from 'lucide', so that only those are in the bundle.

import { h } from 'preact'
import type { VNode } from 'preact'
import type { IconNode } from 'lucide'

export interface IconProps {
  readonly of: IconNode
  readonly size?: number
  /** What it means, where no word stands beside it. */
  readonly label?: string
}

export function Icon ({ of, size = 20, label }: IconProps): VNode {
  const named = label === undefined
    ? { 'aria-hidden': true }
    : { role: 'img' as const, 'aria-label': label }
  return (
    <svg
      {...named} width={size} height={size} viewBox='0 0 24 24' fill='none' stroke='currentColor'
      stroke-width='1.75' stroke-linecap='round' stroke-linejoin='round'
    >
      {of.map(([tag, attributes]) => h(tag, attributes as Record<string, string>))}
    </svg>
  )
}
