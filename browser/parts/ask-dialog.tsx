// The second step before something that cannot simply be undone: what will happen, in words.

import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'
import { partsText } from '../text/parts.ts'
import type { VNode } from 'preact'

export interface AskDialogProps {
  readonly title: string
  readonly words: string
  /** What the button says that does it. */
  readonly act: string
  readonly onAct: () => void
  readonly onClose: () => void
}

export function AskDialog ({ title, words, act, onAct, onClose }: AskDialogProps): VNode {
  const run = (): void => {
    onClose()
    onAct()
  }
  return (
    <Dialog
      title={title}
      onClose={onClose}
      actions={(
        <>
          <Button autofocus onClick={onClose}>{partsText().cancel}</Button>
          <Button kind='danger' onClick={run}>{act}</Button>
        </>
      )}
    >
      <p>{words}</p>
    </Dialog>
  )
}
