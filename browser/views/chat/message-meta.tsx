// Beside the words of a message: its time, the candle, and how far it got as an icon. Together they
// are the way to its details.

import { Star } from 'lucide'
import { now } from '../../model/now.ts'
import { Candle } from '../../parts/candle.tsx'
import { Icon } from '../../parts/icon.tsx'
import { burningText } from '../../text/burning.ts'
import { chatText } from '../../text/chat.ts'
import { duration, shortDuration } from '../../text/durations.ts'
import { shortState } from '../../text/message-words.ts'
import { clockTime, fullTime, moment } from '../../text/times.ts'
import { StateIcon } from './state-icon.tsx'
import type { VNode } from 'preact'
import type { MessageView } from '../../../src/conversation/views.ts'

export function MessageMeta ({ message, onClick }: {
  message: MessageView, onClick: () => void
}): VNode {
  const { expiresAt, sentAt, star, state, timer } = message
  const text = chatText()
  const time = clockTime(sentAt)
  const words = state === undefined ? undefined : shortState(message, now.value)
  const burns = expiresAt === undefined ? undefined : text.burnsAt(moment(expiresAt, now.value))
  const burning = burningText()
  const starred = star === undefined ? undefined : burning.stars[star]
  const timed = timer === undefined ? undefined : burning.timerOf(duration(timer))
  // As it is shown, too: who speaks to the device says what they see.
  const shown = timer === undefined ? time : `${shortDuration(timer)} ${time}`
  const label = [text.details, shown, words, burns, timed, starred]
  return (
    <button
      type='button'
      class='meta'
      tabIndex={-1}
      title={fullTime(sentAt)}
      aria-label={label.filter((part) => part !== undefined).join('. ')}
      onClick={onClick}
    >
      {starred !== undefined && <Icon of={Star} size={13} />}
      {expiresAt !== undefined && burns !== undefined && (
        <Candle rule={burns} left={(expiresAt - now.value) / (expiresAt - sentAt)} size={13} />
      )}
      {timer !== undefined && <span>{shortDuration(timer)} </span>}
      <time dateTime={new Date(sentAt).toISOString()}>{time}</time>
      {state !== undefined && <StateIcon state={state} size={15} />}
    </button>
  )
}
