// net, net addresses, net doctor: the network as it is, for whoever wants to know.

import { bytesInWords, count, inWords } from '../cli/terminal.ts'
import { command } from './command.ts'
import { diagnose } from './diagnosis.ts'
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
    const { peer, peers, wanted, directory, traffic } = network()
    return Promise.resolve({ peer, peers, wanted, directory, traffic })
  },
  render: ({ peers, wanted, directory, traffic }, terminal) => {
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
  run: (daemon) => Promise.resolve(diagnose(daemon)),
  render: (findings, terminal) => terminal.table(findings.map(({ good, text, action }) => [
    good ? terminal.style('green', 'ok') : terminal.style('yellow', 'look'),
    action === undefined ? text : `${text} ${action}`
  ]))
})

export const commands: readonly Command[] = [net, netPeers, netAddresses, netDoctor]
