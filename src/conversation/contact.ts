// A contact: a person that this one has met or is about to meet, and how far that got (DESIGN §4).

import { ByteReader, ByteWriter } from '../base/wire.ts'
import type { Milliseconds, Seconds } from '../base/brand.ts'
import type { AccountId } from '../identity/account.ts'
import type { DeviceId } from '../identity/certificate.ts'
import type { ContactState } from './views.ts'

export interface ContactChange {
  readonly kind: 'succession' | 'attached' | 'attaching' | 'replaced'
  /** The account that takes the place of this one, or whose place it takes. */
  readonly other: AccountId
  /** How the contact stood before. */
  readonly before: ContactState
}

export interface Contact {
  readonly account: AccountId
  /** The name that I gave, unique among my contacts: what commands take. */
  readonly name: string
  /** Whether `name` is a stand-in until they say what they are called. */
  readonly unnamed: boolean
  /** What they call themself; empty until they said. */
  readonly theirName: string
  /** Whether the name as they sent it has characters that turn the direction of text around. */
  readonly disguised: boolean
  readonly state: ContactState
  /** Whether I knocked at an address of theirs, which is no consent: one text until they answer. */
  readonly asked: boolean
  /** Since when the contact is in this state. */
  readonly since: Milliseconds
  /** What came with a request; empty otherwise. */
  readonly note: string
  readonly devices: readonly DeviceId[]
  /** The device list last accepted; empty until one came. */
  readonly deviceList: Uint8Array
  /** Whether they offer to keep my mail, and want me to keep theirs. */
  readonly theyKeep: boolean
  readonly theyAsk: boolean
  /** Whether I keep their mail, and leave mine with them. */
  readonly iKeep: boolean
  readonly iAsk: boolean
  /** Seconds after which messages expire as I want it; 0 keeps them. */
  readonly retention: number
  /** When I last said so; 0 for the default of the settings. */
  readonly retentionVersion: Seconds
  /** The same as they want it; 0 also before they said. */
  readonly theirRetention: number
  readonly theirRetentionVersion: Seconds
  /** What is to be decided of an identity that is new, or was. */
  readonly change: ContactChange | undefined
  /** Successors that this person did not believe in. */
  readonly refused: readonly AccountId[]
  /** Timeline positions up to which I have read, and they say they have. */
  readonly readUpTo: number
}

const VERSION = 1
const STATES: readonly ContactState[] = ['invited', 'requested', 'connected', 'verified', 'changed',
  'blocked']
const CHANGES = ['succession', 'attached', 'attaching', 'replaced'] as const
const DEVICES_MAX = 16
const REFUSED_MAX = 8

/** A contact of which nothing is known but the account. */
export function newContact (
  account: AccountId,
  name: string,
  state: ContactState,
  now: Milliseconds,
  retention: number,
  always: boolean
): Contact {
  return {
    account,
    name,
    unnamed: false,
    theirName: '',
    disguised: false,
    state,
    asked: false,
    since: now,
    note: '',
    devices: [],
    deviceList: new Uint8Array(0),
    theyKeep: false,
    theyAsk: false,
    iKeep: always,
    iAsk: true,
    retention,
    retentionVersion: 0,
    theirRetention: 0,
    theirRetentionVersion: 0,
    change: undefined,
    refused: [],
    readUpTo: 0
  }
}

/** Whether mail and addresses go to and from this contact. */
export function isAccepted (contact: Contact): boolean {
  return contact.state === 'connected' || contact.state === 'verified'
}

/** Seconds after which messages expire for both: the shorter wish rules. 0 keeps them. */
export function retentionOf ({ retention, theirRetention }: Contact): number {
  const wishes = [retention, theirRetention].filter((seconds) => seconds > 0)
  return wishes.length === 0 ? 0 : Math.min(...wishes)
}

export function encodeContact (contact: Contact): Uint8Array {
  const writer = new ByteWriter().u8(VERSION).put(contact.account).text16(contact.name).text16(
    contact.theirName
  )
    .u8(STATES.indexOf(contact.state)).u64(contact.since).text16(contact.note).u8(
      contact.devices.length
    )
  for (const device of contact.devices) writer.put(device)
  writer.bytes32(contact.deviceList)
    .u8(flags(contact.theyKeep, contact.theyAsk, contact.iKeep, contact.iAsk, contact.unnamed,
      contact.asked, contact.disguised))
    .u32(contact.retention).u32(contact.retentionVersion)
    .u32(contact.theirRetention).u32(contact.theirRetentionVersion)
    .u64(contact.readUpTo)
  const { change, refused } = contact
  writer.u8(change === undefined ? 0 : CHANGES.indexOf(change.kind) + 1)
  if (change !== undefined) writer.put(change.other).u8(STATES.indexOf(change.before))
  writer.u8(refused.length)
  for (const account of refused) writer.put(account)
  return writer.finish()
}

/** Undefined where the record is damaged. */
export function decodeContact (bytes: Uint8Array): Contact | undefined {
  const reader = new ByteReader(bytes)
  if (reader.u8() !== VERSION) return undefined
  const account = reader.take(32) as AccountId
  const name = reader.text16()
  const theirName = reader.text16()
  const state = STATES[reader.u8()]
  const since = reader.u64()
  const note = reader.text16()
  const devices: DeviceId[] = []
  const count = reader.u8()
  if (count > DEVICES_MAX) reader.refuse()
  for (let i = 0; i < count && !reader.failed; i++) devices.push(reader.take(16) as DeviceId)
  const deviceList = reader.bytes32(DEVICES_MAX * 256)
  const bits = reader.u8()
  const retention = reader.u32()
  const retentionVersion = reader.u32()
  const theirRetention = reader.u32()
  const theirRetentionVersion = reader.u32()
  const readUpTo = reader.u64()
  const kind = reader.u8()
  const change = kind === 0 ? undefined : readChange(reader, kind)
  const refused: AccountId[] = []
  const refusals = reader.u8()
  if (refusals > REFUSED_MAX) reader.refuse()
  for (let i = 0; i < refusals && !reader.failed; i++) refused.push(reader.take(32) as AccountId)
  if (!reader.done() || state === undefined) return undefined
  return {
    account,
    name,
    theirName,
    state,
    since,
    note,
    devices,
    deviceList,
    theyKeep: (bits & 1) !== 0,
    theyAsk: (bits & 2) !== 0,
    iKeep: (bits & 4) !== 0,
    iAsk: (bits & 8) !== 0,
    unnamed: (bits & 16) !== 0,
    asked: (bits & 32) !== 0,
    disguised: (bits & 64) !== 0,
    retention,
    retentionVersion,
    theirRetention,
    theirRetentionVersion,
    change,
    refused,
    readUpTo
  }
}

function readChange (reader: ByteReader, number: number): ContactChange | undefined {
  const kind = CHANGES[number - 1]
  const other = reader.take(32) as AccountId
  const before = STATES[reader.u8()]
  if (kind !== undefined && before !== undefined) return { kind, other, before }
  reader.refuse()
  return undefined
}

function flags (...bits: boolean[]): number {
  return bits.reduce((sum, bit, i) => sum + (bit ? 2 ** i : 0), 0)
}
