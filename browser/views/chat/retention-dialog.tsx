// When messages of a conversation burn down: one question with a few answers. What the other side
// wants is said, since the shorter time counts, and what no program can promise.

import { useState } from 'preact/hooks'
import { RETENTIONS } from '../../model/settings.ts'
import { Button } from '../../parts/button.tsx'
import { Choice } from '../../parts/choice.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { burningText } from '../../text/burning.ts'
import { chatText } from '../../text/chat.ts'
import { isolate } from '../../text/isolate.ts'
import { duration } from '../../text/durations.ts'
import { partsText } from '../../text/parts.ts'
import { useChat } from '../context.ts'
import { saying } from '../saying.ts'
import type { VNode } from 'preact'
import type { ConversationView } from '../../../src/conversation/views.ts'

export function RetentionDialog ({ view, onClose }: {
  view: ConversationView, onClose: () => void
}): VNode {
  const { conversations } = useChat()
  const { mine, theirs } = view.wishes
  const [seconds, setSeconds] = useState(mine)
  const text = chatText()
  const name = isolate(view.name)
  const known: readonly number[] = RETENTIONS
  // What was set elsewhere stays to be chosen.
  const spans = known.includes(mine) ? known : [mine, ...known]
  const save = (): void => {
    saying(conversations.setRetention(view.id, seconds))
    onClose()
  }
  return (
    <Dialog
      title={text.timerTitle}
      onClose={onClose}
      actions={(
        <>
          <Button onClick={onClose}>{partsText().cancel}</Button>
          <Button kind='primary' onClick={save}>{text.save}</Button>
        </>
      )}
    >
      <div class='stack'>
        <Choice
          label={text.timerTitle}
          hidesLabel
          hint={text.timerHint(name)}
          value={seconds}
          options={spans.map((span) => span === 0
            ? { value: 0, label: text.timerKeep, hint: text.timerKeepHint }
            : { value: span, label: duration(span) })}
          onChange={setSeconds}
        />
        {isShorter(theirs, seconds) && (
          <p class='small' role='status'>{burningText().theyWant(name, duration(theirs ?? 0))}</p>
        )}
        <p class='small muted'>{burningText().honest(name)}</p>
      </div>
    </Dialog>
  )
}

function isShorter (theirs: number | undefined, mine: number): boolean {
  return theirs !== undefined && theirs > 0 && (mine === 0 || theirs < mine)
}
