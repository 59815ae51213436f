// conversations, message: what lies where, and how far one message got.

import { SnugError } from '../../src/base/errors.ts'
import { SECOND } from '../../src/base/limits.ts'
import { count, inWords } from '../cli/terminal.ts'
import { command } from './command.ts'
import { stateText } from './message-line.ts'
import { retentionOf } from './retention.ts'
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
    : terminal.table(all.map(({ name, unread, last, retention }) => [
      terminal.style('bold', terminal.safe(name)),
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
    'that opened them. What new conversations begin with is in `snug settings`.',
  where: 'daemon',
  params: {
    name: {
      kind: 'text', is: 'contact', max: 512, required: true, position: true,
      help: 'whose conversation'
    },
    time: {
      kind: 'text', max: 32, required: true, position: true,
      help: 'a time such as 30d, 1d or 1h, or off'
    }
  },
  examples: [
    { line: 'snug retention Ben 1d', says: 'messages with Ben are gone after a day' },
    { line: 'snug retention Ben off', says: 'they stay until one of you deletes them' }
  ],
  run: async ({ messenger }, { name, time }) => {
    const contact = await messenger.setRetention(name, retentionOf(time))
    return { name: contact.name, retention: retentionOf(time) }
  },
  render: ({ name, retention: seconds }, terminal) => seconds === 0
    ? `Messages with ${terminal.safe(name)} stay.`
    : `Messages with ${terminal.safe(name)} are gone after ${inWords(seconds * SECOND)}.`
})

const message = command({
  name: 'message',
  group: 'messages',
  summary: 'Show how far a message got, and who keeps it until when',
  where: 'profile',
  params: {
    id: { kind: 'text', max: 128, required: true, position: true, help: 'as --json shows it' }
  },
  examples: [{ line: 'snug message 0aT9...', says: 'all times and hosts of one message' }],
  run: async ({ messenger }, { id }) => {
    const found = await messenger.message(id)
    if (found !== undefined) return found
    throw new SnugError({
      code: 'no-message',
      message: 'There is no such message here: it was never there, or is gone.',
      action: 'snug read NAME --json shows the ids of those that are there.'
    })
  },
  render: (found, terminal) => {
    const at = (time: number | undefined): string => time === undefined ? '' : terminal.time(time)
    const rows: [string, string][] = [
      ['from', found.from === 'me' ? 'me' : terminal.safe(found.name)],
      ['state', stateText(found, terminal)],
      ['written', at(found.sentAt)],
      ['received', at(found.receivedAt)],
      ['delivered', at(found.deliveredAt)],
      ['read', at(found.readAt)],
      ['gone', at(found.expiresAt)],
      ...(found.heldBy ?? []).map(({ host, until }): [string, string] => [
        'kept by', `${terminal.safe(host)} until ${terminal.day(until)}`
      ]),
      ['what to do', found.fault?.action === undefined ? '' : terminal.safe(found.fault.action)]
    ]
    const shown = rows.filter(([, value]) => value !== '')
    return `${terminal.safeLines(found.text)}\n\n${terminal.table(shown)}`
  }
})

function cut (text: string): string {
  const characters = [...text]
  return characters.length <= 40 ? text : `${characters.slice(0, 39).join('')}…`
}

export const commands: readonly Command[] = [conversations, message, retention]
