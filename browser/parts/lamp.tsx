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
        stroke='currentColor' stroke-width='1.4' stroke-linecap='round' stroke-linejoin='round'
      >
        <Glow light={light} />
        <path d='M5.3 2.2h5.4l2.8 6.6h-11z' />
        <path d='M8 8.8v4.6M5.4 13.6h5.2' />
      </svg>
      {word && <span>{words}</span>}
    </span>
  )
}

/** How much of the shade is bright. */
function Glow ({ light }: { light: Light }): VNode | null {
  switch (light) {
    case 'direct': return <path d='M5.3 2.2h5.4l2.8 6.6h-11z' fill='currentColor' />
    case 'relayed': return <path d='M8 2.2h2.7l2.8 6.6h-5.5z' fill='currentColor' stroke='none' />
    case 'houses': return <path d='M2.5 8.8l1.2-2.8h8.6l1.2 2.8z' fill='currentColor' />
    case 'none': return null
  }
}
