// message, message retry, message erase: one message, how far it got, and what to do about it.

import { noMessage } from '../../src/conversation/talk.ts'
import { SnugError } from '../../src/base/errors.ts'
import { command } from './command.ts'
import { stateText } from './message-line.ts'
import type { Command } from './command.ts'

const ID = {
  kind: 'text', max: 128, required: true, position: true, help: 'as --json shows it'
} as const

const message = command({
  name: 'message',
  group: 'messages',
  summary: 'Show how far a message got, and who keeps it until when',
  where: 'profile',
  params: {
    id: ID
  },
  examples: [{ line: 'snug message 0aT9...', says: 'all times and hosts of one message' }],
  run: async ({ messenger }, { id }) => {
    const found = await messenger.message(id)
    if (found !== undefined) return found
    throw new SnugError(noMessage)
  },
  render: (found, terminal) => {
    const at = (time: number | undefined): string => time === undefined ? '' : terminal.time(time)
    const rows: [string, string][] = [
      ['from', found.from === 'me' ? 'me' : terminal.safe(found.name)],
      ['state', stateText(found, terminal)],
      ['written', at(found.sentAt)],
      ['received', at(found.receivedAt)],
      ['held', at(found.heldAt)],
      ['delivered', at(found.deliveredAt)],
      ['read', at(found.readAt)],
      ['gone', at(found.expiresAt)],
      ...(found.heldBy ?? []).map(({ host, until }): [string, string] => [
        'kept by', `${terminal.safe(host)} until ${terminal.day(until)}`
      ]),
      ...found.ways.flatMap((way): [string, string][] => [
        ['tried directly', terminal.safe(way.fault?.message ?? '')],
        ...way.houses.flatMap(({ host, fault }): [string, string][] => fault === undefined
          ? []
          : [['tried at', terminal.safe(`${host}: ${fault.message}`)]])
      ]),
      ['what to do', found.fault?.action === undefined ? '' : terminal.safe(found.fault.action)]
    ]
    const shown = rows.filter(([, value]) => value !== '')
    return `${terminal.safeLines(found.text)}\n\n${terminal.table(shown)}`
  }
})

const messageRetry = command({
  name: 'message retry',
  group: 'messages',
  summary: 'Send a message again that failed, or that was not fetched in time',
  description: 'It is sent as a new message; the old one is erased.',
  where: 'daemon',
  params: { id: ID },
  examples: [{ line: 'snug message retry 0aT9...', says: 'once more' }],
  run: ({ messenger }, { id }) => messenger.retry(id),
  render: (sent, terminal) => {
    const words = stateText(sent, terminal)
    return words.charAt(0).toUpperCase() + words.slice(1)
  }
})

const messageErase = command({
  name: 'message erase',
  group: 'messages',
  summary: 'Erase a message on this device',
  description: 'Others keep what they have. A message of yours that waits is not sent any more; ' +
    'what a house keeps already, it may still give out.',
  where: 'profile',
  params: { id: ID },
  examples: [{ line: 'snug message erase 0aT9...', says: 'it is gone from this disk' }],
  run: async ({ messenger }, { id }) => {
    await messenger.forget(id)
    return { id }
  },
  render: () => 'The message is erased.'
})

export const commands: readonly Command[] = [message, messageRetry, messageErase]
