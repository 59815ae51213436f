// A house that holds something for this person; taking it back is asked about first.

import { Undo2 } from 'lucide'
import { useState } from 'preact/hooks'
import { now } from '../../model/now.ts'
import { toast } from '../../model/toasts.ts'
import { AskDialog } from '../../parts/ask-dialog.tsx'
import { IconButton } from '../../parts/icon-button.tsx'
import { Thing } from '../../parts/part.tsx'
import { isolate } from '../../text/isolate.ts'
import { sizeWords } from '../../text/numbers.ts'
import { storedText } from '../../text/stored.ts'
import { moment } from '../../text/times.ts'
import { Face } from '../network/face.tsx'
import { saying } from '../saying.ts'
import type { VNode } from 'preact'
import type { HolderView } from '../../../src/conversation/stored-view.ts'
import type { StoredState } from '../../model/stored.ts'

export function StoredHolder ({ holder, state }: {
  holder: HolderView, state: StoredState
}): VNode {
  const [asks, setAsks] = useState(false)
  const text = storedText()
  const { boxes, contact, holds, host, inviteBoxes, leaving, peer, reserved, until } = holder
  const room = sizeWords(reserved)
  const what = text.boxes(boxes, inviteBoxes)
  const isLeaving = leaving === boxes
  const takeBack = async (): Promise<void> => {
    const { confirmed } = await state.takeBack(peer)
    toast(confirmed ? text.takenBack(isolate(host)) : text.toldLater(isolate(host)))
  }
  return (
    <Thing
      face={<Face contact={contact} name={host} isHouse />} name={host}
      line={until === undefined
        ? text.nothingPromised(what)
        : text.until(what, moment(until, now.value))}
      more={isLeaving
        ? text.leaving
        : holds === undefined
          ? text.room(room)
          : text.holds(holds.envelopes, sizeWords(holds.bytes), room)}
      act={isLeaving
        ? <></>
        : (
          <>
            <IconButton
              icon={Undo2} label={text.takeBack} turns onClick={() => { setAsks(true) }}
            />
            {asks && (
              <AskDialog
                title={text.takeBackTitle(isolate(host))} words={text.takeBackWords}
                act={text.takeBack}
                onAct={() => { saying(takeBack()) }} onClose={() => { setAsks(false) }}
              />
            )}
          </>
          )}
    />
  )
}
