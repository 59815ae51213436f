// How far a message of mine got, in words under it: under the latest one, and under every one that
// waits or went wrong. What failed says why, and what to do.

import { useState } from 'preact/hooks'
import { now } from '../../model/now.ts'
import { Button } from '../../parts/button.tsx'
import { chatText } from '../../text/chat.ts'
import { longState, shortState } from '../../text/message-words.ts'
import { useChat } from '../context.ts'
import { saying } from '../saying.ts'
import type { VNode } from 'preact'
import type { MessageView } from '../../../src/conversation/views.ts'

/** Sending again would fail again. */
const FINAL = new Set(['farewell', 'removed', 'blocked'])

export function MessageState ({ message, name, isLatest }: {
  message: MessageView, name: string, isLatest: boolean
}): VNode | null {
  const { state } = message
  if (state === undefined) return null
  if (state === 'failed' || state === 'expired') return <Undone message={message} name={name} />
  if (!isLatest) return null
  return (
    <p class='state' data-state={state}>
      {state === 'waiting'
        ? longState(message, name, now.value, () => undefined)
        : shortState(message, now.value)}
    </p>
  )
}

function Undone ({ message, name }: { message: MessageView, name: string }): VNode {
  const chat = useChat()
  const [isKept, setKept] = useState(false)
  const text = chatText()
  const timeline = chat.timeline(message.conversation)
  const isFinal = FINAL.has(message.fault?.code ?? '')
  return (
    <div class='state' data-state={message.state}>
      <p>{longState(message, name, now.value, () => undefined)}</p>
      {!isKept && (
        <div class='actions'>
          <Button kind='plain' onClick={() => { saying(timeline.forget(message.id)) }}>
            {text.remove}
          </Button>
          {isFinal
            ? <Button kind='plain' onClick={() => { setKept(true) }}>{text.keep}</Button>
            : (
              <Button kind='plain' onClick={() => { saying(timeline.retry(message.id)) }}>
                {text.retry}
              </Button>
              )}
        </div>
      )}
    </div>
  )
}
