// Asks before a message is erased: nothing brings it back.

import { Button } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { chatText } from '../../text/chat.ts'
import { isolate } from '../../text/isolate.ts'
import { partsText } from '../../text/parts.ts'
import type { VNode } from 'preact'

export function RemoveDialog ({ name, onClose, onRemove }: {
  name: string, onClose: () => void, onRemove: () => void
}): VNode {
  const text = chatText()
  const remove = (): void => {
    onRemove()
    onClose()
  }
  return (
    <Dialog
      title={text.removeTitle}
      onClose={onClose}
      actions={(
        <>
          <Button onClick={onClose}>{partsText().cancel}</Button>
          <Button kind='danger' onClick={remove}>{text.remove}</Button>
        </>
      )}
    >
      <p>{text.removeHint(isolate(name))}</p>
    </Dialog>
  )
}
