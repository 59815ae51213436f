// Exporting a copy, and moving to another address: the address is where the browser's storage is.

import { Save } from 'lucide'
import { useState } from 'preact/hooks'
import { lastExport } from '../../model/export-reminder.ts'
import { Button } from '../../parts/button.tsx'
import { Part } from '../../parts/part.tsx'
import { settingsText } from '../../text/settings.ts'
import { dayName } from '../../text/times.ts'
import { ExportDialog } from './export-dialog.tsx'
import type { VNode } from 'preact'

export function CopyPart (): VNode {
  const [exports, setExports] = useState(false)
  const text = settingsText().copy
  const last = lastExport()
  return (
    <Part title={text.title}>
      <p>{text.words}</p>
      <p class='muted'>
        {last === undefined ? text.never : text.last(dayName(last, Date.now()))}
      </p>
      <div class='buttons'>
        <Button icon={Save} onClick={() => { setExports(true) }}>{text.export}</Button>
      </div>
      <details>
        <summary>{text.moving}</summary>
        <p>{text.movingWords(location.origin)}</p>
        <ol>{text.movingSteps.map((step) => <li key={step}>{step}</li>)}</ol>
      </details>
      {exports && <ExportDialog onClose={() => { setExports(false) }} />}
    </Part>
  )
}
