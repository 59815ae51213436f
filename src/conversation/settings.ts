// What a person can switch. One record; unknown fields of later versions are dropped, missing ones
// have their default.

import { utf8, fromUtf8 } from '../base/bytes.ts'
import { fail, ok } from '../base/errors.ts'
import { DAY, SECOND } from '../base/limits.ts'
import { tables } from '../storage/tables.ts'
import type { Result } from '../base/errors.ts'
import type { HostPolicy } from '../mailbox/host-limits.ts'
import type { Operation, RecordKey, Store } from '../storage/store.ts'

export type KeepRequests = 'ask' | 'always' | 'never'
/**
 * Who gets an invite of mine; also whom my contacts introduce; also anyone who has my address; or
 * nobody new.
 */
export type Reach = 'nobody' | 'invites' | 'introduced' | 'anyone'

export interface Settings {
  /** For whom this node keeps mail. */
  readonly policy: HostPolicy
  /** This node is on day and night: it offers every new contact to keep their mail. */
  readonly alwaysOn: boolean
  /** Seconds after which messages of new conversations expire; 0 keeps them. */
  readonly retention: number
  /** Each of the three shows contacts something, and shows it to me of those who show it, too. */
  readonly readReceipts: boolean
  /** That I am typing. */
  readonly typing: boolean
  /** That I am here now. */
  readonly presence: boolean
  /** Whether friends may keep messages of mine that burn down; `ask` leaves it to me each time. */
  readonly keepRequests: KeepRequests
  /** Who may get to know me; each but `nobody` includes those before. */
  readonly reach: Reach
  /** Contacts reach this device through relays only, and never learn its address. */
  readonly relayOnly: boolean
}

const DEFAULT_SETTINGS: Settings = {
  policy: 'friends',
  alwaysOn: false,
  retention: 30 * DAY / SECOND,
  readReceipts: false,
  typing: false,
  presence: false,
  keepRequests: 'ask',
  reach: 'invites',
  relayOnly: false
}

/** Seconds after which messages can expire, as people choose; the last keeps them. */
export const RETENTIONS = {
  '1d': DAY / SECOND, '1w': 7 * DAY / SECOND, '30d': 30 * DAY / SECOND, '1y': 365 * DAY / SECOND,
  'keep': 0
} as const

/** Where they are kept. */
export const SETTINGS: RecordKey = { table: tables.setting, name: utf8('settings'), number: 0 }
const POLICIES: readonly HostPolicy[] = ['friends', 'visitors', 'nobody']
const KEEP_REQUESTS: readonly KeepRequests[] = ['ask', 'always', 'never']
const REACHES: readonly Reach[] = ['nobody', 'invites', 'introduced', 'anyone']
const U32 = 0xffffffff

/** The settings with `changes` made. Fault: `setting-invalid`. */
export function changeSettings (
  settings: Settings,
  changes: Readonly<Record<string, unknown>>
): Result<Settings> {
  for (const [name, value] of Object.entries(changes)) {
    const refusal = refuse(name, value)
    if (refusal !== undefined) {
      return fail('setting-invalid', refusal, 'See all of them: snug settings')
    }
  }
  return ok({ ...settings, ...changes })
}

export function putSettings (settings: Settings): Operation {
  return { type: 'put', key: SETTINGS, value: utf8(JSON.stringify(settings)) }
}

export async function loadSettings (store: Store): Promise<Settings> {
  const bytes = await store.get(SETTINGS)
  const text = bytes === undefined ? undefined : fromUtf8(bytes)
  const known: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(parse(text))) {
    if (name in DEFAULT_SETTINGS && refuse(name, value) === undefined) known[name] = value
  }
  return { ...DEFAULT_SETTINGS, ...known }
}

/** Whether a value is a number of seconds that messages may stay. */
export function isRetention (value: unknown): value is number {
  return Number.isInteger(value) && Number(value) >= 0 && Number(value) <= U32
}

function parse (text: string | undefined): object {
  try {
    const value: unknown = JSON.parse(text ?? '{}')
    return typeof value === 'object' && value !== null ? value : {}
  } catch {
    return {}
  }
}

function refuse (name: string, value: unknown): string | undefined {
  switch (name) {
    case 'policy': return POLICIES.some((policy) => policy === value)
      ? undefined
      : 'The policy is one of: friends, visitors, nobody.'
    case 'keepRequests': return KEEP_REQUESTS.some((each) => each === value)
      ? undefined
      : 'Whether friends may keep what burns down is one of: ask, always, never.'
    case 'reach': return REACHES.some((reach) => reach === value)
      ? undefined
      : 'Who may reach you is one of: nobody, invites, introduced, anyone.'
    case 'alwaysOn':
    case 'readReceipts':
    case 'typing':
    case 'presence':
    case 'relayOnly': return typeof value === 'boolean' ? undefined : `${name} is either on or off.`
    case 'retention': return isRetention(value)
      ? undefined
      : 'The retention is a number of seconds; 0 keeps messages.'
    default: return `There is no setting called "${name}".`
  }
}
