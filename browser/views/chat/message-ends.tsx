// When a message burns down, here and at the other side, by which rule; who wanted it to be kept,
// and what no program can promise.

import { burns } from '../../model/message-acts.ts'
import { endThere } from '../../model/end-there.ts'
import { now } from '../../model/now.ts'
import { Candle } from '../../parts/candle.tsx'
import { burningText } from '../../text/burning.ts'
import { chatText } from '../../text/chat.ts'
import { duration } from '../../text/durations.ts'
import { isolate } from '../../text/isolate.ts'
import { fullTime } from '../../text/times.ts'
import { Fact } from './fact.tsx'
import type { VNode } from 'preact'
import type { MessageView } from '../../../src/conversation/views.ts'

interface EndsProps {
  readonly message: MessageView
  readonly name: string
  /** Of the conversation, in seconds. */
  readonly retention: number
  /** I let the other side keep it. */
  readonly isKeptThere: boolean
}

export function MessageEnds (props: EndsProps): VNode {
  const { message, retention } = props
  const name = isolate(props.name)
  const text = burningText().details
  const { star, timer } = message
  const isUnsent = message.state === 'failed' || message.state === 'expired'
  const there = thereWords(props)
  return (
    <>
      <Fact name={text.here}><Here message={message} /></Fact>
      {!isUnsent && <Fact name={text.there(name)}>{there}</Fact>}
      {timer !== undefined && (
        <Fact name={text.timer}>
          {message.from === 'me'
            ? text.timerMine(duration(timer), name)
            : text.timerTheirs(duration(timer), name)}
          {message.from === 'me' && message.deliveredAt === undefined && ` ${text.notYet}`}
        </Fact>
      )}
      {star !== undefined && <Fact name={text.star}>{starWords(message, name)}</Fact>}
      {(burns(message) || retention > 0) && (
        <Fact name={text.limits}><span class='small muted'>{text.honest(name)}</span></Fact>
      )}
    </>
  )
}

function Here ({ message }: { message: MessageView }): VNode {
  const { deliveredAt, expiresAt, from, receivedAt, sentAt, timer } = message
  const text = burningText().details
  if (from === 'me' && timer !== undefined && deliveredAt === undefined) {
    const rule = text.afterArrival(duration(timer))
    return <>{expiresAt === undefined ? rule : text.atLatest(rule, fullTime(expiresAt))}</>
  }
  if (expiresAt === undefined) return <>{chatText().neverGone}</>
  const whole = expiresAt - (receivedAt ?? sentAt)
  const at = fullTime(expiresAt)
  return (
    <span class='with-icon'>
      <Candle rule={chatText().goneAt} left={(expiresAt - now.value) / whole} size={18} />
      <time dateTime={new Date(expiresAt).toISOString()}>{at}</time>
    </span>
  )
}

function thereWords ({ message, retention, isKeptThere }: EndsProps): string {
  const text = burningText().details
  if (isKeptThere) return text.keptThere
  const end = endThere(message, retention)
  switch (end.kind) {
    case 'never': return chatText().neverGone
    case 'about': return text.about(fullTime(end.at))
    case 'after': return end.what === 'reading'
      ? text.afterReading(duration(end.seconds))
      : text.afterArrival(duration(end.seconds))
  }
}

function starWords ({ from, star = 'marked' }: MessageView, name: string): string {
  const text = burningText().details.stars
  switch (star) {
    case 'marked': return text.marked
    case 'kept': return from === 'me' ? text.keptMine(name) : text.kept(name)
    case 'asked': return text.asked(name)
    case 'refused': return text.refused(name)
  }
}
