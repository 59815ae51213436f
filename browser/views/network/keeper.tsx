// A house that keeps this person's mail, or does not yet; leaving it is asked about first.

import { LogOut } from 'lucide'
import { useState } from 'preact/hooks'
import { now } from '../../model/now.ts'
import { toast } from '../../model/toasts.ts'
import { AskDialog } from '../../parts/ask-dialog.tsx'
import { IconButton } from '../../parts/icon-button.tsx'
import { Thing } from '../../parts/part.tsx'
import { faultWords } from '../../text/faults.ts'
import { isolate } from '../../text/isolate.ts'
import { networkText } from '../../text/network.ts'
import { moment } from '../../text/times.ts'
import { useNetwork } from '../context.ts'
import { saying } from '../saying.ts'
import { Face } from './face.tsx'
import type { VNode } from 'preact'
import type { KeeperView } from '../../../src/conversation/views.ts'

export function Keeper ({ keeper }: { keeper: KeeperView }): VNode {
  const network = useNetwork()
  const [asks, setAsks] = useState(false)
  const text = networkText()
  const { brought, contact, fault, host: name, state, until } = keeper
  const line = state === 'keeping' && until !== undefined
    ? text.keeping(moment(until, now.value))
    : state === 'refused' ? text.refused : text.waiting
  const news = fault === undefined
    ? brought && text.brought(brought.envelopes, moment(brought.at, now.value))
    : faultWords(fault)
  const leave = async (): Promise<void> => {
    await network.leave(keeper)
    toast(text.removed)
  }
  return (
    <Thing
      face={<Face contact={contact} name={name} isHouse />} name={name} line={line} more={news}
      act={(
        <>
          <IconButton icon={LogOut} label={text.removeHouse} onClick={() => { setAsks(true) }} />
          {asks && (
            <AskDialog
              title={text.leaveTitle(isolate(name))} words={text.leaveWords}
              act={text.leave}
              onAct={() => { saying(leave()) }} onClose={() => { setAsks(false) }}
            />
          )}
        </>
      )}
    />
  )
}
