// Setting, changing and removing the passphrase. What is typed goes to the session and is forgotten
// with the dialog.

import { useMemo, useState } from 'preact/hooks'
import { faultFrom } from '../../model/fault.ts'
import { PassphraseDraft } from '../../model/passphrase-draft.ts'
import { toast } from '../../model/toasts.ts'
import { Button } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { Field } from '../../parts/field.tsx'
import { partsText } from '../../text/parts.ts'
import { settingsText } from '../../text/settings.ts'
import { startText } from '../../text/start.ts'
import { useSession } from '../context.ts'
import { faultLine } from '../start/fault-line.ts'
import { NewPassphrase } from '../start/new-passphrase.tsx'
import type { VNode } from 'preact'

export type PassphraseChange = 'set' | 'change' | 'remove'

export function PassphraseDialog ({ change, onClose }: {
  change: PassphraseChange, onClose: () => void
}): VNode {
  const session = useSession()
  const draft = useMemo(() => new PassphraseDraft('passphrase'), [])
  const [current, setCurrent] = useState('')
  const [problem, setProblem] = useState<string>()
  const [isBusy, setBusy] = useState(false)
  const text = settingsText().lock
  const { title, words, does } = {
    set: { title: text.setTitle, words: text.setWords, does: text.set },
    change: { title: text.changeTitle, words: text.setWords, does: text.change },
    remove: { title: text.removeTitle, words: text.removeWords, does: text.removeDo }
  }[change]
  const save = async (): Promise<void> => {
    if (isBusy) return
    const isNew = change !== 'remove'
    const isReady = !isNew || draft.check()
    const lacksCurrent = change !== 'set' && current === ''
    setProblem(lacksCurrent ? startText().locked.passphraseMissing : undefined)
    if (!isReady || lacksCurrent) return
    setBusy(true)
    try {
      await session.setPassphrase({
        ...change === 'set' ? {} : { current },
        ...isNew ? { next: draft.typed.peek() } : {}
      })
      toast(isNew ? text.wasSet : text.wasRemoved)
      onClose()
    } catch (error) {
      setProblem(faultLine(faultFrom(error)))
      setBusy(false)
    }
  }
  return (
    <Dialog title={title} onClose={onClose}>
      <form
        class='stack'
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <p>{words}</p>
        {change !== 'set' && (
          <Field
            label={text.current} type='password' autocomplete='current-password' value={current}
            onInput={setCurrent} fault={problem} autofocus
          />
        )}
        {change !== 'remove' && <NewPassphrase draft={draft} />}
        {change === 'set' && problem !== undefined && <p class='fault' role='alert'>{problem}</p>}
        <div class='actions'>
          <Button onClick={onClose}>{partsText().cancel}</Button>
          <Button kind={change === 'remove' ? 'danger' : 'primary'} submits busy={isBusy}>
            {does}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
