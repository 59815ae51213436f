// conversations, mute, pin, retention: what lies where, and what is set for one of them.

import { count } from '../../src/base/plural.ts'
import { SECOND } from '../../src/base/limits.ts'
import { inWords } from '../cli/terminal.ts'
import { command } from './command.ts'
import { RETENTION_CHOICES, retentionOf } from './retention.ts'
import type { Command } from './command.ts'

const conversations = command({
  name: 'conversations',
  group: 'messages',
  summary: 'List your conversations',
  where: 'profile',
  params: {},
  examples: [{ line: 'snug conversations', says: 'the last message of each, and what is unread' }],
  run: ({ messenger }) => messenger.conversations(),
  render: (all, terminal) => all.length === 0
    ? 'There are no conversations yet.'
    : terminal.table(all.map(({ name, unread, last, muted, pinned, draft, retention }) => [
      terminal.style('bold', terminal.safe(name)),
      terminal.style('dim', [...pinned ? ['pinned'] : [], ...muted ? ['muted'] : [],
        ...draft === undefined ? [] : ['draft']].join(', ')),
      unread === 0 ? '' : count(unread, 'new message'),
      last === undefined ? '' : terminal.time(last.receivedAt ?? last.sentAt),
      last === undefined ? '' : cut(terminal.safe(last.text)),
      terminal.style('dim', retention === 0 ? 'kept' : `gone after ${inWords(retention * SECOND)}`)
    ])),
  next: (all) => all.length === 0 ? 'Write to somebody: snug send NAME TEXT' : undefined
})

const retention = command({
  name: 'retention',
  group: 'messages',
  summary: 'Choose how long messages of a conversation stay',
  description: 'For both of you, from the next message on: then they burn down, with the keys ' +
    'that opened them. Either of you can make it shorter; longer it gets when both want it, and ' +
    'both see it in the conversation. Nothing can make a dishonest program of the other side ' +
    'forget. What new conversations begin with is in `snug settings`.',
  where: 'daemon',
  params: {
    name: {
      kind: 'text', is: 'contact', max: 512, required: true, position: true,
      help: 'whose conversation'
    },
    time: {
      kind: 'choice', choices: RETENTION_CHOICES, required: true, position: true,
      help: 'after what time they are gone'
    }
  },
  examples: [
    { line: 'snug retention Ben 1d', says: 'new messages with Ben are gone after a day' },
    { line: 'snug retention Ben keep', says: 'they stay until one of you deletes them' }
  ],
  run: async ({ messenger }, { name, time }) => {
    await messenger.setRetention(name, retentionOf(time))
    const { name: known, retention: seconds, wishes } = messenger.conversation(name)
    return { name: known, retention: seconds, wishes }
  },
  render: ({ name, retention: seconds, wishes: { mine } }, terminal) => {
    const who = terminal.safe(name)
    const rule = seconds === 0
      ? `New messages with ${who} stay.`
      : `New messages with ${who} are gone after ${inWords(seconds * SECOND)}.`
    return mine === seconds ? rule : `${rule} It gets longer when ${who} chooses that, too.`
  },
  next: ({ retention: seconds, wishes: { mine } }) => mine === seconds
    ? 'What is there already goes when it would have gone: snug read shows when'
    : undefined
})

/** `mute` and `pin`: what one conversation is set to, or no longer. */
const [mute, pin] = (['mute', 'pin'] as const).map((name) => command({
  name,
  group: 'messages',
  summary: name === 'mute'
    ? 'Let a conversation make no noise, or again'
    : 'Let a conversation stand above the others, or no longer',
  description: 'On this device alone; nobody is told.',
  where: 'profile',
  params: {
    name: {
      kind: 'text', is: 'contact', max: 512, required: true, position: true,
      help: 'whose conversation'
    },
    off: { kind: 'flag', help: 'undoes it' }
  },
  examples: [
    { line: `snug ${name} Ben`, says: 'on this device' },
    { line: `snug ${name} Ben --off`, says: 'as it was before' }
  ],
  run: ({ messenger }, { name: ref, off = false }) => name === 'mute'
    ? messenger.setMuted(ref, !off)
    : messenger.setPinned(ref, !off),
  render: (view, terminal) => name === 'mute'
    ? `${terminal.safe(view.name)} is ${view.muted ? 'muted' : 'not muted any more'}.`
    : `${terminal.safe(view.name)} ${view.pinned ? 'stands above the others' : 'is in its place'}.`
})) as [Command, Command]

function cut (text: string): string {
  const characters = [...text]
  return characters.length <= 40 ? text : `${characters.slice(0, 39).join('')}…`
}

export const commands: readonly Command[] = [conversations, mute, pin, retention]
