// What came with the page's address and waits until a profile is open, in words. What arrived is
// never shown itself.

import { DoorOpen, House } from 'lucide'
import { Icon } from '../../parts/icon.tsx'
import { Notice } from '../../parts/notice.tsx'
import { arrival } from '../../model/arrival.ts'
import { inviteFault } from '../../model/invite-check.ts'
import { startText } from '../../text/start.ts'
import { faultLine } from './fault-line.ts'
import type { VNode } from 'preact'

/** Nothing where nothing waits. `isTold`: the view's own title says it already. */
export function ArrivalNote ({ isTold = false }: { isTold?: boolean }): VNode | null {
  const came = arrival.value
  const text = startText()
  const fault = inviteFault.value
  if (came.kind === 'nothing') return null
  if (came.kind === 'damaged') {
    return (
      <Notice tone='care' title={text.damaged.title} isNews>{text.damaged[came.fault]}</Notice>
    )
  }
  if (fault !== undefined) {
    return <Notice tone='care' isNews>{faultLine(fault)} {text.invited.broken}</Notice>
  }
  if (isTold) return null
  const isInvite = came.kind === 'invite'
  return (
    <p class='waiting'>
      <Icon of={isInvite ? DoorOpen : House} />
      {isInvite ? text.invited.kept : text.owner.kept}
    </p>
  )
}
