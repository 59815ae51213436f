// send: writes to a contact. It is done when the message is stored: from then on it is kept and
// tried until it arrives or ends. --wait stays until it got further.

import { SnugError } from '../../src/base/errors.ts'
import { SECOND } from '../../src/base/limits.ts'
import { readInput } from '../cli/read-input.ts'
import { inWords } from '../cli/terminal.ts'
import { command } from './command.ts'
import { eventsFrom } from './events-from.ts'
import { burnsIn, stateText } from './message-line.ts'
import type { MessageState, MessageView } from '../../src/conversation/views.ts'
import type { Command } from './command.ts'

const STAGES = ['stored', 'held', 'delivered'] as const

const REACHED: Readonly<Record<typeof STAGES[number], readonly MessageState[]>> = {
  stored: ['waiting', 'held', 'delivered', 'read'],
  held: ['held', 'delivered', 'read'],
  delivered: ['delivered', 'read']
}

const send = command({
  name: 'send',
  group: 'messages',
  summary: 'Write to a contact',
  description:
    'The message is sealed and stored, then goes directly, or to houses that keep it until ' +
    'your contact is back. It is never necessary to wait for that; --wait does.',
  where: 'daemon',
  params: {
    name: { kind: 'text', is: 'contact', max: 512, required: true, position: true,
      help: 'to whom' },
    text: { kind: 'text', position: true, help: 'what; in quotes' },
    stdin: { kind: 'flag', cli: true, help: 'reads the text from the standard input' },
    timer: { kind: 'duration', shown: 'time', help: 'burns down so long after it was read: 5s' },
    wait: {
      kind: 'choice',
      choices: STAGES,
      help: 'until it is stored (the default), held by houses, or delivered'
    }
  },
  examples: [
    { line: 'snug send Ben "See you at eight"', says: 'writes to Ben' },
    { line: 'snug send Ben "Did you get it?" --wait delivered --timeout 60s',
      says: 'waits until Ben has it' },
    { line: 'snug send Ben "The code is 4711" --timer 30s',
      says: 'gone 30 seconds after Ben read it, and here 30 seconds after it arrived' },
    { line: 'uptime | snug send Ben --stdin', says: 'sends what a program prints' }
  ],
  complete: async ({ name, text, stdin, timer, wait }, local) => {
    if (stdin === true && text !== undefined) {
      throw new SnugError({ code: 'bad-input', message: 'Give the text, or --stdin, not both.' })
    }
    const given = stdin === true || text === '-' ? await readInput(local.io) : text
    return { name, text: given?.replace(/\n$/, ''), timer, wait }
  },
  awaits: ({ name, wait }) => wait === 'held'
    ? `Waiting until houses keep it for ${name}`
    : `Waiting until ${name} has it`,
  run: async ({ messenger }, { name, text, timer = 0, wait = 'stored' }, signal) => {
    if (text === undefined) {
      throw new SnugError({
        code: 'bad-input',
        message: 'The text is missing.',
        action: 'Put it in quotes behind the name, or use --stdin.'
      })
    }
    const options = { timer: timer / SECOND }
    if (wait === 'stored') return await messenger.send(name, text, options)
    const ending = new AbortController()
    const events = eventsFrom(messenger, AbortSignal.any([signal, ending.signal]))
    try {
      let message = await messenger.send(name, text, options)
      while (!isThere(message, wait)) {
        const next = await events.next()
        if (next.done === true) break
        const event = next.value
        if (event.type === 'state' && event.message.id === message.id) message = event.message
      }
      return message
    } finally {
      ending.abort()
    }
  },
  render: (message, terminal) => {
    const words = [stateText(message, terminal), burnsIn(message)]
      .filter((part) => part !== '').join('. It ')
    return words === '' ? '' : `${words.charAt(0).toUpperCase()}${words.slice(1)}.`
  },
  next: ({ expiresAt, sentAt, timer }) => {
    if (timer !== undefined) return undefined
    const rule = expiresAt === undefined
      ? 'It stays until one of you deletes it'
      : `It is gone after ${inWords(expiresAt - sentAt)}, for both of you`
    return `${rule}. To choose another time: snug retention NAME TIME`
  }
})

/** Throws SnugError where it will never get there. */
function isThere (message: MessageView, wait: typeof STAGES[number]): boolean {
  const { state = 'waiting', fault, stateText: words } = message
  if (state === 'failed' || state === 'expired') {
    throw new SnugError(fault ?? { code: `message-${state}`, message: words ?? 'Not sent.' })
  }
  return REACHED[wait].includes(state)
}

export const commands: readonly Command[] = [send]
