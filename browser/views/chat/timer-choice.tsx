// The timer of what is written next: chosen before sending, and said in words while it is set.

import { Timer } from 'lucide'
import { Menu } from '../../parts/menu.tsx'
import { burningText } from '../../text/burning.ts'
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
  return <Menu icon={Timer} label={text.timer} groups={[items]} />
}

export function TimerNote ({ composer }: { composer: Composer }): VNode | null {
  const seconds = composer.timer.value
  if (seconds === 0) return null
  return <p class='small muted' role='status'>{burningText().timerSet(duration(seconds))}</p>
}
