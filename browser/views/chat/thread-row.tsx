// One conversation in the list: who, what was said last, when, and how many messages are new. Its
// label begins with those, since that is what a person listens for.

import { BellOff, Pencil, Pin } from 'lucide'
import { now } from '../../model/now.ts'
import { Avatar } from '../../parts/avatar.tsx'
import { Candle } from '../../parts/candle.tsx'
import { Icon } from '../../parts/icon.tsx'
import { Lamp } from '../../parts/lamp.tsx'
import { Name } from '../../parts/name.tsx'
import { Time } from '../../parts/time.tsx'
import { chatText } from '../../text/chat.ts'
import { duration, shortDuration } from '../../text/durations.ts'
import { deletedWords, noticeWords, shortState } from '../../text/message-words.ts'
import { partsText } from '../../text/parts.ts'
import { useChat, useRouter } from '../context.ts'
import { StateIcon } from './state-icon.tsx'
import type { VNode } from 'preact'
import type { ConversationView } from '../../../src/conversation/views.ts'

const BADGE_MAX = 99

export function ThreadRow ({ id, isStop }: { id: string, isStop: boolean }): VNode | null {
  const chat = useChat()
  const router = useRouter()
  const route = router.route.value
  const view = chat.conversations.get(id)
  if (view === undefined) return null
  const isOpen = 'id' in route && route.id === id
  const { last, unread } = view
  const isVerified = view.state === 'verified'
  return (
    <li>
      <button
        type='button'
        class='row'
        data-row
        tabIndex={isStop ? 0 : -1}
        aria-current={isOpen ? 'true' : undefined}
        onClick={() => { router.go({ view: 'chat', id }) }}
      >
        {unread > 0 && <span class='unseen'>{chatText().unread(unread)}. </span>}
        <span class='face'>
          <Avatar id={id} name={view.name} />
          <Lamp light={view.route} word={false} size={14} />
        </span>
        <span class='words'>
          <span class='line'>
            <Name of={view.name} isVerified={isVerified} />
            {last !== undefined && <Time at={last.sentAt} now={now.value} />}
          </span>
          <span class='line'>
            <Preview view={view} />
            {view.retention > 0 && (
              <Candle rule={ruleOf(view)} words={shortDuration(view.retention)} size={13} />
            )}
            {view.pinned && <Icon of={Pin} size={15} label={chatText().pinned} />}
            {view.muted && <Icon of={BellOff} size={15} label={chatText().muted} />}
            {unread > 0 && (
              <span class='badge' data-muted={view.muted} aria-hidden>
                {unread > BADGE_MAX ? `${BADGE_MAX}+` : unread}
              </span>
            )}
          </span>
        </span>
      </button>
    </li>
  )
}

function Preview ({ view }: { view: ConversationView }): VNode {
  if (useChat().moments.of(view.id).value.typing) {
    return <span class='preview types'>{chatText().typingShort}</span>
  }
  const words = previewOf(view)
  if (view.draft !== undefined) {
    return <><Icon of={Pencil} size={15} /><bdi class='preview draft'>{words}</bdi></>
  }
  const { last } = view
  return (
    <>
      {last?.state !== undefined && (
        <StateIcon state={last.state} size={15} label={shortState(last, now.value)} />
      )}
      <bdi class='preview' data-quiet={last === undefined || last.from === 'snug'}>{words}</bdi>
    </>
  )
}

function previewOf ({ draft, last, name }: ConversationView): string {
  const text = chatText()
  if (draft !== undefined) return text.draft(oneLine(draft))
  if (last === undefined) return text.noMessages
  if (last.from === 'snug') return noticeWords(last, name)
  if (last.deleted === true) return deletedWords(last, name)
  return last.from === 'me' ? text.byYou(oneLine(last.text)) : oneLine(last.text)
}

/** As much as a row can show of a long message. */
function oneLine (words: string): string { return words.slice(0, 200).replace(/\s+/g, ' ') }

function ruleOf ({ retention }: ConversationView): string {
  return partsText().burns(duration(retention))
}
