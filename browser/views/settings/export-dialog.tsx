// An export from its passphrase to the saved file. Closing the dialog stops it.

import { useEffect, useMemo } from 'preact/hooks'
import { exportDone } from '../../model/export-reminder.ts'
import { Exporting, exportName } from '../../model/exporting.ts'
import { Button } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { Notice } from '../../parts/notice.tsx'
import { Spinner } from '../../parts/spinner.tsx'
import { sizeWords } from '../../text/numbers.ts'
import { partsText } from '../../text/parts.ts'
import { settingsText } from '../../text/settings.ts'
import { useSession } from '../context.ts'
import { faultLine } from '../start/fault-line.ts'
import { NewPassphrase } from '../start/new-passphrase.tsx'
import type { VNode } from 'preact'

export function ExportDialog ({ onClose }: { onClose: () => void }): VNode {
  const exporting = useMemo(() => new Exporting(), [])
  useEffect(() => () => { exporting.stop() }, [exporting])
  const text = settingsText().exporting
  const { value } = exporting.state
  const title = value.is === 'ready' ? text.doneTitle : text.title
  return (
    <Dialog title={title} onClose={onClose}>
      {value.is === 'asking' && <Asking exporting={exporting} onClose={onClose} />}
      {value.is === 'running' && (
        <div class='stack'>
          <Spinner words={text.running} />
          <p class='muted tabular'>{text.progress(sizeWords(value.bytes))}</p>
          <div class='actions'>
            <Button onClick={() => { exporting.stop() }}>{text.stop}</Button>
          </div>
        </div>
      )}
      {value.is === 'ready' && <Ready file={value.file} onClose={onClose} />}
    </Dialog>
  )
}

function Asking ({ exporting, onClose }: {
  exporting: Exporting, onClose: () => void
}): VNode {
  const session = useSession()
  const text = settingsText().exporting
  const { value } = exporting.state
  const problem = value.is === 'asking' ? value.problem : undefined
  return (
    <form
      class='stack'
      onSubmit={(event) => {
        event.preventDefault()
        void exporting.begin(session)
      }}
    >
      <p>{text.words}</p>
      <NewPassphrase draft={exporting.protect} />
      {problem !== undefined && (
        <Notice tone='danger' isNews>
          {problem === 'stopped' ? text.stopped : faultLine(problem)}
        </Notice>
      )}
      <div class='actions'>
        <Button onClick={onClose}>{partsText().cancel}</Button>
        <Button kind='primary' submits>{text.begin}</Button>
      </div>
    </form>
  )
}

function Ready ({ file, onClose }: { file: Blob, onClose: () => void }): VNode {
  const url = useMemo(() => URL.createObjectURL(file), [file])
  useEffect(() => () => { URL.revokeObjectURL(url) }, [url])
  const text = settingsText().exporting
  const now = Date.now()
  return (
    <div class='stack'>
      <p>{text.done(sizeWords(file.size))}</p>
      <div class='actions'>
        <Button onClick={onClose}>{text.close}</Button>
        <a
          class='button' data-kind='primary' href={url} download={exportName(now)}
          onClick={() => { exportDone(now) }}
        >
          {text.save}
        </a>
      </div>
    </div>
  )
}
