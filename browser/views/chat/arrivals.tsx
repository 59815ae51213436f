// Reads out what arrives in the conversation that is open, once, and nothing of what is loaded from
// before.

import { useEffect, useRef, useState } from 'preact/hooks'
import { chatText } from '../../text/chat.ts'
import type { VNode } from 'preact'
import type { Timeline } from '../../model/timeline.ts'

const READ_MAX = 400 // characters

export function Arrivals ({ timeline, name }: { timeline: Timeline, name: string }): VNode {
  const [words, setWords] = useState('')
  const known = useRef<number | undefined>(undefined)
  const isLoaded = timeline.isLoaded.value
  const last = timeline.piece.value.messages.at(-1)
  useEffect(() => {
    if (!isLoaded) return
    const before = known.current
    known.current = Math.max(before ?? 0, last?.position ?? 0)
    const isNews = before !== undefined && last !== undefined && last.position > before &&
      last.from === 'them' && !timeline.piece.peek().hasNewer
    if (isNews) setWords(chatText().arrived(name, last.text.slice(0, READ_MAX)))
  }, [isLoaded, last])
  return <p class='unseen' role='status'>{words}</p>
}
