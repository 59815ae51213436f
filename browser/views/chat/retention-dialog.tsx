// When messages of a conversation burn down: one question with a few answers.

import { useState } from 'preact/hooks'
import { Button } from '../../parts/button.tsx'
import { Choice } from '../../parts/choice.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { chatText } from '../../text/chat.ts'
import { isolate } from '../../text/isolate.ts'
import { duration } from '../../text/durations.ts'
import { partsText } from '../../text/parts.ts'
import { useChat } from '../context.ts'
import { saying } from '../saying.ts'
import type { VNode } from 'preact'
import type { ConversationView } from '../../../src/conversation/views.ts'

const MINUTE = 60
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const SPANS = [5 * MINUTE, HOUR, DAY, 7 * DAY, 30 * DAY, 365 * DAY] // seconds

export function RetentionDialog ({ view, onClose }: {
  view: ConversationView, onClose: () => void
}): VNode {
  const { conversations } = useChat()
  const [seconds, setSeconds] = useState(view.retention)
  const text = chatText()
  // What was set elsewhere stays to be chosen.
  const spans = [...new Set([...SPANS, view.retention])].filter((span) => span > 0)
    .sort((a, b) => a - b)
  const options = [
    ...spans.map((span) => ({ value: span, label: duration(span) })),
    { value: 0, label: text.timerKeep, hint: text.timerKeepHint }
  ]
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
      <Choice
        label={text.timerTitle}
        hidesLabel
        hint={text.timerHint(isolate(view.name))}
        value={seconds}
        options={options}
        onChange={setSeconds}
      />
    </Dialog>
  )
}
