// search: looks for words in the messages of this device.

import { count } from '../../src/base/plural.ts'
import { command } from './command.ts'
import { messageLine } from './message-line.ts'
import type { Command } from './command.ts'

const LIMIT = 30

const search = command({
  name: 'search',
  group: 'messages',
  summary: 'Look for words in your messages',
  description: 'Finds messages that hold all the words, or words that begin so, whatever their ' +
    'case and accents. The index is made for each search, in memory: nothing of it is on the disk.',
  where: 'profile',
  params: {
    words: { kind: 'text', max: 256, required: true, position: true, help: 'what; in quotes' },
    in: { kind: 'text', is: 'contact', max: 512, help: 'in the conversation with this contact' },
    limit: { kind: 'number', min: 1, max: 500, short: 'n', help: `how many at most (${LIMIT})` }
  },
  examples: [
    { line: 'snug search "garden gate"', says: 'in all conversations, the newest first' },
    { line: 'snug search eight --in Ben -n 5', says: 'the last five times' }
  ],
  awaits: () => 'Reading your messages',
  run: ({ messenger }, { words, in: conversation, limit = LIMIT }) => messenger.search(words, {
    limit, whole: true, ...conversation === undefined ? {} : { conversation }
  }),
  render: ({ hits, count: all, isFull, isCut }, terminal) => [
    ...hits.length === 0
      ? ['Nothing was found.']
      : hits.map(({ message }) => messageLine(message, terminal)),
    ...all > hits.length ? [`${count(all - hits.length, 'more message')} not shown.`] : [],
    ...isFull ? ['Only the newest messages were looked at: there are too many for all.'] : [],
    ...isCut ? ['Only the beginning of what you look for was used: it is too long.'] : []
  ].join('\n')
})

export const commands: readonly Command[] = [search]
