// Erasing what is kept about one person, of which kind they choose; each asks first.

import { Trash } from 'lucide'
import { useState } from 'preact/hooks'
import { toast } from '../../model/toasts.ts'
import { AskDialog } from '../../parts/ask-dialog.tsx'
import { Button } from '../../parts/button.tsx'
import { Part } from '../../parts/part.tsx'
import { isolate } from '../../text/isolate.ts'
import { storedText } from '../../text/stored.ts'
import { useRouter } from '../context.ts'
import { saying } from '../saying.ts'
import type { VNode } from 'preact'
import type { StoredDataView, StoredKind } from '../../../src/conversation/stored-view.ts'
import type { StoredState } from '../../model/stored.ts'

export function StoredErase ({ person, state }: {
  person: StoredDataView, state: StoredState
}): VNode {
  const router = useRouter()
  const [asked, setAsked] = useState<StoredKind>()
  const text = storedText()
  const { devices, draft, history, id, introductions, messages, request } = person
  const kinds: readonly StoredKind[] = [
    ...messages.count > 0 ? ['messages' as const] : [],
    ...draft > 0 ? ['draft' as const] : [],
    ...devices.some(({ addresses }) => addresses.length > 0) ? ['addresses' as const] : [],
    ...history > 0 ? ['history' as const] : [],
    ...introductions > 0 ? ['introductions' as const] : [],
    ...request ? ['request' as const] : [],
    'all'
  ]
  const erase = async (kind: StoredKind): Promise<void> => {
    await state.erase(id, kind)
    if (kind === 'all') router.replace({ view: 'data' })
    toast(text.erased)
  }
  return (
    <Part title={text.eraseTitle}>
      <div class='buttons'>
        {kinds.map((kind) => (
          <Button
            key={kind} icon={Trash} kind={kind === 'all' ? 'danger' : 'quiet'}
            onClick={() => { setAsked(kind) }}
          >
            {text.kinds[kind]}
          </Button>
        ))}
      </div>
      {asked !== undefined && (
        <AskDialog
          title={text.askTitle(text.kinds[asked])} words={text.ask[asked](isolate(person.name))}
          act={text.erase}
          onAct={() => { saying(erase(asked)) }} onClose={() => { setAsked(undefined) }}
        />
      )}
    </Part>
  )
}
