// What Snug itself says in a conversation: nobody's words, and it looks so.

import { noticeWords } from '../../text/message-words.ts'
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
    </li>
  )
}
