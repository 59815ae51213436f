// config, config get, config set: the settings of this node, in its configuration file.

import { SnugError, unwrap } from '../../src/base/errors.ts'
import { writeConfig } from '../app/config-file.ts'
import {
  checkSetting, isSettingName, resolveSettings, SETTINGS, settingNames, variableOf
} from '../app/settings.ts'
import { command } from './command.ts'
import type { SettingName } from '../app/settings.ts'
import type { Command } from './command.ts'

/** `config`, and `config list` for those who look for it there. */
const [config, configList] = ['config', 'config list'].map((name) => command({
  name,
  group: 'profile',
  summary: 'Show the settings of this node, and where each comes from',
  description:
    'A flag of `snug start` wins over the environment, that over the file, that over the ' +
    'default. What you can switch as a person is in `snug settings`.',
  where: 'local',
  params: {},
  examples: [{ line: `snug ${name}`, says: 'all settings' }],
  run: async (local) => {
    const all = unwrap(resolveSettings(await local.settings()))
    const settings = [...all.values()].map((one) => ({
      ...one, variable: variableOf(one.name), help: SETTINGS[one.name].help
    }))
    return { file: local.paths.config, settings }
  },
  render: ({ file, settings }, terminal) => [
    terminal.table(settings.map(({ name, value, from, help }) => [
      name, terminal.style('bold', value === '' ? '-' : value), from, terminal.style('dim', help)
    ])),
    '',
    `The file is ${file}.`
  ].join('\n')
})) as [Command, Command]

const configGet = command({
  name: 'config get',
  group: 'profile',
  summary: 'Show one setting of this node',
  where: 'local',
  params: { name: { kind: 'text', max: 64, required: true, position: true, help: 'which' } },
  examples: [{ line: 'snug config get listen', says: 'the value alone' }],
  run: async (local, { name }) => {
    const setting = unwrap(resolveSettings(await local.settings())).get(nameOf(name))
    return { name, value: setting?.value ?? '', from: setting?.from ?? 'default' }
  },
  render: ({ value }) => value
})

const configSet = command({
  name: 'config set',
  group: 'profile',
  summary: 'Set a setting of this node; without a value back to its default',
  where: 'local',
  params: {
    name: { kind: 'text', max: 64, required: true, position: true, help: 'which' },
    value: { kind: 'text', max: 4_096, position: true, help: 'what; several addresses in quotes' }
  },
  examples: [
    { line: 'snug config set announce /ip4/203.0.113.7/tcp/7684', says: 'a fixed public address' },
    { line: 'snug config set announce', says: 'none any more' }
  ],
  run: async (local, { name, value }) => {
    const known = nameOf(name)
    if (value !== undefined) unwrap(checkSetting(known, value, known))
    unwrap(await writeConfig(local.paths.config, known, value))
    return { name: known, value: value ?? SETTINGS[known].default, file: local.paths.config }
  },
  render: ({ name, value, file }) =>
    `${name} is ${value === '' ? 'empty' : value} now, in ${file}.`,
  next: () => 'It applies from the next start on: snug stop, then snug start'
})

function nameOf (name: string): SettingName {
  if (isSettingName(name)) return name
  throw new SnugError({
    code: 'bad-input',
    message: `There is no setting of this name. There are: ${settingNames().join(', ')}.`
  })
}

export const commands: readonly Command[] = [config, configList, configGet, configSet]
