// status, stop: the daemon as a whole.

import { count } from '../../src/base/plural.ts'
import { HOUR } from '../../src/base/limits.ts'
import { inWords } from '../cli/terminal.ts'
import { command } from './command.ts'
import { processEnd } from './process-end.ts'
import type { Messenger } from '../../src/messenger.ts'
import type { Command } from './command.ts'

const STOP_MS = 10_000 // a little longer than the daemon takes at most

const status = command({
  name: 'status',
  group: 'start',
  summary: 'Show how things are',
  where: 'daemon',
  params: {},
  examples: [
    { line: 'snug status', says: 'who is here, who keeps mail, what to look after' },
    { line: 'snug status --json', says: 'the same for programs' }
  ],
  run: ({ messenger, directory, protection, clock, house, status: own, network: net }) => {
    const { version, pid, startedAt, log, web, notices } = own()
    const { peers, addresses, directory: nodes } = net()
    const people = messenger.hasAccount ? messenger.contacts() : []
    return Promise.resolve({
      version,
      pid,
      runningMs: clock.now() - startedAt,
      profile: directory,
      protection,
      log,
      web,
      owners: house?.keeper.owners().map(({ name }) => name),
      account: messenger.hasAccount ? messenger.me() : undefined,
      policy: messenger.policy(),
      connected: peers.length,
      reachable: addresses.filter(({ kind }) => kind !== 'listening').map(({ address }) => address),
      listening: addresses.filter(({ kind }) => kind === 'listening').map(({ address }) => address),
      directory: nodes,
      contacts: people.length,
      requests: messenger.hasAccount ? messenger.requests().length : 0,
      keepers: keeping(messenger),
      kept: messenger.kept().length,
      notices
    })
  },
  render: (now, terminal) => {
    const { account, protection } = now
    const running = inWords(Math.max(now.runningMs, 1_000))
    const who = account === undefined
      ? 'A house without an account'
      : `${terminal.style('bold', terminal.safe(account.name))}, ${count(now.contacts, 'contact')}`
    const rows: [string, string][] = [
      ['here', who],
      ['running', `${running}, version ${now.version}, process ${now.pid}`],
      ...now.web === undefined ? [] : [['web app', now.web] satisfies [string, string]],
      ...now.owners === undefined
        ? []
        : [['owned by', now.owners.length === 0
            ? 'nobody: snug house link'
            : now.owners.map((name) => terminal.safe(name)).join(', ')] satisfies [string, string]],
      ['network', now.connected === 0
        ? 'nobody is connected'
        : `connected to ${count(now.connected, 'node')}`],
      ['reachable', now.reachable[0] ?? 'not known to be reachable from outside'],
      ['mail', account === undefined
        ? `kept for ${now.policy}`
        : now.keepers === 0
          ? 'nobody keeps mail for you'
          : `kept by ${count(now.keepers, 'house')}`],
      ['keeping', now.kept === 0 ? 'no mail of others' : `mail of ${count(now.kept, 'other')}`],
      ['profile', `${now.profile}, ${protection === 'passphrase'
        ? 'sealed under your passphrase'
        : 'protected by file permissions only'}`]
    ]
    const { requests } = now
    const door = requests > 0 ? [`At the door: ${count(requests, 'person', 'people')}.`] : []
    const notices = now.notices.map(({ text, action }) =>
      terminal.style('yellow', action === undefined ? text : `${text} ${action}`))
    return [...notices, ...door, terminal.table(rows)].join('\n')
  },
  next: ({ account, contacts, connected }) => {
    if (account === undefined) return undefined
    if (contacts === 0) return 'You are alone here. Invite a friend: snug invite'
    return connected === 0 ? 'Is something wrong? snug net doctor' : undefined
  }
})

/** How many keep mail for this person. */
function keeping (messenger: Messenger): number {
  if (!messenger.hasAccount) return 0
  return messenger.keepers().filter(({ state }) => state === 'keeping').length
}

const stop = command({
  name: 'stop',
  group: 'start',
  summary: 'Stop Snug on this computer',
  description: 'What is under way is finished first, for at most five seconds. Messages that ' +
    'wait stay in the outbox and go out when Snug is started again.',
  where: 'daemon',
  params: {},
  examples: [{ line: 'snug stop', says: 'ends the daemon of this profile' }],
  run: (daemon) => {
    const { pid, startedAt } = daemon.status()
    daemon.stop()
    return Promise.resolve({ pid, ranMs: daemon.clock.now() - startedAt })
  },
  awaits: () => 'Snug finishes what is under way',
  settle: ({ pid }) => processEnd(pid, STOP_MS),
  render: ({ ranMs }) => ranMs > 2 * HOUR
    ? `Snug has stopped. It ran for ${inWords(ranMs)}.`
    : 'Snug has stopped.'
})

export const commands: readonly Command[] = [status, stop]
