// What a person is asked when the clock of the device went ahead by more than a day.

import { BurningClock } from './burning-clock.ts'
import { HostClocks } from './host-clocks.ts'
import type { ClockDoubt } from './burning-clock.ts'
import type { PersonParts } from './person-parts.ts'
import type { KeptEvent } from './views.ts'

/** The clock by which a person's messages burn down, who is asked where it is in doubt. */
export function burningClock (
  { clock, store, storeFailed, tell }: PersonParts, settled: () => Promise<void>
): BurningClock {
  return new BurningClock({ clock, store, storeFailed,
    settled: () => { settled().catch(storeFailed) },
    asks: (doubt) => { tell(clockNotice(doubt)) } })
}

/** What hosts say of the clock: told to a person where it is wrong, and to what burns down. */
export function hostClocks ({ tell }: PersonParts, time: BurningClock): HostClocks {
  return new HostClocks(({ action, args, code, message }) => {
    tell({ type: 'notice', code, args, text: [message, action].filter(Boolean).join(' ') })
  }, (ahead) => { time.told(ahead) })
}

function clockNotice (doubt: ClockDoubt): Extract<KeptEvent, { type: 'notice' }> {
  const { clock, seen, until } = doubt
  return { type: 'notice', code: 'clock-jump', text: clockQuestion(doubt),
    args: { clock, seen, until } }
}

export function clockQuestion ({ clock, seen }: ClockDoubt): string {
  return `The clock of this device says ${dayOf(clock)}; Snug was here last on ${dayOf(seen)}. ` +
    'Messages that would be over are not shown, and are erased when the clock is right, or in ' +
    'a day. Is it? snug clock right, or: snug clock wrong'
}

function dayOf (at: number): string {
  return new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric' })
    .format(at)
}
