// The beginning of a conversation: what holds for everything that is said in it.

import { Button } from '../../parts/button.tsx'
import { Candle } from '../../parts/candle.tsx'
import { chatText } from '../../text/chat.ts'
import { isolate } from '../../text/isolate.ts'
import { retentionWords } from '../../text/message-words.ts'
import type { VNode } from 'preact'
import type { ConversationView } from '../../../src/conversation/views.ts'

export function Beginning ({ view, isEmpty, onTimer }: {
  view: ConversationView, isEmpty: boolean, onTimer: () => void
}): VNode {
  const text = chatText()
  const rule = retentionWords(view.retention)
  return (
    <li class='beginning' data-key='beginning'>
      <Candle rule={rule} size={28} />
      <p class='heading'>{text.beginning(isolate(view.name))}</p>
      {isEmpty && <p class='muted'>{text.sayHello}</p>}
      <p class='muted'>{rule}</p>
      <Button kind='plain' onClick={onTimer}>{text.change}</Button>
    </li>
  )
}
