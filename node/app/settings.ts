// The settings of a node, each with its name in the file, its variable in the environment and its
// default. A flag wins over the environment, that over the file, that over the default.

import { fail, ok } from '../../src/base/errors.ts'
import { networkOf } from '../web/proxies.ts'
import type { Result } from '../../src/base/errors.ts'
import type { ConfigLine } from './config-file.ts'
import type { Environment } from './paths.ts'

type Kind =
  | { readonly kind: 'addresses' }
  | { readonly kind: 'choice', readonly choices: readonly string[] }
  | { readonly kind: 'path' } // absolute, of a file
  | { readonly kind: 'networks' }

interface Declared { readonly help: string, readonly default: string }

export const SETTINGS = {
  'listen': {
    kind: 'addresses',
    default: '',
    help: 'addresses to listen on; empty: TCP 7684, HTTP and WebSocket 7685, UDP 7684'
  },
  'announce': {
    kind: 'addresses',
    default: '',
    help: 'fixed public addresses under which others reach this node'
  },
  'join': {
    kind: 'addresses', default: '', help: 'addresses of houses to connect to at the start'
  },
  'dht': {
    kind: 'choice',
    choices: ['auto', 'server', 'client', 'off'],
    default: 'auto',
    help: 'whether this node answers in the directory, only asks it, or does without'
  },
  'mdns': {
    kind: 'choice',
    choices: ['on', 'off'],
    default: 'off',
    help: 'look for others in the local network, and be seen there'
  },
  'upnp': {
    kind: 'choice', choices: ['on', 'off'], default: 'off', help: 'ask the router to open the ports'
  },
  'webrtc': {
    kind: 'choice', choices: ['on', 'off'], default: 'on', help: 'be reachable by WebRTC'
  },
  'web': {
    kind: 'choice',
    choices: ['auto', 'on', 'off'],
    default: 'auto',
    help: 'serve the web app at the WebSocket port; auto: a house does'
  },
  'tls-cert': {
    kind: 'path',
    default: '',
    help: 'a certificate (PEM, the whole chain): the WebSocket port speaks https and wss too'
  },
  'tls-key': { kind: 'path', default: '', help: 'the private key of the certificate' },
  'trusted-proxies': {
    kind: 'networks',
    default: '',
    help: 'reverse proxies on other machines, whose word counts on who comes'
  },
  'log-level': {
    kind: 'choice',
    choices: ['silent', 'error', 'warn', 'info', 'debug'],
    default: 'info',
    help: 'how much goes into the log'
  }
} as const satisfies Record<string, Kind & Declared>

export type SettingName = keyof typeof SETTINGS

export interface Setting {
  readonly name: SettingName
  readonly value: string
  readonly from: 'flag' | 'environment' | 'file' | 'default'
}

export interface SettingSource {
  readonly env: Environment
  readonly file: readonly ConfigLine[]
  readonly path: string
}

export type Flags = Readonly<Partial<Record<SettingName, string>>>

export function isSettingName (name: string): name is SettingName {
  return Object.hasOwn(SETTINGS, name)
}

export function settingNames (): SettingName[] {
  return Object.keys(SETTINGS).filter(isSettingName)
}

/** SNUG_LOG_LEVEL for log-level. */
export function variableOf (name: SettingName): string {
  return `SNUG_${name.toUpperCase().replaceAll('-', '_')}`
}

/** All settings as they apply. Fault: `bad-config`, which says where the wrong value is. */
export function resolveSettings (
  source: SettingSource, flags: Flags = {}
): Result<ReadonlyMap<SettingName, Setting>> {
  const unknown = source.file.find((line) => !isSettingName(line.name))
  if (unknown !== undefined) {
    return fail('bad-config',
      `Line ${unknown.line} of ${source.path}: there is no setting ${unknown.name}.`,
      'snug config lists all settings.')
  }
  const settings = new Map<SettingName, Setting>()
  for (const name of settingNames()) {
    const setting = resolveOne(name, source, flags)
    const checked = checkSetting(name, setting.value, placeOf(setting, source))
    if (!checked.ok) return checked
    settings.set(name, setting)
  }
  return ok(settings)
}

function resolveOne (name: SettingName, source: SettingSource, flags: Flags): Setting {
  const flag = flags[name]
  if (flag !== undefined) return { name, value: flag, from: 'flag' }
  const variable = source.env[variableOf(name)]
  if (variable !== undefined) return { name, value: variable, from: 'environment' }
  const line = source.file.find((one) => one.name === name)
  if (line !== undefined) return { name, value: line.value, from: 'file' }
  return { name, value: SETTINGS[name].default, from: 'default' }
}

function placeOf ({ name, from }: Setting, source: SettingSource): string {
  switch (from) {
    case 'flag': return `--${name}`
    case 'environment': return variableOf(name)
    case 'file': {
      const line = source.file.find((one) => one.name === name)?.line ?? 0
      return `${name}, in line ${line} of ${source.path},`
    }
    case 'default': return name
  }
}

/** Fault: `bad-config`. `place` begins the sentence. */
export function checkSetting (name: SettingName, value: string, place: string): Result<void> {
  const setting: Kind = SETTINGS[name]
  switch (setting.kind) {
    case 'choice': {
      if (setting.choices.includes(value)) return ok(undefined)
      return fail('bad-config', `${place} must be one of ${setting.choices.join(', ')}.`)
    }
    case 'path': {
      if (value === '' || value.startsWith('/')) return ok(undefined)
      return fail('bad-config', `${place} must be an absolute path.`)
    }
    case 'networks': {
      if (addressesOf(value).every((text) => networkOf(text) !== undefined)) return ok(undefined)
      return fail('bad-config', `${place} must hold IP addresses, or networks such as 10.0.0.0/8.`)
    }
    case 'addresses': {
      const wrong = addressesOf(value).find((address) => !address.startsWith('/'))
      if (wrong === undefined) return ok(undefined)
      return fail('bad-config', `${place} must hold addresses such as /ip4/203.0.113.7/tcp/7684.`)
    }
  }
}

/** Addresses of a value, between spaces or commas. */
export function addressesOf (value: string): string[] {
  return value.split(/[\s,]+/).filter((address) => address !== '')
}
