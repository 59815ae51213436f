// The seal: this person's number was compared. Its colour is used for nothing else, and it never
// stands inside of what another person controls.

import '../style/signs.css'
import { BadgeCheck } from 'lucide'
import { partsText } from '../text/parts.ts'
import { Icon } from './icon.tsx'
import type { VNode } from 'preact'

export function Seal ({ word = false, size = 18 }: { word?: boolean, size?: number }): VNode {
  const words = partsText().verified
  if (word) return <span class='seal'><Icon of={BadgeCheck} size={size} />{words}</span>
  return <span class='seal' title={words}><Icon of={BadgeCheck} size={size} label={words} /></span>
}
