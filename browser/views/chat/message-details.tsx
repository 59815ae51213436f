// Everything that is known of one message: its words, how far it got, and when.

import '../../style/details.css'
import { Copy, RotateCw, Trash } from 'lucide'
import { useEffect, useState } from 'preact/hooks'
import { now } from '../../model/now.ts'
import { Button } from '../../parts/button.tsx'
import { Sheet } from '../../parts/sheet.tsx'
import { chatText } from '../../text/chat.ts'
import { houseOf, longState } from '../../text/message-words.ts'
import { fullTime, moment } from '../../text/times.ts'
import { useChat, useRouter } from '../context.ts'
import { saying } from '../saying.ts'
import { copyText } from './copy-text.ts'
import { MessageWays } from './message-ways.tsx'
import { RemoveDialog } from './remove-dialog.tsx'
import { StateIcon } from './state-icon.tsx'
import type { ComponentChildren, VNode } from 'preact'
import type { MessageDetailView, MessageView, WayView } from
  '../../../src/conversation/views.ts'
import type { ViewProps } from '../ready/later.tsx'

export function MessageDetails ({ route }: ViewProps<'message'>): VNode {
  const chat = useChat()
  const router = useRouter()
  const timeline = chat.timeline(route.id)
  const [stored, setStored] = useState<MessageDetailView>()
  const live = timeline.find(route.message)
  const known = stored?.id === route.message ? stored : undefined
  const message = live ?? known
  useEffect(() => {
    chat.messenger.message(route.message).then(setStored, () => {})
  }, [route.message, live])
  const text = chatText()
  return (
    <Sheet title={text.messageTitle} onClose={() => { router.up() }}>
      {message === undefined
        ? <p class='muted'>{text.gone}</p>
        : (
          <Details message={message} ways={known?.ways ?? []} onGone={() => { router.up() }} />
          )}
    </Sheet>
  )
}

function Details ({ message, ways, onGone }: {
  message: MessageView, ways: readonly WayView[], onGone: () => void
}): VNode {
  const chat = useChat()
  const [isRemoving, setRemoving] = useState(false)
  const text = chatText()
  const name = chat.conversations.get(message.conversation)?.name ?? message.name
  const timeline = chat.timeline(message.conversation)
  const { id, state } = message
  return (
    <>
      <blockquote class='quoted' dir='auto' data-from={message.from}>{message.text}</blockquote>
      <Facts message={message} name={name} />
      <MessageWays ways={ways} />
      <div class='acts'>
        {(state === 'failed' || state === 'expired') && (
          <Button kind='primary' icon={RotateCw} onClick={() => { saying(again()) }}>
            {text.retry}
          </Button>
        )}
        <Button icon={Copy} onClick={() => { void copyText(message.text) }}>{text.copy}</Button>
        <Button kind='danger' icon={Trash} onClick={() => { setRemoving(true) }}>
          {text.remove}
        </Button>
      </div>
      {isRemoving && (
        <RemoveDialog
          name={name}
          onClose={() => { setRemoving(false) }}
          onRemove={() => { saying(timeline.forget(id).then(onGone)) }}
        />
      )}
    </>
  )

  async function again (): Promise<void> {
    await timeline.retry(id)
    onGone()
  }
}

function Facts ({ message, name }: { message: MessageView, name: string }): VNode {
  const { conversations } = useChat()
  const text = chatText()
  const { deliveredAt, expiresAt, from, heldAt, heldBy, readAt, receivedAt, sentAt } = message
  const nameOf = (id: string): string | undefined => conversations.get(id)?.name
  const isMine = from === 'me'
  return (
    <dl class='facts'>
      {message.state !== undefined && (
        <Fact name={text.stateNow}>
          <span class='with-icon'>
            <StateIcon state={message.state} />
            <span>{longState(message, name, now.value, nameOf)}</span>
          </span>
        </Fact>
      )}
      <Fact name={text.from}><bdi>{isMine ? text.you : name}</bdi></Fact>
      {isMine
        ? <When name={text.written} at={sentAt} />
        : <When name={text.received} at={receivedAt ?? sentAt} />}
      <When name={text.keptSince} at={heldAt} />
      {heldBy !== undefined && heldBy.length > 0 && (
        <Fact name={text.keptBy}>
          <ul>
            {heldBy.map((hold) => (
              <li key={hold.host}>
                {text.keptUntil(houseOf(hold, nameOf), moment(hold.until, now.value))}
              </li>
            ))}
          </ul>
        </Fact>
      )}
      <When name={text.deliveredAt} at={deliveredAt} />
      <When name={text.readAt} at={readAt} />
      {expiresAt === undefined
        ? <Fact name={text.goneAt}>{text.neverGone}</Fact>
        : <When name={text.goneAt} at={expiresAt} />}
    </dl>
  )
}

function When ({ name, at }: { name: string, at: number | undefined }): VNode | null {
  if (at === undefined) return null
  const machine = new Date(at).toISOString()
  return <Fact name={name}><time dateTime={machine}>{fullTime(at)}</time></Fact>
}

function Fact ({ name, children }: { name: string, children: ComponentChildren }): VNode {
  return <div><dt>{name}</dt><dd>{children}</dd></div>
}
