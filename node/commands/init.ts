// init: a profile with an account; at a house that runs, an account for it.

import { SnugError } from '../../src/base/errors.ts'
import { command } from './command.ts'
import { NAME_MAX } from '../../src/message/name.ts'
import type { Command } from './command.ts'

const init = command({
  name: 'init',
  group: 'start',
  summary: 'Make your account',
  description:
    'Makes a profile on this computer and an account in it. Where a house runs already, ' +
    'the account is made in its profile. Your name is what friends see when you meet; they may ' +
    'call you something else. With a passphrase everything is sealed under it; without one only ' +
    'the permissions of the files protect the profile.',
  where: 'profile',
  creates: true,
  params: {
    name: { kind: 'text', max: 4 * NAME_MAX, required: true, position: true, help: 'your name' }
  },
  examples: [
    { line: 'snug init Ana', says: 'asks for a passphrase, which may be empty' },
    { line: 'snug init Ana --passphrase-file secret.txt', says: 'without a terminal' }
  ],
  run: async ({ messenger, directory, protection, created }, { name }) => {
    if (messenger.hasAccount) {
      throw new SnugError({
        code: 'account-exists',
        message: 'There is an account in this profile already. It was not changed.',
        action: 'Show it: snug id. For another one, name another directory: --profile DIR'
      })
    }
    const { id, name: taken } = await messenger.createAccount(name)
    return { id, name: taken, directory, protection, created }
  },
  render: ({ name, directory, protection }, terminal) => [
    `Welcome, ${terminal.safe(name)}. Your account is made, in ${directory}.`,
    protection === 'passphrase'
      ? 'It is sealed under your passphrase. Nobody can give that back to you: keep it well.'
      : 'It is protected by file permissions only. A passphrase is better: snug passphrase'
  ].join('\n'),
  next: ({ created }) => created
    ? 'Start Snug with: snug start. Then invite a friend: snug invite'
    : 'Invite a friend: snug invite'
})

export const commands: readonly Command[] = [init]
