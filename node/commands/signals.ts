// watch, typing: who types and who is here now. Nothing is kept of it: who looks away misses it.

import { command } from './command.ts'
import { eventsFrom } from './events-from.ts'
import type { SignalView } from '../../src/conversation/acquaintance-views.ts'
import type { Command } from './command.ts'

interface Watched extends SignalView { readonly name: string }

const watch = command({
  name: 'watch',
  group: 'messages',
  summary: 'See who is typing and who is here now',
  description: 'Only those who show it, while you show it too (snug settings set typing on, snug ' +
    'settings set presence on), and while you are connected to them.',
  where: 'daemon',
  stream: true,
  params: { name: { kind: 'text', is: 'contact', max: 512, position: true, help: 'whom alone' } },
  examples: [{ line: 'snug watch', says: 'a line whenever somebody types, comes or goes' }],
  run: async function * ({ messenger }, { name }, signal) {
    const only = name === undefined ? undefined : messenger.contact(name).id
    const events = eventsFrom(messenger, signal)
    const named = (view: SignalView): Watched[] => only === undefined || view.contact === only
      ? [{ ...view, name: messenger.contact(view.contact).name }]
      : []
    for (const view of messenger.signals()) yield * named(view)
    for await (const event of events) if (event.type === 'signal') yield * named(event.signal)
  },
  render: ({ name, typing, here }, terminal) => {
    const who = terminal.style('bold', terminal.safe(name))
    if (typing) return `${who} is typing`
    return here ? `${who} is here now` : `${who}: nothing now`
  }
})

const typing = command({
  name: 'typing',
  group: 'messages',
  summary: 'Show somebody that you are typing',
  description: 'For programs in which people write. Say it again while they go on, at each key ' +
    'if you like: it goes out every five seconds at most, only where you both show it, and only ' +
    'while you are connected.',
  where: 'daemon',
  params: {
    name: { kind: 'text', is: 'contact', max: 512, required: true, position: true, help: 'whom' },
    over: { kind: 'flag', help: 'you have stopped' }
  },
  examples: [{ line: 'snug typing Ben', says: 'Ben sees for some seconds that you are typing' }],
  run: ({ messenger }, { name, over }) => {
    messenger.setTyping(name, over !== true)
    return Promise.resolve({})
  },
  render: () => ''
})

export const commands: readonly Command[] = [watch, typing]
