// One conversation: its head, what was said, and the field for writing.

import '../../style/thread.css'
import { MessageCircle } from 'lucide'
import { useEffect, useState } from 'preact/hooks'
import { isPhone } from '../../model/viewport.ts'
import { Button } from '../../parts/button.tsx'
import { Empty } from '../../parts/empty.tsx'
import { chatText } from '../../text/chat.ts'
import { isolate } from '../../text/isolate.ts'
import { useChat, useRouter } from '../context.ts'
import { useCommand } from '../use-command.ts'
import { ClockNotice } from './clock-notice.tsx'
import { ComposerBar } from './composer-bar.tsx'
import { RetentionDialog } from './retention-dialog.tsx'
import { ThreadHeader } from './thread-header.tsx'
import { ThreadSearch } from './thread-search.tsx'
import { TimelineView } from './timeline-view.tsx'
import type { VNode } from 'preact'

export function Thread ({ id }: { id: string }): VNode | null {
  const chat = useChat()
  const router = useRouter()
  const view = chat.conversations.get(id)
  const [isSearching, setSearching] = useState(false)
  const [isTiming, setTiming] = useState(false)
  useCommand('search-here', () => { setSearching(true) })
  useCommand('details', () => { router.go({ view: 'contact', id }) })
  useEffect(() => () => { chat.target.value = undefined }, [chat])
  if (view === undefined) return chat.conversations.isLoaded.value ? <Missing id={id} /> : null
  return (
    <section class='thread' aria-labelledby='thread-name'>
      <ThreadHeader
        view={view}
        onSearch={() => { setSearching(true) }}
        onTimer={() => { setTiming(true) }}
      />
      {isSearching && <ThreadSearch id={id} onClose={() => { setSearching(false) }} />}
      <TimelineView
        view={view} timeline={chat.timeline(id)} onTimer={() => { setTiming(true) }}
      />
      {isPhone.value && <ClockNotice />}
      <ComposerBar view={view} composer={chat.composer(id)} focuses={!isPhone.peek()} />
      {isTiming && <RetentionDialog view={view} onClose={() => { setTiming(false) }} />}
    </section>
  )
}

/** Somebody who is still at the door, or was removed. */
function Missing ({ id }: { id: string }): VNode {
  const router = useRouter()
  const text = chatText()
  const request = useChat().conversations.requests.value.find((other) => other.id === id)
  if (request === undefined) {
    return <Empty icon={MessageCircle} title={text.missing} words='' />
  }
  const door = (
    <Button kind='primary' onClick={() => { router.replace({ view: 'door' }) }}>
      {text.toDoor}
    </Button>
  )
  return (
    <Empty
      icon={MessageCircle} title={text.atTheDoor} words={text.requested(isolate(request.name))}
      actions={door}
    />
  )
}
