// Asks whether the clock of this device is right, for as long as messages are held back because of
// it. Nothing is erased before a person answers, or the day is over that is said here. Says beside
// it what houses say of a clock that is wrong.

import { useEffect, useRef } from 'preact/hooks'
import { now } from '../../model/now.ts'
import { toast } from '../../model/toasts.ts'
import { Button } from '../../parts/button.tsx'
import { Notice } from '../../parts/notice.tsx'
import { burningText } from '../../text/burning.ts'
import { duration } from '../../text/durations.ts'
import { moment } from '../../text/times.ts'
import { useChat } from '../context.ts'
import { saying } from '../saying.ts'
import type { VNode } from 'preact'

export function ClockNotice (): VNode {
  const chat = useChat()
  const place = useRef<HTMLDivElement>(null)
  const doubt = chat.clock.doubt.value
  const warning = chat.clock.warning.value
  const text = burningText().clock
  useEffect(() => now.subscribe(() => { chat.clock.look() }), [chat])
  const answer = async (isRight: boolean): Promise<void> => {
    // The button that has the focus goes.
    place.current?.focus()
    await chat.answerClock(isRight)
    toast(isRight ? text.wasRight : text.wasWrong)
  }
  const actions = (
    <>
      <Button onClick={() => { saying(answer(true)) }}>{text.right}</Button>
      <Button onClick={() => { saying(answer(false)) }}>{text.wrong}</Button>
    </>
  )
  return (
    <div class='clock-notice' role='status' tabIndex={-1} ref={place}>
      {doubt !== undefined && (
        <Notice tone='care' title={text.title} actions={actions}>
          {text.words(duration((doubt.clock - doubt.seen) / 1_000), moment(doubt.until, now.value))}
        </Notice>
      )}
      {warning !== undefined && (
        <Notice tone='care' title={text.off}>
          {text.offBy(duration(warning.seconds), warning.direction === 'ahead')}
        </Notice>
      )}
    </div>
  )
}
