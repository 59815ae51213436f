// read: the messages of a conversation, or all that is unread; with --follow also what comes.

import { command } from './command.ts'
import { eventsFrom } from './events-from.ts'
import { messageLine } from './message-line.ts'
import type { MessageView } from '../../src/conversation/views.ts'
import type { Messenger } from '../../src/messenger.ts'
import type { Command } from './command.ts'

const LIMIT = 30

const read = command({
  name: 'read',
  group: 'messages',
  summary: 'Read messages',
  description:
    'With a name the last messages of that conversation, without one all that is unread. ' +
    'What was shown counts as read, unless --keep-unread says otherwise. With each stands when ' +
    'it is gone: snug retention says for new ones.',
  where: 'profile',
  stream: true,
  params: {
    name: { kind: 'text', is: 'contact', max: 512, position: true, help: 'whose conversation' },
    follow: { kind: 'flag', short: 'f', help: 'goes on with what comes' },
    limit: { kind: 'number', min: 0, max: 10_000, short: 'n', help: `how many at most (${LIMIT})` },
    keepUnread: { kind: 'flag', help: 'does not mark them as read' }
  },
  examples: [
    { line: 'snug read', says: 'all that is unread' },
    { line: 'snug read Ben -n 5', says: 'the last five of the conversation with Ben' },
    { line: 'snug read --follow --json', says: 'every new message, one a line, for programs' }
  ],
  run: async function * ({ messenger }, { name, follow, limit = LIMIT, keepUnread }, signal) {
    const ending = new AbortController()
    const events = eventsFrom(messenger, AbortSignal.any([signal, ending.signal]))
    try {
      const shown = new Set<string>()
      const conversation = name === undefined ? undefined : messenger.contact(name).id
      const waiting = name === undefined
        ? await unread(messenger, limit)
        : [{ ref: name, messages: limit === 0 ? [] : await messenger.messages(name, { limit }) }]
      for (const { ref, messages } of waiting) {
        for (const message of messages) {
          shown.add(message.id)
          yield message
        }
        if (keepUnread !== true && messages.length > 0) await messenger.markRead(ref)
      }
      if (follow !== true) return
      for await (const event of events) {
        if (event.type !== 'message' || shown.has(event.message.id)) continue
        const { message } = event
        if (conversation !== undefined && message.conversation !== conversation) continue
        yield message
        if (keepUnread !== true && message.from === 'them') {
          await messenger.markRead(message.conversation)
        }
      }
    } finally {
      ending.abort()
    }
  },
  render: (message, terminal) => messageLine(message, terminal)
})

interface Waiting { readonly ref: string, readonly messages: readonly MessageView[] }

async function unread (messenger: Messenger, limit: number): Promise<Waiting[]> {
  const conversations = (await messenger.conversations()).filter((one) => one.unread > 0)
  return await Promise.all(conversations.map(async ({ id }) => ({
    ref: id, messages: await messenger.unread(id, limit)
  })))
}

export const commands: readonly Command[] = [read]
