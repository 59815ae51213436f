// Why nothing can be written in a conversation, and what to do about it.

import { useState } from 'preact/hooks'
import { Button } from '../../parts/button.tsx'
import { Notice } from '../../parts/notice.tsx'
import { chatText } from '../../text/chat.ts'
import { isolate } from '../../text/isolate.ts'
import { usePeer, useRouter } from '../context.ts'
import { saying } from '../saying.ts'
import type { VNode } from 'preact'
import type { ConversationView } from '../../../src/conversation/views.ts'

type Hindrance = 'asked' | 'changed' | 'blocked' | 'requested'

export function CannotWrite ({ view, state }: {
  view: ConversationView, state: Hindrance
}): VNode {
  return <div class='composer'><Reason view={view} state={state} /></div>
}

function Reason ({ view, state }: { view: ConversationView, state: Hindrance }): VNode {
  const router = useRouter()
  const { messenger } = usePeer()
  const [waits, setWaits] = useState(false)
  const text = chatText()
  const { id, name } = view
  switch (state) {
    case 'asked': return <Notice>{text.asked(isolate(name))}</Notice>
    case 'changed': return (
      <Notice
        tone='danger'
        actions={(
          <>
            <Button kind='primary' onClick={() => { router.go({ view: 'verify', id }) }}>
              {text.compare}
            </Button>
            {!waits && <Button onClick={() => { setWaits(true) }}>{text.keepWaiting}</Button>}
          </>
        )}
      >
        {text.changed(isolate(name))}
      </Notice>
    )
    case 'blocked': return (
      <Notice actions={(
        <Button onClick={() => { saying(messenger.unblock(id)) }}>{text.unblock}</Button>
      )}
      >
        {text.blocked(isolate(name))}
      </Notice>
    )
    case 'requested': return (
      <Notice actions={(
        <Button onClick={() => { router.go({ view: 'door' }) }}>{text.toDoor}</Button>
      )}
      >
        {text.requested(isolate(name))}
      </Notice>
    )
  }
}
