// settings, settings set: what a person can switch. Settings of the node itself, such as its
// addresses, are in the configuration file: see config.ts.

import { SECOND } from '../../src/base/limits.ts'
import { SnugError } from '../../src/base/errors.ts'
import { inWords } from '../cli/terminal.ts'
import { command } from './command.ts'
import { retentionOf } from './retention.ts'
import type { Settings } from '../../src/conversation/settings.ts'
import type { Command } from './command.ts'

const NAMES = {
  'policy': 'for whom this node keeps mail: friends, visitors or nobody',
  'always-on': 'on: this node runs day and night, and offers new friends to keep their mail',
  'retention': 'after what time messages of new conversations are gone: 1d, 1w, 30d, 1y or keep',
  'read-receipts': 'on: friends see when you read their messages, and you see it of those who ' +
    'show it',
  'typing': 'on: friends see that you are typing, and you see it of those who show it',
  'presence': 'on: friends see that you are here now, and you see it of those who show it',
  'keep-requests': 'whether friends may keep messages of yours that burn down: ask, always, never',
  'reach': 'who may get to know you: invites, introduced (whom contacts introduce, too), anyone ' +
    '(with your address, too) or nobody',
  'relay-only': 'on: friends reach you through others only and never learn your address'
} as const

type Name = keyof typeof NAMES

const FIELDS: Readonly<Record<Name, keyof Settings>> = {
  'policy': 'policy',
  'always-on': 'alwaysOn',
  'retention': 'retention',
  'read-receipts': 'readReceipts',
  'typing': 'typing',
  'presence': 'presence',
  'keep-requests': 'keepRequests',
  'reach': 'reach',
  'relay-only': 'relayOnly'
}

interface Shown { readonly name: string, readonly value: string, readonly help: string }

function shown (settings: Settings): Shown[] {
  return Object.entries(NAMES).map(([name, help]) => ({
    name, value: words(settings[FIELDS[name as Name]], name), help
  }))
}

function words (value: string | number | boolean, name: string): string {
  if (name === 'retention') return value === 0 ? 'keep' : inWords(Number(value) * SECOND)
  return typeof value === 'boolean' ? (value ? 'on' : 'off') : String(value)
}

const settings = command({
  name: 'settings',
  group: 'profile',
  summary: 'Show what you can switch',
  where: 'profile',
  params: {},
  examples: [{ line: 'snug settings', says: 'all switches and what they do' }],
  run: ({ messenger }) => Promise.resolve(shown(messenger.settings())),
  render: (all, terminal) => terminal.table(all.map(({ name, value, help }) => [
    name, terminal.style('bold', value), terminal.style('dim', help)
  ])),
  next: () => 'Change one: snug settings set NAME VALUE'
})

const settingsSet = command({
  name: 'settings set',
  group: 'profile',
  summary: 'Switch something',
  where: 'profile',
  params: {
    name: {
      kind: 'choice',
      choices: ['policy', 'always-on', 'retention', 'read-receipts', 'typing', 'presence',
        'keep-requests', 'reach', 'relay-only'],
      required: true,
      position: true,
      help: 'which'
    },
    value: { kind: 'text', max: 64, required: true, position: true, help: 'what' }
  },
  examples: [
    { line: 'snug settings set read-receipts on',
      says: 'friends see when you read their messages' },
    { line: 'snug settings set retention 1d', says: 'new conversations burn down after a day' }
  ],
  run: async ({ messenger }, { name, value }) => {
    const changed = await messenger.setSettings({ [FIELDS[name]]: parse(name, value) })
    return { name, value: words(changed[FIELDS[name]], name) }
  },
  render: ({ name, value }) => `${name} is ${value} now.`
})

function parse (name: Name, value: string): string | number | boolean {
  if (name === 'policy' || name === 'keep-requests' || name === 'reach') return value
  if (name === 'retention') return retentionOf(value)
  if (value === 'on' || value === 'off') return value === 'on'
  throw new SnugError({ code: 'bad-input', message: `${name} is either on or off.` })
}

export const commands: readonly Command[] = [settings, settingsSet]
