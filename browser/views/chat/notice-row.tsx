// What Snug itself says in a conversation: nobody's words, and it looks so.

import { Button } from '../../parts/button.tsx'
import { burningText } from '../../text/burning.ts'
import { noticeWords } from '../../text/message-words.ts'
import { useChat } from '../context.ts'
import { saying } from '../saying.ts'
import type { VNode } from 'preact'
import type { MessageView } from '../../../src/conversation/views.ts'

const LOUD = new Set(['identity-changed', 'version-fork'])

export function NoticeRow ({ message, name }: { message: MessageView, name: string }): VNode {
  return (
    <li
      class='said-by-snug'
      data-key={message.id}
      data-position={message.position}
      data-loud={LOUD.has(message.notice?.code ?? '')}
    >
      <p dir='auto'>{noticeWords(message, name)}</p>
      {message.notice?.code === 'keep-asked' && <KeepAnswer id={message.id} />}
    </li>
  )
}

/** Whether the other side may keep a message of mine that burns down. */
function KeepAnswer ({ id }: { id: string }): VNode {
  const { messenger } = useChat()
  const text = burningText()
  const answer = (allowed: boolean) => () => { saying(messenger.answerKeep(id, allowed)) }
  return (
    <div class='actions'>
      <Button kind='plain' onClick={answer(false)}>{text.refuse}</Button>
      <Button kind='plain' onClick={answer(true)}>{text.allow}</Button>
    </div>
  )
}
