// message, message retry, message erase: one message, how far it got, and what to do about it.

import { noMessage } from '../../src/conversation/talk.ts'
import { SnugError } from '../../src/base/errors.ts'
import { command } from './command.ts'
import { burnsIn, starText, stateText } from './message-line.ts'
import type { MessageDetailView } from '../../src/conversation/views.ts'
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
      ['times', timesText(found)],
      ['gone', at(found.expiresAt)],
      ['timer', burnsIn(found)],
      ['star', terminal.safe(starText(found))],
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

/** Why there are no times of what became of it. */
function timesText ({ deliveredAt, readAt, state }: MessageDetailView): string {
  const isSettled = state === 'delivered' || state === 'read'
  return isSettled && deliveredAt === undefined && readAt === undefined
    ? 'more than 7 days ago: times are kept no longer'
    : ''
}

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
  summary: 'Erase a message on this device, or for both of you',
  description: 'Others keep what they have. A message of yours that waits is not sent any more; ' +
    'what a house keeps already, it may still give out. With --everyone a message of yours that ' +
    'is younger than 48 hours is taken back: its words go here and there, and both see that ' +
    'there was a message. A dishonest program of the other side can ignore it.',
  where: 'profile',
  params: {
    id: ID,
    everyone: { kind: 'flag', help: 'takes it back on the other side, too' }
  },
  examples: [
    { line: 'snug message erase 0aT9...', says: 'it is gone from this disk' },
    { line: 'snug message erase 0aT9... --everyone', says: 'and from the other side' }
  ],
  run: async ({ messenger }, { id, everyone = false }) => {
    if (everyone) await messenger.takeBack(id)
    else await messenger.forget(id)
    return { id, everyone }
  },
  render: ({ everyone }) => everyone
    ? 'The message is taken back. The other side forgets it as soon as it hears of that.'
    : 'The message is erased.'
})

const messageStar = command({
  name: 'message star',
  group: 'messages',
  summary: 'Star a message, which keeps it if its author agrees',
  description: 'Where messages stay, a star is a mark. A message that burns down is kept only if ' +
    'its author wants that: they are asked, and until they agree it goes as it was meant to.',
  where: 'profile',
  params: { id: ID, off: { kind: 'flag', help: 'takes the star away' } },
  examples: [
    { line: 'snug message star 0aT9...', says: 'keeps it, or asks its author' },
    { line: 'snug message star 0aT9... --off', says: 'it goes when its time is over' }
  ],
  run: ({ messenger }, { id, off = false }) => messenger.setStar(id, !off),
  render: (view, terminal) => {
    const words = terminal.safe(starText(view))
    return words === ''
      ? 'The star is gone.'
      : `${words.charAt(0).toUpperCase()}${words.slice(1)}.`
  }
})

const messageKeep = command({
  name: 'message keep',
  group: 'messages',
  summary: 'Let somebody keep a message of yours that burns down',
  description: 'The conversation says when somebody asks. You can take it back at any time; an ' +
    'honest program then lets the message burn down. To answer once for all: ' +
    'snug settings set keep-requests always, or never.',
  where: 'profile',
  params: {
    id: { ...ID, help: 'of the line that says who asks, as --json shows it' },
    no: { kind: 'flag', help: 'they may not' }
  },
  examples: [
    { line: 'snug message keep 7bQ2...', says: 'they may' },
    { line: 'snug message keep 7bQ2... --no', says: 'they may not, or no longer' }
  ],
  run: ({ messenger }, { id, no = false }) => messenger.answerKeep(id, !no),
  render: ({ text }, terminal) => terminal.safe(text)
})

export const commands: readonly Command[] = [message, messageRetry, messageErase, messageStar,
  messageKeep]
