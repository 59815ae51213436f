// The lamp: how a conversation is connected. Lit: direct. Half: relayed. Dim: through houses. Dark:
// waiting. The word stands beside it wherever there is room, and is its label elsewhere.

import '../style/signs.css'
import { partsText } from '../text/parts.ts'
import type { VNode } from 'preact'

export type Light = 'direct' | 'relayed' | 'houses' | 'none'

export function Lamp ({ light, word = true, size = 16 }: {
  light: Light, word?: boolean, size?: number
}): VNode {
  const text = partsText()
  const words = text.lamp[light]
  const named = word ? { 'aria-hidden': true } : { role: 'img' as const, 'aria-label': words }
  return (
    <span class='lamp' data-light={light} title={text.lampMeans[light]}>
      <svg
        {...named} width={size} height={size} viewBox='0 0 16 16' fill='none'
        stroke='currentColor' stroke-width='1.5' stroke-linecap='round' stroke-linejoin='round'
      >
        <circle cx='8' cy='8' r='5.25' />
        <Flame light={light} />
      </svg>
      {word && <span>{words}</span>}
    </span>
  )
}

function Flame ({ light }: { light: Light }): VNode | null {
  switch (light) {
    case 'direct': return <circle cx='8' cy='8' r='5.25' fill='currentColor' />
    case 'relayed': return <path d='M8 2.75a5.25 5.25 0 0 1 0 10.5z' fill='currentColor' />
    case 'houses': return <circle cx='8' cy='8' r='1.6' fill='currentColor' stroke='none' />
    case 'none': return null
  }
}
