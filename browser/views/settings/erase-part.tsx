// Erasing everything: calmly, with a word about exporting before; or at once, for somebody in
// danger. Both ask once more.

import { useState } from 'preact/hooks'
import { COMMANDS } from '../../model/commands.ts'
import { headingLevel } from '../../model/viewport.ts'
import { Button } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { Part } from '../../parts/part.tsx'
import { settingsText } from '../../text/settings.ts'
import { startText } from '../../text/start.ts'
import { useSession } from '../context.ts'
import { saying } from '../saying.ts'
import { PanicDialog } from '../start/panic.tsx'
import { ExportDialog } from './export-dialog.tsx'
import type { VNode } from 'preact'

export function ErasePart (): VNode {
  const [asks, setAsks] = useState<'erase' | 'export' | 'panic'>()
  const text = settingsText().erase
  const close = (): void => { setAsks(undefined) }
  return (
    <Part title={text.title}>
      <p>{text.words}</p>
      <div class='buttons'>
        <Button kind='danger' onClick={() => { setAsks('erase') }}>{text.open}</Button>
      </div>
      <h4 aria-level={headingLevel(4)}>{text.panic}</h4>
      <p>{text.panicWords(COMMANDS.panic.keys[0].replaceAll('+', ' + '))}</p>
      <div class='buttons'>
        <Button kind='danger' onClick={() => { setAsks('panic') }}>{text.panicOpen}</Button>
      </div>
      {asks === 'erase' && <EraseDialog onClose={close} onExport={() => { setAsks('export') }} />}
      {asks === 'export' && <ExportDialog onClose={close} />}
      {asks === 'panic' && <PanicDialog onClose={close} />}
    </Part>
  )
}

function EraseDialog ({ onClose, onExport }: {
  onClose: () => void, onExport: () => void
}): VNode {
  const session = useSession()
  const [isBusy, setBusy] = useState(false)
  const text = settingsText().erase
  const erase = (): void => {
    setBusy(true)
    saying(session.erase().finally(() => { setBusy(false) }))
  }
  const actions = (
    <>
      <Button onClick={onClose}>{startText().panic.keep}</Button>
      <Button onClick={onExport}>{text.exportFirst}</Button>
      <Button kind='danger' busy={isBusy} onClick={erase}>{text.erase}</Button>
    </>
  )
  return (
    <Dialog title={text.dialogTitle} onClose={onClose} actions={actions}>
      <p>{startText().panic.words}</p>
      <p>{text.dialogWords}</p>
    </Dialog>
  )
}
