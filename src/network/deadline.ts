// An AbortSignal that fires after a time of the injected clock, or when an outer signal does.

import { setMaxListeners } from 'main-event'
import type { Clock } from '../base/clock.ts'

export interface Deadline {
  readonly signal: AbortSignal
  /** Calls the timer off: once what it was for has ended. */
  done (): void
}

export function deadline (clock: Clock, ms: number, outer?: AbortSignal): Deadline {
  const controller = new AbortController()
  // libp2p listens to a dial's signal once for every address, stream and message.
  setMaxListeners(Infinity, controller.signal)
  const abort = (): void => { controller.abort() }
  const timer = clock.schedule(ms, abort)
  if (outer?.aborted === true) abort()
  outer?.addEventListener('abort', abort)
  return {
    signal: controller.signal,
    done: () => {
      timer.cancel()
      outer?.removeEventListener('abort', abort)
    }
  }
}
