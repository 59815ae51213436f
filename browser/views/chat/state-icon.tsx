// How far a message of mine got, as an icon; the words stand beside it or are its label.

import { CheckCheck, CircleAlert, Clock, Eye, Hourglass, House } from 'lucide'
import { Icon } from '../../parts/icon.tsx'
import type { VNode } from 'preact'
import type { IconNode } from 'lucide'
import type { MessageState } from '../../../src/conversation/views.ts'

const ICONS: Readonly<Record<MessageState, IconNode>> = {
  waiting: Clock,
  held: House,
  delivered: CheckCheck,
  read: Eye,
  failed: CircleAlert,
  expired: Hourglass
}

export function StateIcon ({ state, label, size = 16 }: {
  state: MessageState, label?: string, size?: number
}): VNode {
  return (
    <span class='state-icon' data-state={state}>
      <Icon of={ICONS[state]} size={size} {...label === undefined ? {} : { label }} />
    </span>
  )
}
