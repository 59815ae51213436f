// id: who I am here.

import { command } from './command.ts'
import type { Command } from './command.ts'

const id = command({
  name: 'id',
  group: 'start',
  summary: 'Show your account',
  where: 'profile',
  params: {},
  examples: [{ line: 'snug id', says: 'your name, account and this device' }],
  run: ({ messenger }) => Promise.resolve(messenger.me()),
  render: (me, terminal) => terminal.table([
    ['name', terminal.style('bold', terminal.safe(me.name))],
    ['account', me.id],
    ['device', me.device],
    ['peer', me.peer],
    ['since', terminal.day(me.createdAt)]
  ])
})

export const commands: readonly Command[] = [id]
