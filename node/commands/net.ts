// net, net addresses, net doctor, net report: the network as it is, for whoever wants to know.

import { count } from '../../src/base/plural.ts'
import { VERSION } from '../app/version.ts'
import { bytesInWords, inWords } from '../cli/terminal.ts'
import { command } from './command.ts'
import type { Daemon } from '../app/daemon.ts'
import type { Finding } from '../../src/peer/views.ts'
import type { Command } from './command.ts'

/** `net`, and `net peers` for those who look for it there. */
const [net, netPeers] = ['net', 'net peers'].map((name) => command({
  name,
  group: 'network',
  summary: 'Show connections, and what each protocol has carried',
  where: 'daemon',
  params: {},
  examples: [{ line: `snug ${name}`, says: 'who is connected and how' }],
  run: ({ network }) => {
    const { addresses: _, silent: __, ...rest } = network()
    return Promise.resolve(rest)
  },
  render: ({ peers, wanted, relays, directory, traffic }, terminal) => {
    const missing = wanted.filter(({ connected }) => !connected)
    return [
      peers.length === 0
        ? 'Nobody is connected.'
        : terminal.table(peers.map((one) => [
          terminal.style('bold', terminal.safe(one.name ?? one.peer)),
          one.route,
          one.direction === 'inbound' ? 'they came' : 'we went',
          terminal.style('dim', terminal.safe(one.address))
        ])),
      directory === undefined
        ? 'The directory is off.'
        : `${count(directory, 'node')} of the directory ${directory === 1 ? 'is' : 'are'} known.`,
      ...missing.length === 0
        ? []
        : [`Looked for:\n${terminal.table(missing.map((one) => [
            `  ${terminal.safe(one.name ?? one.peer)}`,
            one.nextTryMs === undefined ? 'trying' : `next try in ${inWords(one.nextTryMs)}`,
            terminal.safe(one.fault ?? '')
          ]))}`],
      ...relays.length === 0
        ? []
        : [`Others come to this node through:\n${terminal.table(relays.map((one) => [
            `  ${terminal.safe(one.name ?? one.peer)}`,
            one.until === undefined ? 'no place is kept' : `until ${terminal.time(one.until)}`
          ]))}`],
      ...traffic.length === 0
        ? []
        : [terminal.table(traffic.map((one) => [
            one.protocol, `${bytesInWords(one.sent)} out`, `${bytesInWords(one.received)} in`
          ]))]
    ].join('\n\n')
  },
  next: ({ peers }) => peers.length === 0 ? 'Find out why: snug net doctor' : undefined
})) as [Command, Command]

const kindWords = {
  announced: 'as you announce it',
  confirmed: 'tried by a friend: reachable',
  relayed: 'through a friend',
  listening: 'listening'
} as const

const netAddresses = command({
  name: 'net addresses',
  group: 'network',
  summary: 'Show the addresses of this node',
  description:
    'Any of them can be given to `snug start --join` or `snug host add` where it can be reached.',
  where: 'daemon',
  params: {},
  examples: [{ line: 'snug net addresses', says: 'what others can dial' }],
  run: ({ network }) => {
    const { addresses, silent } = network()
    return Promise.resolve({ addresses, silent })
  },
  render: ({ addresses, silent }, terminal) =>
    [
      addresses.length === 0
        ? 'This node listens nowhere: it can only go to others.'
        : terminal.table(
          addresses.map(({ address, kind }) => [address, terminal.style('dim', kindWords[kind])])
        ),
      ...silent.length === 0 ? [] : [`Nothing listens on ${silent.join(', ')}.`]
    ].join('\n')
})

const netDoctor = command({
  name: 'net doctor',
  group: 'network',
  summary: 'Look for what is wrong, and say what to do',
  where: 'daemon',
  params: {},
  examples: [{ line: 'snug net doctor',
    says: 'clock, ports, connections, houses, in plain words' }],
  run: (daemon) => Promise.resolve(daemon.desk.diagnose(noticed(daemon))),
  render: (findings, terminal) => terminal.table(findings.map(({ good, text, action }) => [
    good ? terminal.style('green', 'ok') : terminal.style('yellow', 'look'),
    action === undefined ? text : `${text} ${action}`
  ]))
})

const netReport = command({
  name: 'net report',
  group: 'network',
  summary: 'Print a report for somebody who helps you',
  description: 'How the network is, without names, keys and addresses: peers are a few letters ' +
    'of a hash, addresses what they are made of.',
  where: 'daemon',
  params: {},
  examples: [{ line: 'snug net report > report.txt', says: 'to be shown to a friend' }],
  run: (daemon) => Promise.resolve({ report: daemon.desk.report({
    version: VERSION, platform: `Node.js ${process.versions.node}, ${process.platform}`
  }, noticed(daemon)) }),
  render: ({ report }) => report
})

/** What the daemon itself noticed; the clock is looked at anyway. */
function noticed (daemon: Daemon): Finding[] {
  return daemon.status().notices.filter(({ code }) => code !== 'clock-wrong')
    .map((notice) => ({ ...notice, good: false }))
}

export const commands: readonly Command[] = [net, netPeers, netAddresses, netDoctor, netReport]
