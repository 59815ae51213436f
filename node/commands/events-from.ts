// Events of the messenger from now on, for commands that wait for one or follow them all.

import { SnugError } from '../../src/base/errors.ts'
import type { NumberedEvent } from '../../src/conversation/event-log.ts'
import type { Messenger } from '../../src/messenger.ts'

const WAITING_MAX = 4_096

/**
 * Listens from the call on, not from the first value that is taken, until the signal: what was
 * never asked for a value does not notice that it is left. Throws SnugError `reader-slow` where
 * values are not taken as fast as they come: the messages themselves are in the store.
 */
export function eventsFrom (
  messenger: Messenger, signal: AbortSignal
): AsyncGenerator<NumberedEvent> {
  const waiting: NumberedEvent[] = []
  let wake = (): void => {}
  const off = messenger.on((event) => {
    if (waiting.length <= WAITING_MAX) waiting.push(event)
    wake()
  })
  const stop = (): void => {
    off()
    wake()
  }
  signal.addEventListener('abort', stop, { once: true })
  return (async function * () {
    try {
      while (!signal.aborted) {
        if (waiting.length > WAITING_MAX) throw new SnugError(READER_SLOW)
        const event = waiting.shift()
        if (event !== undefined) yield event
        else await new Promise<void>((resolve) => { wake = resolve })
      }
    } finally {
      signal.removeEventListener('abort', stop)
      off()
    }
  })()
}

const READER_SLOW = {
  code: 'reader-slow',
  message: 'More happened than was read here in time. Nothing is lost.',
  action: 'Read the conversation again.'
}
