// wipe: erases everything of Snug on this computer. A person is asked twice; a program says --yes.

import { SnugError, unwrap } from '../../src/base/errors.ts'
import { eraseProfile } from '../app/erase-profile.ts'
import { VERSION } from '../app/version.ts'
import { promptLine } from '../cli/prompt.ts'
import { ApiClient } from '../rpc/client.ts'
import { command } from './command.ts'
import type { Command, Local } from './command.ts'

const STOP_MS = 8_000 // a little longer than the daemon takes at most
const LOOK_MS = 50

const wipe = command({
  name: 'wipe',
  group: 'profile',
  summary: 'Erase everything of Snug on this computer',
  description:
    'Account, contacts, messages, mail that is kept for others, settings and logs: the keys ' +
      'first, then all that they opened. Snug is stopped if it runs. Nobody can bring it back. ' +
      'Your contacts are not told.',
  where: 'local',
  params: { yes: { kind: 'flag', help: 'does not ask' } },
  examples: [
    { line: 'snug wipe', says: 'asks twice' },
    { line: 'snug wipe --yes', says: 'at once' }
  ],
  run: async (local, { yes }) => {
    if (yes !== true) await askTwice(local)
    const erased = await eraseOnceFree(local, await stopDaemon(local))
    return { erased, profile: local.paths.profile }
  },
  render: ({ erased, profile }) => erased
    ? `Everything in ${profile} is erased.`
    : `There was no profile in ${profile}.`
})

async function askTwice (local: Local): Promise<void> {
  const where = local.paths.profile
  const goOn = await local.confirm(
    `This erases the account, contacts and messages in ${where}, for good. Go on?`, '--yes')
  const word = goOn ? await promptLine(local.io, 'Type wipe to erase it all: ', false) : ''
  if (word.trim() === 'wipe') return
  throw new SnugError({ code: 'not-confirmed', message: 'Nothing was erased.' })
}

async function stopDaemon ({ paths }: Local): Promise<boolean> {
  const client = await ApiClient.connect(paths.pointer, VERSION)
  if (client?.ok !== true) return false
  await client.value.call('stop', {})
  client.value.close()
  return true
}

/** Waits for a daemon that was just told to stop. */
async function eraseOnceFree (local: Local, stopping: boolean): Promise<boolean> {
  for (let waited = 0; ; waited += LOOK_MS) {
    const erased = await eraseProfile(local.paths)
    const busy = !erased.ok && erased.fault.code === 'profile-locked'
    if (!busy || !stopping || waited >= STOP_MS) return unwrap(erased)
    await new Promise((resolve) => { setTimeout(resolve, LOOK_MS) })
  }
}

export const commands: readonly Command[] = [wipe]
