// What is known of one message: how far it got and when, who keeps it, and when it burns down.

import { now } from '../../model/now.ts'
import { chatText } from '../../text/chat.ts'
import { houseOf, longState } from '../../text/message-words.ts'
import { moment } from '../../text/times.ts'
import { useChat } from '../context.ts'
import { Fact, When } from './fact.tsx'
import { MessageEnds } from './message-ends.tsx'
import { StateIcon } from './state-icon.tsx'
import type { VNode } from 'preact'
import type { MessageView } from '../../../src/conversation/views.ts'

export function MessageFacts ({ message, name, isKeptThere }: {
  message: MessageView, name: string, isKeptThere: boolean
}): VNode {
  const { conversations } = useChat()
  const text = chatText()
  const { deliveredAt, from, heldAt, heldBy, readAt, receivedAt, sentAt } = message
  const nameOf = (id: string): string | undefined => conversations.get(id)?.name
  const isMine = from === 'me'
  const isSettled = message.state === 'delivered' || message.state === 'read'
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
      {isSettled && deliveredAt === undefined && readAt === undefined && (
        <Fact name={text.deliveredAt}>{text.timesForgotten}</Fact>
      )}
      {message.deleted !== true && (
        <MessageEnds
          message={message} name={name} isKeptThere={isKeptThere}
          retention={conversations.get(message.conversation)?.retention ?? 0}
        />
      )}
    </dl>
  )
}
