// Looking for words in one conversation, and going from one place to the next.

import { ChevronDown, ChevronUp, X } from 'lucide'
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks'
import { Search } from '../../model/search.ts'
import { IconButton } from '../../parts/icon-button.tsx'
import { SearchInput } from '../../parts/search-input.tsx'
import { chatText } from '../../text/chat.ts'
import { partsText } from '../../text/parts.ts'
import { useChat } from '../context.ts'
import type { VNode } from 'preact'

export function ThreadSearch ({ id, onClose }: { id: string, onClose: () => void }): VNode {
  const chat = useChat()
  const search = useMemo(() => new Search(chat.messenger, id), [chat, id])
  const field = useRef<HTMLInputElement>(null)
  const [at, setAt] = useState(0)
  const text = chatText()
  const found = search.found.value
  // The latest first, as one looks back.
  const hits = found?.hits ?? []
  const hit = hits[Math.min(at, hits.length - 1)]?.message
  const marks = useMemo(() => {
    return new Map(found?.hits.map(({ message, ranges }) => [message.id, ranges]))
  }, [found])
  // With the key that asked for it: what is typed next belongs here, and into no message.
  useLayoutEffect(() => {
    field.current?.focus()
    return () => { search.stop() }
  }, [search])
  useEffect(() => { setAt(0) }, [found?.query])
  useEffect(() => {
    chat.target.value = hit && { conversation: id, position: hit.position, marks }
  }, [hit?.id, marks])
  const step = (by: number): void => {
    if (hits.length > 0) setAt((at + by + hits.length) % hits.length)
  }
  const close = (): void => {
    chat.target.value = undefined
    onClose()
  }
  return (
    <search class='thread-search'>
      <SearchInput
        field={field}
        label={text.searchHere}
        value={search.query.value}
        onInput={(typed) => { search.query.value = typed }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') step(event.shiftKey ? -1 : 1)
          else if (event.key === 'Escape') close()
          else return
          event.preventDefault()
        }}
      />
      <span class='small muted tabular' role='status'>
        {found !== undefined && (hit === undefined
          ? text.noHits
          : text.hitOf(Math.min(at, hits.length - 1) + 1, found.count))}
      </span>
      <IconButton
        icon={ChevronUp} label={text.olderHit} disabled={hits.length < 2}
        onClick={() => { step(1) }}
      />
      <IconButton
        icon={ChevronDown} label={text.newerHit} disabled={hits.length < 2}
        onClick={() => { step(-1) }}
      />
      <IconButton icon={X} label={partsText().close} onClick={close} />
    </search>
  )
}
