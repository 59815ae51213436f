// That the other side is typing: over the end of what was said, so that nothing moves for it. It is
// read out at its beginning, and not again while somebody goes on and on.

import { useEffect, useRef, useState } from 'preact/hooks'
import { chatText } from '../../text/chat.ts'
import { isolate } from '../../text/isolate.ts'
import { useChat } from '../context.ts'
import type { VNode } from 'preact'

const SAID_AGAIN = 60_000 // ms

export function TypingLine ({ id, name }: { id: string, name: string }): VNode {
  const { typing } = useChat().moments.of(id).value
  const [said, setSaid] = useState('')
  const saidAt = useRef(-Infinity)
  const text = chatText()
  useEffect(() => {
    const now = performance.now()
    const isNews = typing && now - saidAt.current >= SAID_AGAIN
    if (isNews) saidAt.current = now
    setSaid(isNews ? text.typing(name) : '')
  }, [typing])
  return (
    <>
      {typing && <p class='typing-line' aria-hidden><span>{text.typing(isolate(name))}</span></p>}
      <p class='unseen' role='status'>{said}</p>
    </>
  )
}
