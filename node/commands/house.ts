// house, house link, house owners, house disown: where this house is opened, who owns it, and how
// somebody becomes an owner.

import { SECOND } from '../../src/base/limits.ts'
import { SnugError } from '../../src/base/errors.ts'
import { command } from './command.ts'
import type { Daemon, DaemonHouse } from '../app/daemon.ts'
import type { Command } from './command.ts'

const house = command({
  name: 'house',
  group: 'network',
  summary: 'Show where this house is opened, and who owns it',
  where: 'daemon',
  params: {},
  examples: [{ line: 'snug house', says: 'web addresses and owners' }],
  run: (daemon) => {
    const { keeper, addresses } = houseOf(daemon)
    return Promise.resolve({
      addresses: addresses(),
      owners: keeper.owners().map(({ name }) => name),
      policy: daemon.messenger.policy()
    })
  },
  render: ({ addresses, owners, policy }, terminal) => terminal.table([
    ['web app', addresses.length === 0 ? 'not served' : addresses.join(' ')],
    ['owned by', owners.length === 0
      ? 'nobody'
      : owners.map((name) => terminal.safe(name)).join(', ')],
    ['mail', `kept for ${policy}`]
  ]),
  next: ({ owners }) => owners.length === 0 ? 'Become its owner: snug house link' : undefined
})

const houseLink = command({
  name: 'house link',
  group: 'network',
  summary: 'Make a link whose first opener owns this house',
  description:
    'An owner has room for mail at the house as a friend has, is relayed for, and looks after ' +
      'the house in the web app. The link counts once. A new one takes the place of the one ' +
      'before. Whoever sees it can use it: it belongs into no log and no letter.',
  where: 'daemon',
  params: {},
  examples: [{ line: 'snug house link', says: 'open it in a browser, or send it to a co-owner' }],
  run: async (daemon) => {
    const { keeper, addresses } = houseOf(daemon)
    const all = addresses()
    if (all.length === 0) {
      throw new SnugError({ code: 'no-web', message: 'This house serves no web app.',
        action: 'Start it without --no-web, and with an address for WebSockets.' })
    }
    const token = await keeper.newLink()
    return { links: all.map((address) => `${address}#owner=${token}`) }
  },
  render: ({ links: [here, ...elsewhere] }) => [
    here ?? '',
    ...elsewhere.length === 0 ? [] : ['', 'From elsewhere:', ...elsewhere]
  ].join('\n')
})

const houseOwners = command({
  name: 'house owners',
  group: 'network',
  summary: 'Show who owns this house',
  where: 'daemon',
  params: {},
  examples: [{ line: 'snug house owners', says: 'names, and when they were last here' }],
  run: (daemon) => {
    const owners = houseOf(daemon).keeper.owners()
    return Promise.resolve(owners.map(({ name, since, seen }) => ({
      name, since: since * SECOND, seen: seen * SECOND
    })))
  },
  render: (owners, terminal) => owners.length === 0
    ? 'Nobody owns this house.'
    : terminal.table(owners.map(({ name, since, seen }) => [
      terminal.safe(name), `since ${terminal.day(since)}`, `last here ${terminal.day(seen)}`
    ])),
  next: (owners) => owners.length === 0 ? 'Become its owner: snug house link' : undefined
})

const houseDisown = command({
  name: 'house disown',
  group: 'network',
  summary: 'Take this house from an owner',
  description: 'Mail that the house keeps for them stays until its lease ends.',
  where: 'daemon',
  params: {
    name: { kind: 'text', max: 512, required: true, position: true,
      help: 'who, as `snug house owners` shows it' }
  },
  examples: [{ line: 'snug house disown Ben', says: 'Ben is a visitor from now on' }],
  run: async (daemon, { name }) => {
    await houseOf(daemon).keeper.disown(name)
    return { name }
  },
  render: ({ name }, terminal) => `${terminal.safe(name)} does not own this house any more.`
})

/** Fault: `not-a-house`. */
function houseOf ({ house: own }: Daemon): DaemonHouse {
  if (own !== undefined) return own
  throw new SnugError({ code: 'not-a-house', message: 'This node is no house, so nobody owns it.',
    action: 'Start it with: snug start --house' })
}

export const commands: readonly Command[] = [house, houseLink, houseOwners, houseDisown]
