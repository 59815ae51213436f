// What Snug reminds of, one thing at a time, under the list: a new version; a copy, once there is
// something to lose. The browser is asked to keep everything at that moment, too.

import '../../style/settings.css'
import { useEffect, useState } from 'preact/hooks'
import { exportLater, isExportDue } from '../../model/export-reminder.ts'
import { install, installable } from '../../model/installing.ts'
import { now } from '../../model/now.ts'
import { Button } from '../../parts/button.tsx'
import { Notice } from '../../parts/notice.tsx'
import { updates } from '../../start-updates.ts'
import { settingsText } from '../../text/settings.ts'
import { useChat, useSession } from '../context.ts'
import { saying } from '../saying.ts'
import { UpdateNotice } from '../start/update-notice.tsx'
import { ExportDialog } from './export-dialog.tsx'
import type { VNode } from 'preact'
import type { Persistence } from '../../model/app.ts'

export function Reminders (): VNode | null {
  const session = useSession()
  const { clock, conversations } = useChat()
  const [persistence, setPersistence] = useState<Persistence>('unknown')
  const [exports, setExports] = useState(false)
  const isConversing = conversations.order.value
    .some((id) => conversations.get(id)?.last !== undefined)
  useEffect(() => {
    if (!isConversing) return
    saying(session.persist().then((state) => { setPersistence(state.persistence) }))
  }, [isConversing, session])
  if (updates.state.value === 'ready') return <div class='reminder'><UpdateNotice /></div>
  // A question that cannot wait stands there.
  if (clock.doubt.value !== undefined && !exports) return null
  const isDue = isExportDue(isConversing, now.value)
  if (!isDue && !exports) return null
  const text = settingsText()
  const actions = (
    <>
      <Button onClick={() => { setExports(true) }}>{text.reminders.exportDo}</Button>
      {installable.value !== undefined && (
        <Button onClick={() => { saying(install()) }}>{text.storage.install}</Button>
      )}
      <Button kind='plain' onClick={() => { exportLater(Date.now()) }}>
        {text.reminders.later}
      </Button>
    </>
  )
  return (
    <>
      {isDue && (
        <div class='reminder'>
          <Notice tone={persistence === 'refused' ? 'care' : 'usual'} actions={actions}>
            {persistence === 'refused' ? text.storage.refused : text.reminders.export}
          </Notice>
        </div>
      )}
      {exports && <ExportDialog onClose={() => { setExports(false) }} />}
    </>
  )
}
