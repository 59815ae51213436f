// The other side would like to keep a message of mine that burns down: which one, and my answer,
// which I can change. Its words are shown only while it is here, and copied nowhere.

import '../../style/details.css'
import { useEffect, useState } from 'preact/hooks'
import { Button } from '../../parts/button.tsx'
import { burningText } from '../../text/burning.ts'
import { useChat } from '../context.ts'
import { saying } from '../saying.ts'
import type { VNode } from 'preact'
import type { MessageView } from '../../../src/conversation/views.ts'

const SHOWN = 200 // characters

export function isKeepNotice ({ notice }: MessageView): boolean {
  return notice?.code.startsWith('keep-') === true
}

export function KeepAnswer ({ message: { conversation, id, notice } }: {
  message: MessageView
}): VNode {
  const { messenger } = useChat()
  const text = burningText()
  const answer = (allowed: boolean) => () => { saying(messenger.answerKeep(id, allowed)) }
  const yes = (words: string): VNode => (
    <Button kind='plain' onClick={answer(true)}>{words}</Button>
  )
  const no = (words: string): VNode => (
    <Button kind='plain' onClick={answer(false)}>{words}</Button>
  )
  switch (notice?.code) {
    case 'keep-allowed': return <div class='actions'>{no(text.refuseAfter)}</div>
    case 'keep-refused': return <div class='actions'>{yes(text.allowAfter)}</div>
    default: return (
      <>
        <Wanted conversation={conversation} id={String(notice?.args.message ?? '')} />
        <div class='actions'>{no(text.refuse)}{yes(text.allow)}</div>
      </>
    )
  }
}

function Wanted ({ conversation, id }: { conversation: string, id: string }): VNode {
  const chat = useChat()
  const [stored, setStored] = useState<MessageView>()
  const live = chat.timeline(conversation).find(id)
  useEffect(() => {
    if (live === undefined) chat.messenger.message(id).then(setStored, () => {})
  }, [id, live])
  const wanted = live ?? stored
  const text = burningText()
  if (wanted === undefined || wanted.deleted === true) return <p>{text.keepWhichGone}</p>
  return (
    <figure class='wanted'>
      <figcaption>{text.keepWhich}</figcaption>
      <blockquote class='quoted' dir='auto' data-from='me'>
        {wanted.text.slice(0, SHOWN)}
      </blockquote>
    </figure>
  )
}
