// One message: its words kept apart from everything around them, when, and how far it got. What
// another person writes cannot look like anything that Snug says.

import { EllipsisVertical } from 'lucide'
import { Icon } from '../../parts/icon.tsx'
import { chatText } from '../../text/chat.ts'
import { useRouter } from '../context.ts'
import { MessageMeta } from './message-meta.tsx'
import { MessageState } from './message-state.tsx'
import { MessageText } from './message-text.tsx'
import { deletedWords } from '../../text/message-words.ts'
import type { VNode } from 'preact'
import type { FoundRange, MessageView } from '../../../src/conversation/views.ts'
import type { Asked } from './message-actions.tsx'

export interface MessageProps {
  readonly message: MessageView
  readonly isFirst: boolean
  readonly isLast: boolean
  /** The latest of mine: its state is told in words. */
  readonly isLatest: boolean
  readonly name: string
  /** What a search found in it. */
  readonly marks: readonly FoundRange[] | undefined
  readonly onAsk: (asked: Asked) => void
}

export function Message (props: MessageProps): VNode {
  const { message, isFirst, isLast, isLatest, name, marks, onAsk } = props
  const { id, from, position } = message
  const router = useRouter()
  const text = chatText()
  const isMine = from === 'me'
  const details = (): void => {
    router.go({ view: 'message', id: message.conversation, message: id })
  }
  return (
    <li
      class='message'
      data-message={id}
      data-key={id}
      data-position={position}
      data-from={from}
      data-first={isFirst}
      data-last={isLast}
      tabIndex={-1}
      onContextMenu={(event) => {
        if (wantsOwnMenu(event.target)) return
        event.preventDefault()
        onAsk({ message, x: event.clientX, y: event.clientY })
      }}
    >
      <div class='bubble'>
        <span class='unseen'>{isMine ? text.you : name}: </span>
        {message.deleted === true
          ? <p class='muted'>{deletedWords(message, name)}</p>
          : <MessageText text={message.text} marks={marks} />}
        <MessageMeta message={message} onClick={details} />
      </div>
      <button
        type='button'
        class='icon-button more'
        tabIndex={-1}
        aria-label={text.actions}
        title={text.actions}
        onClick={(event) => {
          const { left, bottom } = event.currentTarget.getBoundingClientRect()
          onAsk({ message, x: left, y: bottom })
        }}
      >
        <Icon of={EllipsisVertical} size={18} />
      </button>
      {isMine && <MessageState message={message} name={name} isLatest={isLatest} />}
    </li>
  )
}

/** Links and words that are selected keep the browser's own menu. */
function wantsOwnMenu (target: EventTarget | null): boolean {
  const isLink = target instanceof Element && target.closest('a') !== null
  return isLink || getSelection()?.isCollapsed === false
}
