// What a view says while there is nothing in it: what will be here, and how to begin.

import '../style/says.css'
import { Icon } from './icon.tsx'
import type { ComponentChildren, VNode } from 'preact'
import type { IconNode } from 'lucide'

export interface EmptyProps {
  readonly icon: IconNode
  readonly title: string
  readonly words: ComponentChildren
  readonly actions?: ComponentChildren
}

export function Empty ({ icon, title, words, actions }: EmptyProps): VNode {
  return (
    <div class='empty'>
      <span class='sign'><Icon of={icon} size={32} /></span>
      <h2>{title}</h2>
      <p>{words}</p>
      {actions !== undefined && <div class='actions'>{actions}</div>}
    </div>
  )
}
