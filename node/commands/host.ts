// host and its like: who keeps mail for me and until when, for whom I keep, and who decides that.

import { count } from '../../src/base/plural.ts'
import { bytesInWords } from '../cli/terminal.ts'
import { command } from './command.ts'
import type { KeeperView, KeptView } from '../../src/conversation/views.ts'
import type { Terminal } from '../cli/terminal.ts'
import type { Command } from './command.ts'

const POLICIES = ['friends', 'visitors', 'nobody'] as const

const policyWords: Readonly<Record<typeof POLICIES[number], string>> = {
  friends: 'This node keeps mail for friends.',
  visitors: 'This node keeps mail for friends, and a little for visitors.',
  nobody: 'This node keeps mail for nobody else.'
}

const host = command({
  name: 'host',
  group: 'network',
  summary: 'Show who keeps mail for you, and for whom you keep it',
  where: 'profile',
  params: {},
  examples: [{ line: 'snug host', says: 'houses, friends and until when' }],
  run: ({ messenger }) =>
    Promise.resolve({
      policy: messenger.policy(),
      keepers: messenger.keepers(),
      kept: messenger.kept()
    }),
  render: ({ policy, keepers, kept }, terminal) =>
    [
      keepers.length === 0
        ? 'Nobody keeps mail for you: messages reach you only while both are online.'
        : `Mail for you is kept by\n${
          terminal.table(keepers.map((one) => keeperRow(one, terminal)))
        }`,
      policyWords[policy],
      ...kept.length === 0
        ? []
        : [`You keep mail for\n${terminal.table(kept.map((one) => keptRow(one, terminal)))}`]
    ].join('\n\n'),
  next: ({ keepers }) =>
    keepers.length === 0
      ? 'Add a house that you or a friend runs: snug host add ADDRESS'
      : undefined
})

function keeperRow (one: KeeperView, terminal: Terminal): string[] {
  const state = one.fault === undefined
    ? one.state
    : terminal.style('yellow', terminal.safe(one.fault.message))
  const brought = one.brought === undefined
    ? ''
    : `brought ${count(one.brought.envelopes, 'message')}`
  const until = one.until === undefined ? '' : `until ${terminal.day(one.until)}`
  return [`  ${terminal.safe(one.host)}`, state, until, brought]
}

function keptRow (one: KeptView, terminal: Terminal): string[] {
  return [
    `  ${terminal.safe(one.owner)}`,
    count(one.envelopes, 'message'),
    bytesInWords(one.bytes),
    `until ${terminal.day(one.until)}`
  ]
}

const hostPolicy = command({
  name: 'host policy',
  group: 'network',
  summary: 'Decide for whom this node keeps mail',
  where: 'daemon',
  params: {
    policy: {
      kind: 'choice',
      choices: POLICIES,
      required: true,
      position: true,
      help: 'friends (the default), visitors too, or nobody'
    }
  },
  examples: [{ line: 'snug host policy visitors', says: 'for a house that others may join' }],
  run: async ({ messenger }, { policy }) => {
    await messenger.setPolicy(policy)
    return { policy }
  },
  render: ({ policy }) => policyWords[policy]
})

const hostAdd = command({
  name: 'host add',
  group: 'network',
  summary: 'Let a house keep mail for you',
  where: 'daemon',
  params: {
    address: {
      kind: 'text',
      max: 1_024,
      required: true,
      position: true,
      help: 'as the house prints it, with /p2p/ in it'
    }
  },
  examples: [{ line: 'snug host add /ip4/203.0.113.7/tcp/7684/p2p/12D3Koo...',
    says: 'a house of your own' }],
  awaits: () => 'Connecting to the house',
  run: ({ messenger }, { address }) => messenger.addHouse(address),
  render: (keeper, terminal) => terminal.table([keeperRow(keeper, terminal)])
})

const hostRemove = command({
  name: 'host remove',
  group: 'network',
  summary: 'Let a house keep no more mail for you',
  where: 'daemon',
  params: {
    peer: { kind: 'text', max: 1_024, required: true, position: true,
      help: 'its name, as `snug host` shows it' }
  },
  examples: [{ line: 'snug host remove "house 4fQ2aB"',
    says: 'this house keeps no more mail for you' }],
  run: async ({ messenger }, { peer }) => {
    await messenger.removeHouse(peer)
    return { peer, state: 'removed' }
  },
  render: () => 'This house keeps no more mail for you.'
})

type Switch = 'keep' | 'leave'

/** A switch of one contact. */
function contactSwitch (
  which: Switch,
  summary: string,
  words: Record<'on' | 'off', string>
): Command {
  return command({
    name: `host ${which}`,
    group: 'network',
    summary,
    where: 'daemon',
    params: {
      name: { kind: 'text', is: 'contact', max: 512, required: true, position: true, help: 'who' },
      state: { kind: 'choice', choices: ['on', 'off'], required: true, position: true,
        help: 'on or off' }
    },
    examples: [{ line: `snug host ${which} Cleo on`, says: words.on.replace('NAME', 'Cleo') }],
    run: async ({ messenger }, { name, state }) => {
      const on = state === 'on'
      if (which === 'keep') await messenger.keepMailFor(name, on)
      else await messenger.leaveMailWith(name, on)
      return { name, state }
    },
    render: ({ name, state }, terminal) => words[state].replace('NAME', () => terminal.safe(name))
  })
}

const hostKeep = contactSwitch('keep', 'Keep mail for a friend, or no longer', {
  on: 'You keep mail for NAME while they are away.',
  off: 'You keep no mail for NAME.'
})

const hostLeave = contactSwitch('leave', 'Leave mail for you with a friend, or no longer', {
  on: 'NAME keeps mail for you while you are away.',
  off: 'NAME keeps no mail for you.'
})

export const commands: readonly Command[] = [host, hostPolicy, hostAdd, hostRemove, hostKeep,
  hostLeave]
