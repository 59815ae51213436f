// What a person has read: what was on a screen that they look at. Also where the line before what
// is new stands: where they were when it came, until they leave or answer.

import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { useChat } from '../context.ts'
import type { ConversationView } from '../../../src/conversation/views.ts'

const WAITS = 250 // ms: nobody reads what flies by

export interface Reading {
  readonly unreadAfter: number | undefined
  /** A message was on the screen. */
  readonly seen: (position: number) => void
}

export function useReading (view: ConversationView): Reading {
  const { messenger } = useChat()
  const latest = useRef(view)
  const before = useRef(view)
  const [unreadAfter, setUnreadAfter] = useState(view.unread > 0 ? view.readUpTo : undefined)
  latest.current = view
  useEffect(() => {
    const { unread, readUpTo, last } = before.current
    before.current = view
    const isNew = unread === 0 && view.unread > 0
    if (isNew && !isWatched()) setUnreadAfter(view.readUpTo)
    // Whoever answers has seen what was new.
    const hasAnswered = view.last?.from === 'me' && view.last.id !== last?.id
    if (hasAnswered && readUpTo <= view.readUpTo) setUnreadAfter(undefined)
  }, [view])
  const mark = useMemo(() => marker((position) => {
    const { id, unread, readUpTo } = latest.current
    if (unread > 0 && position > readUpTo && isWatched()) {
      messenger.markRead(id, position).catch(() => {})
    }
  }), [messenger, view.id])
  useEffect(() => {
    document.addEventListener('visibilitychange', mark.again)
    addEventListener('focus', mark.again)
    return () => {
      document.removeEventListener('visibilitychange', mark.again)
      removeEventListener('focus', mark.again)
      mark.stop()
    }
  }, [mark])
  return { unreadAfter, seen: mark.seen }
}

function isWatched (): boolean {
  return document.visibilityState === 'visible' && document.hasFocus()
}

/** Tells the furthest position a moment after it was seen, and again when the page is. */
function marker (tell: (position: number) => void) {
  let furthest = 0
  let timer: number | undefined
  const again = (): void => {
    timer ??= window.setTimeout(() => {
      timer = undefined
      tell(furthest)
    }, WAITS)
  }
  return {
    again,
    seen: (position: number): void => {
      furthest = Math.max(furthest, position)
      again()
    },
    stop: (): void => { window.clearTimeout(timer) }
  }
}
