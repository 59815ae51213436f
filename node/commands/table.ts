// All commands, in the order of the help. What is not in this table exists nowhere. Each family is
// loaded when it is needed: loading all of them takes longer than most commands do.

import type { Command } from './command.ts'

interface Family {
  /** The first words of its commands. */
  readonly words: readonly string[]
  load (): Promise<readonly Command[]>
}

const FAMILIES: readonly Family[] = [
  family(['init'], () => import('./init.ts')),
  family(['start'], () => import('./start.ts')),
  family(['status', 'stop'], () => import('./status.ts')),
  family(['id'], () => import('./id.ts')),
  family(['version'], () => import('./version.ts')),
  family(['invite'], () => import('./invite.ts')),
  family(['add'], () => import('./add.ts')),
  family(['knock'], () => import('./knock.ts')),
  family(['requests', 'accept', 'decline'], () => import('./requests.ts')),
  family(['introduce', 'introductions'], () => import('./introductions.ts')),
  family(['contacts', 'history', 'rename', 'remove', 'block', 'unblock'],
    () => import('./contacts.ts')),
  family(['verify'], () => import('./verify.ts')),
  family(['report'], () => import('./report.ts')),
  family(['send'], () => import('./send.ts')),
  family(['read'], () => import('./read.ts')),
  family(['watch', 'typing'], () => import('./signals.ts')),
  family(['search'], () => import('./search.ts')),
  family(['conversations', 'mute', 'pin', 'retention'], () => import('./conversations.ts')),
  family(['message'], () => import('./message.ts')),
  family(['clock'], () => import('./clock.ts')),
  family(['host'], () => import('./host.ts')),
  family(['house'], () => import('./house.ts')),
  family(['net'], () => import('./net.ts')),
  family(['settings'], () => import('./settings.ts')),
  family(['config'], () => import('./config.ts')),
  family(['data'], () => import('./data.ts')),
  family(['export', 'import'], () => import('./archive.ts')),
  family(['passphrase'], () => import('./passphrase.ts')),
  family(['wipe'], () => import('./wipe.ts')),
  family(['events'], () => import('./events.ts')),
  family(['link'], () => import('./link.ts')),
  family(['completion', 'manual'], () => import('./tools.ts'))
]

function family (
  words: readonly string[], load: () => Promise<{ readonly commands: readonly Command[] }>
): Family {
  return { words, load: async () => (await load()).commands }
}

/** Every command. */
export async function allCommands (): Promise<readonly Command[]> {
  return (await Promise.all(FAMILIES.map((one) => one.load()))).flat()
}

/** The commands that a command line can mean: those that it names, or all where it names none. */
export async function commandsFor (words: readonly string[]): Promise<readonly Command[]> {
  const meant = FAMILIES.filter((one) => one.words.some((word) => words.includes(word)))
  const wantsList = words[0]?.startsWith('--help') === true
  if (meant.length === 0 || wantsList) return await allCommands()
  return (await Promise.all(meant.map((one) => one.load()))).flat()
}
