// Everything that is known of one message, and what can be done with it.

import '../../style/details.css'
import { Copy, RotateCw, Star, Trash, Undo2 } from 'lucide'
import { useEffect, useState } from 'preact/hooks'
import { asksAuthor, canRetry, canTakeBack } from '../../model/message-acts.ts'
import { now } from '../../model/now.ts'
import { Button } from '../../parts/button.tsx'
import { Sheet } from '../../parts/sheet.tsx'
import { burningText } from '../../text/burning.ts'
import { chatText } from '../../text/chat.ts'
import { deletedWords } from '../../text/message-words.ts'
import { useChat, useRouter } from '../context.ts'
import { saying } from '../saying.ts'
import { copyText } from './copy-text.ts'
import { MessageFacts } from './message-facts.tsx'
import { MessageWays } from './message-ways.tsx'
import { RemoveDialog } from './remove-dialog.tsx'
import { starWords, turnStar } from './star.ts'
import { TakeBackDialog } from './take-back-dialog.tsx'
import type { VNode } from 'preact'
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
  const timeline = chat.timeline(message.conversation)
  const name = chat.conversations.get(message.conversation)?.name ?? message.name
  // The other side asked to keep it, and I let them.
  const isKeptThere = timeline.piece.value.messages.some(({ notice }) =>
    notice?.code === 'keep-allowed' && notice.args.message === message.id)
  const isDeleted = message.deleted === true
  return (
    <>
      {isDeleted
        ? <p class='muted'>{deletedWords(message, name)}</p>
        : (
          <blockquote class='quoted' dir='auto' data-from={message.from}>
            {message.text}
          </blockquote>
          )}
      <MessageFacts message={message} name={name} isKeptThere={isKeptThere} />
      <MessageWays ways={ways} />
      <Acts message={message} name={name} onGone={onGone} />
    </>
  )
}

type Asks = 'remove' | 'take-back'

function Acts ({ message, name, onGone }: {
  message: MessageView, name: string, onGone: () => void
}): VNode {
  const chat = useChat()
  const [asks, setAsks] = useState<Asks>()
  const text = chatText()
  const timeline = chat.timeline(message.conversation)
  const { id } = message
  const isDeleted = message.deleted === true
  const close = (): void => { setAsks(undefined) }
  return (
    <div class='acts'>
      {canRetry(message) && (
        <Button kind='primary' icon={RotateCw} onClick={() => { saying(again()) }}>
          {text.retry}
        </Button>
      )}
      {!isDeleted && (
        <>
          <Button icon={Copy} onClick={() => { void copyText(message.text) }}>{text.copy}</Button>
          <Button
            icon={Star} onClick={() => { saying(turnStar(chat.messenger, message, name)) }}
          >
            {starWords(message, asksAuthor(message))}
          </Button>
        </>
      )}
      <Button kind='danger' icon={Trash} onClick={() => { setAsks('remove') }}>
        {text.remove}
      </Button>
      {canTakeBack(message, now.value) && (
        <Button kind='danger' icon={Undo2} onClick={() => { setAsks('take-back') }}>
          {burningText().takeBack}
        </Button>
      )}
      {asks === 'remove' && (
        <RemoveDialog
          name={name}
          onClose={close}
          onRemove={() => { saying(timeline.forget(id).then(onGone)) }}
        />
      )}
      {asks === 'take-back' && (
        <TakeBackDialog
          name={name}
          onClose={close}
          onTakeBack={() => { saying(chat.messenger.takeBack(id)) }}
        />
      )}
    </div>
  )

  async function again (): Promise<void> {
    await timeline.retry(id)
    onGone()
  }
}
