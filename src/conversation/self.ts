// The person whose installation this is: account, device, name, and what only contacts may know to
// find the device.

import { equalBytes, utf8 } from '../base/bytes.ts'
import { ByteReader, ByteWriter } from '../base/wire.ts'
import { createAccount, decodeAccount, encodeAccount } from '../identity/account.ts'
import { createDevice, decodeDevice, encodeDevice } from '../identity/device.ts'
import { encodeDeviceList, issueDeviceList } from '../identity/device-list.ts'
import { nextVersion } from '../identity/version.ts'
import { tables } from '../storage/tables.ts'
import type { Milliseconds, Seconds } from '../base/brand.ts'
import type { Random } from '../base/clock.ts'
import type { AccountKeyPair } from '../identity/account.ts'
import type { LocalDevice } from '../identity/device.ts'
import type { Operation, RecordKey, Store } from '../storage/store.ts'

export interface Self {
  readonly account: AccountKeyPair
  readonly device: LocalDevice
  /** What this person calls themself. */
  readonly name: string
  readonly createdAt: Milliseconds
  /** Given to accepted contacts alone; replaced when one of them is removed (DESIGN §5). */
  readonly discoverySecret: Uint8Array
  readonly discoveryVersion: Seconds
  readonly deviceList: Uint8Array
}

const KEY: RecordKey = { table: tables.identity, name: utf8('self'), number: 0 }
const VERSION = 1
const SECRET_SIZE = 32
const LIST_MAX = 8_192

/** A new person with a first device. */
export function createSelf (name: string, random: Random, now: Milliseconds): Self {
  const account = createAccount(random)
  const device = createDevice(account, random, now)
  const version = nextVersion(undefined, now)
  return {
    account,
    device,
    name,
    createdAt: now,
    discoverySecret: random(SECRET_SIZE),
    discoveryVersion: version,
    deviceList: encodeDeviceList(issueDeviceList(account, version, [device.certificate]))
  }
}

/** The person with a new discovery secret: those who knew the old one no longer find the device. */
export function withNewDiscovery (self: Self, random: Random, now: Milliseconds): Self {
  return {
    ...self,
    discoverySecret: random(SECRET_SIZE),
    discoveryVersion: nextVersion(self.discoveryVersion, now)
  }
}

export function putSelf (self: Self): Operation {
  const value = new ByteWriter().u8(VERSION)
    .bytes16(encodeAccount(self.account)).bytes16(encodeDevice(self.device))
    .text16(self.name).u64(self.createdAt)
    .put(self.discoverySecret).u32(self.discoveryVersion)
    .bytes16(self.deviceList).finish()
  return { type: 'put', key: KEY, value }
}

/** Undefined on a house without an account; `damaged` where the record cannot be read. */
export async function loadSelf (store: Store): Promise<Self | undefined | 'damaged'> {
  const bytes = await store.get(KEY)
  if (bytes === undefined) return undefined
  const reader = new ByteReader(bytes)
  const version = reader.u8()
  const account = decodeAccount(reader.bytes16())
  const device = decodeDevice(reader.bytes16())
  const name = reader.text16()
  const createdAt = reader.u64()
  const discoverySecret = reader.take(SECRET_SIZE)
  const discoveryVersion = reader.u32()
  const deviceList = reader.bytes16()
  if (version !== VERSION || !reader.done() || !account.ok || !device.ok) return 'damaged'
  if (deviceList.length > LIST_MAX) return 'damaged'
  if (!equalBytes(device.value.certificate.account, account.value.id)) return 'damaged'
  return {
    account: account.value,
    device: device.value,
    name,
    createdAt,
    discoverySecret,
    discoveryVersion,
    deviceList
  }
}
