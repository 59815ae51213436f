// A new version is there. Asked once; nothing is loaded again by itself.

import { Button } from '../../parts/button.tsx'
import { Notice } from '../../parts/notice.tsx'
import { updates } from '../../start-updates.ts'
import { startText } from '../../text/start.ts'
import type { VNode } from 'preact'

export function UpdateNotice (): VNode | null {
  if (updates.state.value !== 'ready') return null
  const text = startText().update
  const actions = (
    <>
      <Button onClick={() => { updates.use() }}>{text.now}</Button>
      <Button kind='plain' onClick={() => { updates.later() }}>{text.later}</Button>
    </>
  )
  return <Notice isNews actions={actions}>{text.ready}</Notice>
}
