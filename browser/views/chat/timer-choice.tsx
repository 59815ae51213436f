// The timer of what is written next: chosen before sending, and said in words while it is set.

import { Timer } from 'lucide'
import { Menu } from '../../parts/menu.tsx'
import { Candle } from '../../parts/candle.tsx'
import { burningText } from '../../text/burning.ts'
import { chatText } from '../../text/chat.ts'
import { duration } from '../../text/durations.ts'
import type { VNode } from 'preact'
import type { Composer } from '../../model/composer.ts'

const TIMERS = [0, 5, 30, 300, 3_600, 86_400] // seconds

export function TimerChoice ({ composer }: { composer: Composer }): VNode {
  const text = burningText()
  const chosen = composer.timer.value
  const items = TIMERS.map((seconds) => ({
    words: seconds === 0 ? text.noTimer : duration(seconds),
    isChecked: seconds === chosen,
    run: () => { composer.timer.value = seconds }
  }))
  return <Menu icon={Timer} label={text.timer} title={text.timer} groups={[items]} />
}

/** What becomes of what is written now: said before it is sent. */
export function TimerNote ({ composer, retention }: {
  composer: Composer, retention: number
}): VNode {
  const seconds = composer.timer.value
  const text = chatText()
  const rule = seconds > 0
    ? burningText().timerSet(duration(seconds))
    : retention > 0 ? text.burnsAfter(duration(retention)) : text.stays
  return (
    <p class='rule small muted' role='status'>
      {(seconds > 0 || retention > 0) && <Candle rule='' size={14} />}
      <span>{rule}</span>
    </p>
  )
}
