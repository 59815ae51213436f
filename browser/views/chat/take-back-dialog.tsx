// Asks before a message is taken back for both: the other side sees that there was one.

import { AskDialog } from '../../parts/ask-dialog.tsx'
import { burningText } from '../../text/burning.ts'
import { isolate } from '../../text/isolate.ts'
import type { VNode } from 'preact'

export function TakeBackDialog ({ name, onClose, onTakeBack }: {
  name: string, onClose: () => void, onTakeBack: () => void
}): VNode {
  const text = burningText()
  return (
    <AskDialog
      title={text.takeBackTitle}
      words={text.takeBackHint(isolate(name))}
      act={text.takeBack}
      onAct={onTakeBack}
      onClose={onClose}
    />
  )
}
