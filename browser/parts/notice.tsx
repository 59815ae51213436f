// Something that a person should know before going on, with what to do about it.

import '../style/says.css'
import { Info, ShieldAlert, TriangleAlert } from 'lucide'
import { Icon } from './icon.tsx'
import type { ComponentChildren, VNode } from 'preact'

export interface NoticeProps {
  readonly tone?: 'usual' | 'care' | 'danger'
  readonly title?: string
  readonly children: ComponentChildren
  readonly actions?: ComponentChildren
  /** Whether it appears by itself and has to be read out. */
  readonly isNews?: boolean
}

const ICONS = { usual: Info, care: TriangleAlert, danger: ShieldAlert }

export function Notice (props: NoticeProps): VNode {
  const { tone = 'usual', title, actions } = props
  return (
    <div class='notice' data-tone={tone} role={props.isNews === true ? 'status' : undefined}>
      <Icon of={ICONS[tone]} />
      <div class='words'>
        {title !== undefined && <strong>{title}</strong>}
        <div>{props.children}</div>
        {actions !== undefined && <div class='actions'>{actions}</div>}
      </div>
    </div>
  )
}
