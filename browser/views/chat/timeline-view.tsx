// What was said in a conversation: the rows of the piece that is in memory, and the way a person
// goes through them.

import '../../style/timeline.css'
import { useSignalEffect } from '@preact/signals'
import { ArrowDown } from 'lucide'
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks'
import { timelineRows } from '../../model/timeline-rows.ts'
import { Icon } from '../../parts/icon.tsx'
import { Spinner } from '../../parts/spinner.tsx'
import { chatText } from '../../text/chat.ts'
import { useChat } from '../context.ts'
import { useCommand } from '../use-command.ts'
import { Arrivals } from './arrivals.tsx'
import { Beginning } from './beginning.tsx'
import { MessageActions } from './message-actions.tsx'
import { Rows } from './timeline-rows.tsx'
import { TypingLine } from './typing-line.tsx'
import { moveInTimeline } from './timeline-keys.ts'
import { TimelineScroll } from './timeline-scroll.ts'
import { useReading } from './use-reading.ts'
import type { VNode } from 'preact'
import type { ConversationView } from '../../../src/conversation/views.ts'
import type { Timeline } from '../../model/timeline.ts'
import type { Asked } from './message-actions.tsx'

interface TimelineProps {
  readonly view: ConversationView
  readonly timeline: Timeline
  readonly onTimer: () => void
}

export function TimelineView ({ view, timeline, onTimer }: TimelineProps): VNode {
  const chat = useChat()
  const box = useRef<HTMLDivElement>(null)
  const [asked, setAsked] = useState<Asked>()
  const reading = useReading(view)
  const scroll = useMemo(() => new TimelineScroll({
    nearStart: () => { void timeline.loadOlder() },
    nearEnd: () => { void timeline.loadNewer() },
    seen: reading.seen
  }), [timeline])
  const { messages, hasOlder, hasNewer } = timeline.piece.value
  const rows = timelineRows(messages, reading.unreadAfter)
  const toLatest = (): void => {
    void timeline.loadLatest().then(() => { scroll.aim('end') })
  }
  useCommand('jump-latest', toLatest)
  // Before anything is painted, so that nobody sees the beginning flash by.
  useLayoutEffect(() => box.current === null ? undefined : scroll.attach(box.current), [scroll])
  useLayoutEffect(() => { scroll.settle() })
  useEffect(() => { void open() }, [timeline])
  useSignalEffect(() => {
    const target = chat.target.value
    if (target?.conversation === view.id) void goTo(target.position)
  })
  const open = async (): Promise<void> => {
    if (chat.target.peek()?.conversation === view.id) return
    if (view.unread > 0) {
      scroll.aim('unread')
      await timeline.loadAround(view.readUpTo)
      return
    }
    scroll.aim('end')
    if (!timeline.isLoaded.peek() || timeline.piece.peek().hasNewer) await timeline.loadLatest()
  }
  const goTo = async (position: number): Promise<void> => {
    scroll.aim(position)
    const isHere = timeline.piece.peek().messages.some((other) => other.position === position)
    if (!isHere) await timeline.loadAround(position)
    box.current?.querySelector(`[data-position="${position}"]`)?.animate(
      { opacity: [0.35, 1] }, { duration: 160, easing: 'ease-out' })
  }
  const text = chatText()
  const isAtEnd = scroll.isAtEnd.value && !hasNewer
  return (
    <div class='timeline-place'>
      <div
        ref={box}
        class='timeline'
        role='group'
        aria-label={text.timeline(view.name)}
        tabIndex={0}
        data-scrolls
        onKeyDown={(event) => { if (box.current !== null) moveInTimeline(event, box.current) }}
      >
        <ol role='list'>
          {timeline.isLoaded.value && !hasOlder && (
            <Beginning view={view} isEmpty={messages.length === 0} onTimer={onTimer} />
          )}
          {hasOlder && <li class='older'><Spinner words={text.loadingOlder} /></li>}
          <Rows
            rows={rows} name={view.name} marks={chat.target.value?.marks} onAsk={setAsked}
          />
        </ol>
      </div>
      {!isAtEnd && (
        <button type='button' class='to-latest' onClick={toLatest}>
          <Icon of={ArrowDown} />
          <span class={view.unread > 0 ? undefined : 'unseen'}>
            {view.unread > 0 ? text.latestUnread(view.unread) : text.latest}
          </span>
        </button>
      )}
      <TypingLine key={view.id} id={view.id} name={view.name} />
      <Arrivals timeline={timeline} name={view.name} />
      <MessageActions
        asked={asked} timeline={timeline} name={view.name} onDone={() => { setAsked(undefined) }}
      />
    </div>
  )
}
