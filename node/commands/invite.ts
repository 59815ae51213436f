// invite, invite list, invite withdraw: the links by which strangers become contacts.

import { command } from './command.ts'
import type { Reach } from '../../src/conversation/settings.ts'
import type { InviteMade } from '../../src/conversation/views.ts'
import type { Command } from './command.ts'

const invite = command({
  name: 'invite',
  group: 'people',
  summary: 'Invite a friend',
  description:
    'Makes a link, and a code to scan, with which somebody becomes your contact. An invite is ' +
      'for one person and ends after seven days, unless you say otherwise. Send it only to whom ' +
      'you mean: who has it can answer it. A reusable address (--address) is for many; who uses ' +
      'it waits at your door until you accept. It sets reach to anyone: snug settings.',
  where: 'daemon',
  params: {
    once: { kind: 'flag', help: 'for one person, once (this is the default)' },
    address: { kind: 'flag', help: 'a reusable address, for anybody, until you withdraw it' },
    expires: { kind: 'duration', shown: 'time', help: 'how long it can be used, for example 2d' },
    qr: { kind: 'switch', cli: true, help: 'show a code to scan (the default at a terminal)' }
  },
  examples: [
    { line: 'snug invite', says: 'a link for one person, for seven days' },
    { line: 'snug invite --expires 2d --no-qr', says: 'for two days, as text only' },
    { line: 'snug invite --address', says: 'an address that you can print on a card' }
  ],
  run: async ({ messenger }, { address, expires }): Promise<Made> => {
    const { reach } = messenger.settings()
    const made = await messenger.createInvite({
      kind: address === true ? 'address' : 'once',
      ...expires === undefined ? {} : { expiresInMs: expires }
    })
    return messenger.settings().reach === reach ? made : { ...made, reachWas: reach }
  },
  render: async (made, terminal, { qr }) => {
    const lines = made.warnings.map(({ message, action }) =>
      terminal.style('yellow', terminal.safe([message, action].filter(Boolean).join(' '))))
    if (qr ?? terminal.interactive) {
      const { terminalQr } = await import('../qr.ts')
      const { columns, colour } = terminal
      const wide = Number.isFinite(columns) ? columns : 80
      const code = terminalQr(made.link, { columns: wide, colour })
      lines.push(
        code ?? 'This terminal is too narrow for the code. Make it wider, or use the link.'
      )
    }
    return [...lines, made.link].join('\n')
  },
  next: ({ kind, reachWas }) => {
    if (kind === 'once') return 'Send this link to one person. They answer it with: snug add'
    const door = 'Who uses this address waits at the door: snug requests'
    return reachWas === undefined
      ? door
      : `${door}\nIt is for anyone, so reach is anyone now, and was ${reachWas}: contacts may ` +
        `introduce people to you. To close it again: snug settings set reach ${reachWas}`
  }
})

interface Made extends InviteMade {
  /** Who might reach this person before there was an address for anyone. */
  readonly reachWas?: Reach
}

const inviteList = command({
  name: 'invite list',
  group: 'people',
  summary: 'List your invites',
  where: 'profile',
  params: {},
  examples: [{ line: 'snug invite list', says: 'open, used, withdrawn and expired ones' }],
  run: ({ messenger }) => Promise.resolve(messenger.invites()),
  render: (invites, terminal) => invites.length === 0
    ? 'There are no invites.'
    : terminal.table(invites.map((one) => [
      one.id, one.kind === 'once' ? 'for one person' : 'address', terminal.safe(one.stateText)
    ]))
})

const inviteWithdraw = command({
  name: 'invite withdraw',
  group: 'people',
  summary: 'Withdraw an invite or a reusable address',
  where: 'daemon',
  params: {
    id: { kind: 'text', max: 128, required: true, position: true,
      help: 'as `snug invite list` shows it' }
  },
  examples: [{ line: 'snug invite withdraw 4fQ2', says: 'nobody can use it from now on' }],
  run: async ({ messenger }, { id }) => {
    const { kind } = await messenger.withdrawInvite(id)
    const isLast = kind === 'address' && messenger.settings().reach === 'anyone' &&
      !messenger.invites().some((one) => one.kind === 'address' && one.state === 'open')
    return { id, state: 'withdrawn', ...isLast ? { reach: 'anyone' as const } : {} }
  },
  render: () => 'Nobody can use this invite from now on.',
  next: ({ reach }) => reach === undefined
    ? undefined
    : 'You have no address any more, and reach is still anyone: contacts may introduce people ' +
      'to you. To change that: snug settings set reach invites'
})

export const commands: readonly Command[] = [invite, inviteList, inviteWithdraw]
