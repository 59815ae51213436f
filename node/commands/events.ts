// events, events acknowledge: everything that happens, for programs that must not miss any. From
// the first call on events are kept until they are acknowledged; each is given at least once.

import { command } from './command.ts'
import { messageLine } from './message-line.ts'
import type { NumberedEvent } from '../../src/conversation/event-log.ts'
import type { Terminal } from '../cli/terminal.ts'
import type { Command } from './command.ts'

const AT_ONCE = 64

const events = command({
  name: 'events',
  group: 'tools',
  summary: 'Follow everything that happens',
  description:
    'From its first use on, events are kept until they are taken: a program that ends and comes ' +
      'back misses none. What was printed here counts as taken, unless --keep says otherwise. ' +
      'With --json each line is one event with its id.',
  where: 'daemon',
  stream: true,
  params: {
    after: {
      kind: 'number',
      min: 0,
      max: Number.MAX_SAFE_INTEGER,
      help: 'goes on behind this id (the oldest kept)'
    },
    keep: { kind: 'flag', cli: true, help: 'does not take what it prints' }
  },
  examples: [
    { line: 'snug events --json', says: 'one event a line' },
    { line: 'snug events --json --keep --after 120',
      says: 'for a program that acknowledges by itself' }
  ],
  run: async function * ({ messenger, flushed }, { after = 0 }, signal) {
    await messenger.subscribe()
    let wake = (): void => {}
    let news = false
    const tell = (): void => {
      news = true
      wake()
    }
    const off = messenger.on(tell)
    signal.addEventListener('abort', tell, { once: true })
    try {
      let last = after
      while (!signal.aborted) {
        news = false
        // What is told is written a little later.
        await flushed()
        const batch = await messenger.eventsAfter(last, AT_ONCE)
        for (const event of batch) {
          yield event
          last = event.id
        }
        if (batch.length > 0 || news) continue
        await new Promise<void>((resolve) => { wake = resolve })
      }
    } finally {
      off()
      signal.removeEventListener('abort', tell)
    }
  },
  render: (event, terminal) => eventLine(event, terminal),
  taken: (event) => ({ method: 'eventsAcknowledge', params: { upTo: event.id } })
})

function eventLine (event: NumberedEvent, terminal: Terminal): string {
  switch (event.type) {
    case 'message':
      return messageLine(event.message, terminal)
    case 'state':
      return messageLine(event.message, terminal)
    case 'contact':
      return `${terminal.safe(event.contact.name)}: ${terminal.safe(event.contact.stateText)}`
    case 'request':
      return `At the door: ${terminal.safe(event.contact.name)}`
    case 'notice':
      return terminal.safe(event.text)
    // How things stand is for those who show it: it is not among the events that are kept.
    case 'conversation':
    case 'erased':
    case 'removed':
    case 'me':
    case 'settings':
    case 'introductions':
    case 'invite':
    case 'knock':
    case 'signal':
    case 'keepers':
      return ''
  }
}

const eventsAcknowledge = command({
  name: 'events acknowledge',
  group: 'tools',
  summary: 'Take events: they are not given again',
  where: 'daemon',
  params: {
    upTo: {
      kind: 'number',
      min: 0,
      max: Number.MAX_SAFE_INTEGER,
      required: true,
      position: true,
      help: 'the id of the last event that was dealt with'
    }
  },
  examples: [{ line: 'snug events acknowledge 120',
    says: 'all up to the event 120 are dealt with' }],
  run: async ({ messenger }, { upTo }) => {
    await messenger.acknowledgeEvents(upTo)
    return { upTo }
  },
  render: () => ''
})

const eventsEnd = command({
  name: 'events end',
  group: 'tools',
  summary: 'Keep no more events for programs',
  where: 'daemon',
  params: {},
  examples: [{ line: 'snug events end', says: 'forgets the events that wait' }],
  run: async ({ messenger }) => {
    await messenger.unsubscribe()
    return {}
  },
  render: () => 'No more events are kept.'
})

export const commands: readonly Command[] = [events, eventsAcknowledge, eventsEnd]
