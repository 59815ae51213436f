// What Snug itself says in a conversation: nobody's words, and it looks so.

import { Button } from '../../parts/button.tsx'
import { Notice } from '../../parts/notice.tsx'
import { chatText } from '../../text/chat.ts'
import { noticeWords } from '../../text/message-words.ts'
import { useRouter } from '../context.ts'
import { isKeepNotice, KeepAnswer } from './keep-answer.tsx'
import type { VNode } from 'preact'
import type { MessageView } from '../../../src/conversation/views.ts'

/** What is loud, and settled by comparing numbers. */
const ALARMS = new Set(['version-fork', 'split-view', 'split-view-me'])

export function NoticeRow ({ message, name }: { message: MessageView, name: string }): VNode {
  const code = message.notice?.code ?? ''
  const words = noticeWords(message, name)
  return (
    <li
      class='said-by-snug'
      data-key={message.id}
      data-position={message.position}
      data-loud={code === 'identity-changed'}
    >
      {ALARMS.has(code)
        ? <Notice tone='danger' actions={<Compare id={message.conversation} />}>{words}</Notice>
        : <p dir='auto'>{words}</p>}
      {isKeepNotice(message) && <KeepAnswer message={message} />}
    </li>
  )
}

function Compare ({ id }: { id: string }): VNode {
  const router = useRouter()
  return (
    <Button onClick={() => { router.go({ view: 'verify', id }) }}>{chatText().verify}</Button>
  )
}
