// What `snug net doctor` looks at, each finding with what to do about it.

import { count } from '../cli/terminal.ts'
import type { Daemon } from '../app/daemon.ts'

export interface Finding {
  /** Stable. */
  readonly code: string
  readonly good: boolean
  readonly text: string
  readonly action?: string
}

export function diagnose (daemon: Daemon): Finding[] {
  const { messenger } = daemon
  const { peers, addresses, silent, wanted, directory } = daemon.network()
  const { notices } = daemon.status()
  const reachable = addresses.filter(({ kind }) => kind === 'announced' || kind === 'confirmed')
  const relayed = addresses.some(({ kind }) => kind === 'relayed')
  const missing = wanted.filter(({ connected }) => !connected)
  const findings: Finding[] = [
    silent.length === 0
      ? { code: 'ports', good: true, text: 'All addresses of the configuration are listened on.' }
      : {
          code: 'ports',
          good: false,
          text: `Nothing listens on ${silent.join(', ')}.`,
          action: 'Another program may use the port, or there is no such network here.'
        },
    peers.length > 0
      ? { code: 'connections', good: true, text: `Connected to ${count(peers.length, 'node')}.` }
      : {
          code: 'connections',
          good: false,
          text: 'You are alone here.',
          action: 'Invite a friend (snug invite), answer an invite (snug add), or join a house: snug start --join ADDRESS'
        },
    reachable.length > 0
      ? { code: 'reachable', good: true, text: `Others can reach this node at ${reachable[0]?.address ?? ''}.` }
      : relayed
        ? { code: 'reachable', good: true, text: 'Others reach this node through a friend.' }
        : {
            code: 'reachable',
            good: false,
            text: 'Nobody outside is known to reach this node.',
            action: 'Open TCP 7684 in the router (or try --upnp), or name a fixed address with --announce.'
          },
    directory === undefined
      ? { code: 'directory', good: true, text: 'The directory is off, by your choice.' }
      : directory > 0
        ? { code: 'directory', good: true, text: `${count(directory, 'node')} of the directory known.` }
        : {
            code: 'directory',
            good: false,
            text: 'No node of the directory is known: friends who moved are found through houses only.',
            action: 'It fills by itself once somebody is connected.'
          }
  ]
  if (missing.length > 0) {
    const names = missing.map((one) => one.name ?? one.peer).join(', ')
    findings.push({
      code: 'wanted', good: false, text: `Not connected: ${names}.`, action: 'They are tried again by themselves.'
    })
  }
  if (messenger.hasAccount) findings.push(mail(messenger.keepers().filter((one) => one.state === 'keeping').length))
  for (const { code, text, action } of notices) {
    findings.push({ code, good: false, text, ...action === undefined ? {} : { action } })
  }
  return findings
}

function mail (keepers: number): Finding {
  if (keepers > 0) return { code: 'mail', good: true, text: `${count(keepers, 'house')} keep${keepers === 1 ? 's' : ''} mail for you.` }
  return {
    code: 'mail',
    good: false,
    text: 'Nobody keeps mail for you: messages reach you only while both are online.',
    action: 'Ask a friend whose node is always on, or add a house: snug host add ADDRESS'
  }
}
