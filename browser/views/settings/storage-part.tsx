// Whether the browser keeps what is stored, how much that is, and the ways out where it may not.

import { Download } from 'lucide'
import { useEffect, useState } from 'preact/hooks'
import { install, installable } from '../../model/installing.ts'
import { toast } from '../../model/toasts.ts'
import { Button } from '../../parts/button.tsx'
import { Notice } from '../../parts/notice.tsx'
import { Part } from '../../parts/part.tsx'
import { sizeWords } from '../../text/numbers.ts'
import { settingsText } from '../../text/settings.ts'
import { useSession } from '../context.ts'
import { saying } from '../saying.ts'
import type { VNode } from 'preact'
import type { StorageState } from '../../model/app.ts'

export function StoragePart (): VNode {
  const session = useSession()
  const [state, setState] = useState<StorageState>()
  const text = settingsText().storage
  useEffect(() => { saying(session.storage().then(setState)) }, [session])
  const ask = async (): Promise<void> => {
    const answer = await session.persist()
    setState(answer)
    toast(answer.persistence === 'promised' ? text.promised : text.stillRefused)
  }
  const actions = (
    <>
      <Button onClick={() => { saying(ask()) }}>{text.ask}</Button>
      {installable.value !== undefined && (
        <Button icon={Download} onClick={() => { saying(install()) }}>{text.install}</Button>
      )}
    </>
  )
  return (
    <Part title={text.title}>
      {state?.persistence === 'promised' && <p>{text.promised}</p>}
      {state?.persistence === 'unknown' && <p>{text.unknown}</p>}
      {state?.persistence === 'refused' && (
        <Notice tone='care' actions={actions}>
          {text.refused} <span class='small muted'>{text.installHint}</span>
        </Notice>
      )}
      {state?.used !== undefined && <p class='muted'>{usedWords(state.used, state.quota)}</p>}
    </Part>
  )
}

function usedWords (used: number, quota: number | undefined): string {
  const text = settingsText().storage
  return quota === undefined
    ? text.used(sizeWords(used))
    : text.usedOf(sizeWords(used), sizeWords(quota))
}
