// A message in a terminal says when it is gone.

import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { DAY, HOUR } from '../../src/base/limits.ts'
import { Terminal } from '../../node/cli/terminal.ts'
import { messageLine } from '../../node/commands/message-line.ts'
import { allCommands } from '../../node/commands/table.ts'
import type { MessageView } from '../../src/conversation/views.ts'

const test = suite('line of a message')
const all = await allCommands()
const NOW = Date.UTC(2026, 10, 30, 12)
const terminal = new Terminal({ columns: 200, colour: false, interactive: false, now: NOW,
  timeZone: 'UTC' })
const message: MessageView = { id: 'm', conversation: 'c', position: 1, from: 'them', name: 'Ben',
  text: 'hello', sentAt: NOW - HOUR, receivedAt: NOW - HOUR }

test('names the day on which it is gone, and near the end the time', () => {
  assert.match(messageLine({ ...message, expiresAt: NOW + 30 * DAY }, terminal),
    /hello {2}\(gone 30 Dec 2026\)$/)
  assert.match(messageLine({ ...message, expiresAt: NOW + HOUR }, terminal), /\(gone 13:00\)$/)
  assert.match(messageLine(message, terminal), /\(stays until it is deleted\)$/)
})

test('stands beside what else is said of it', () => {
  const mine = { ...message, from: 'me', state: 'delivered', stateText: 'delivered' } as const
  assert.match(messageLine({ ...mine, timer: 30, expiresAt: NOW + 7 * DAY }, terminal),
    /\(delivered; burns down 30 seconds after it arrived; gone 7 Dec 2026\)$/)
})

test('is said after it was sent, unless a timer was chosen for it', () => {
  const send = all.find(({ name }) => name === 'send')
  const next = (more: Partial<MessageView>): string =>
    send?.next?.({ ...message, from: 'me', ...more }, {}) ?? ''
  assert.match(next({ expiresAt: message.sentAt + 30 * DAY }), /gone after 30 days/)
  assert.match(next({}), /stays until one of you deletes it.*snug retention/)
  assert.is(next({ timer: 5, expiresAt: NOW + DAY }), '')
})

test.run()
