// `node test/documents/terminal-picture.ts`: plays a small story with real processes and draws what
// Ana's terminal shows of it into docs/terminal.svg, the picture of the readme. Long lines are cut,
// and the warning that all of this happens on one machine is left out; every other character is
// what the program printed.

import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Daemon, until, withDirectory } from '../e2e/daemon.ts'
import { runSnug } from '../e2e/snug-process.ts'
import { ROOT } from './pages.ts'
import { drawTerminal } from './terminal-svg.ts'
import type { ContactView, KeeperView } from '../../src/conversation/views.ts'
import type { TerminalLine } from './terminal-svg.ts'

const LISTEN = ['--listen', '/ip4/127.0.0.1/tcp/0']
const WAIT_MS = 30_000
const COLUMNS = 78
const ONE_MACHINE = 'works on this computer only'

const lines: TerminalLine[] = []

/** Runs a command of a profile; throws where it fails. */
async function snug (profile: string, ...words: string[]): Promise<string> {
  const { exit, stdout, stderr } = await runSnug(['--profile', profile, '--quiet', ...words])
  if (exit !== 0) throw new Error(`snug ${words.join(' ')} ended with ${exit}: ${stderr}`)
  return stdout.trimEnd()
}

/** The same, as a part of the picture. */
async function show (profile: string, ...words: string[]): Promise<string> {
  const answer = await snug(profile, ...words)
  const typed = words.map((word) => /^[\w./:=@-]+$/.test(word) ? word : `"${word}"`)
  lines.push({ kind: 'command', text: `snug ${typed.join(' ')}` })
  for (const text of answer.split('\n').filter((each) => !each.includes(ONE_MACHINE))) {
    const cut = text.length > COLUMNS ? `${text.slice(0, COLUMNS - 1)}…` : text
    lines.push({ kind: 'answer', text: cut })
  }
  return answer
}

async function connected (daemon: Daemon, name: string): Promise<void> {
  await until(`${name} is a contact`, WAIT_MS, async () =>
    (await daemon.call<ContactView[]>('contacts'))
      .find((contact) => contact.name === name && contact.state === 'connected'))
}

async function befriend (host: string, guest: string, name: string): Promise<void> {
  const link = await snug(host, 'invite', '--no-qr')
  await snug(guest, 'add', link, '--as', name)
}

await withDirectory(async (directory) => {
  const [ana, ben, cleo] = ['ana', 'ben', 'cleo'].map((name) => join(directory, name)) as
    [string, string, string]
  await Promise.all([ana, ben, cleo].map((profile, i) =>
    snug(profile, 'init', ['Ana', 'Ben', 'Cleo'][i] ?? '')))
  const daemons = await Promise.all([ana, ben, cleo].map((profile) =>
    Daemon.start(profile, { words: LISTEN })))
  const [anas, bens, cleos] = daemons as [Daemon, Daemon, Daemon]
  try {
    await snug(cleo, 'settings', 'set', 'always-on', 'on')
    await Promise.all([befriend(cleo, ana, 'Cleo'), befriend(cleo, ben, 'Cleo')])
    await Promise.all([connected(anas, 'Cleo'), connected(bens, 'Cleo')])

    const link = (await show(ana, 'invite', '--no-qr')).split('\n').at(-1) ?? ''
    await snug(ben, 'add', link, '--as', 'Ana')
    await Promise.all([connected(anas, 'Ben'), connected(bens, 'Ana')])
    lines.push({ kind: 'pause', text: '' })
    await show(ana, 'send', 'Ben', 'The kettle is on. Come round at eight?', '--wait', 'delivered')
    await snug(ben, 'send', 'Ana', 'Gladly. I bring the cake.', '--wait', 'delivered')
    lines.push({ kind: 'pause', text: '' })
    await show(ana, 'read', 'Ben')

    await until('Cleo keeps the mail of Ben', WAIT_MS, async () => {
      const { keepers } = await bens.call<{ keepers: KeeperView[] }>('host')
      return keepers.find(({ state }) => state === 'keeping')
    })
    await snug(ben, 'send', 'Ana', 'On my way, and offline.', '--wait', 'delivered')
    await bens.stop()
    lines.push({ kind: 'pause', text: '' })
    await show(ana, 'send', 'Ben', 'Bring an umbrella.', '--wait', 'held')
    lines.push({ kind: 'pause', text: '' })
    await show(ana, 'contacts')
  } finally {
    const running = [anas, bens, cleos].filter(({ isRunning }) => isRunning)
    await Promise.all(running.map((one) => one.stop()))
  }
})

const path = join(ROOT, 'docs/terminal.svg')
writeFileSync(path, drawTerminal(lines))
console.log(`drawn: ${path}`)
