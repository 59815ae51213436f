// What a backup holds (DESIGN §6): the account, contacts with their devices and the capabilities
// that they gave, the timeline, settings, what was set for single conversations. Never ratchets,
// prekeys, keys of boxes, the outbox or invites: a copy of those would use keys a second time; nor
// drafts. Records are those of src/storage/archive-record.ts; all but the first are as the store
// keeps them, messages without their seal.
//   (identity, "backup") := u8 1 ‖ b16(account) ‖ t16(name) ‖ created u64 ‖ discovery version u32 ‖
//                           b16(device list)

import { utf8 } from '../base/bytes.ts'
import { ByteReader, ByteWriter } from '../base/wire.ts'
import { decodeAccount, encodeAccount } from '../identity/account.ts'
import { encodeRemoteDevice } from '../delivery/remote-device.ts'
import { U32_MAX } from '../message/fields.ts'
import { readMessages } from '../storage/message-records.ts'
import { tables } from '../storage/tables.ts'
import { encodeContact } from './contact.ts'
import { HOUSES } from './mailkeeping.ts'
import { encodePreferences } from './preferences.ts'
import { OWNED_HOUSES } from './owned-houses-key.ts'
import { SETTINGS } from './settings.ts'
import type { AccountKeyPair } from '../identity/account.ts'
import type { ArchiveRecord } from '../storage/archive-record.ts'
import type { RecordKey, Store } from '../storage/store.ts'
import type { Contact } from './contact.ts'
import type { Person } from './person.ts'
import type { Self } from './self.ts'

/** The part of a person that outlives a device. */
export interface BackupSelf {
  readonly account: AccountKeyPair
  readonly name: string
  readonly createdAt: number
  readonly discoveryVersion: number
  readonly deviceList: Uint8Array
}

/** Records of the table of settings that a backup carries. */
export const CARRIED: readonly RecordKey[] = [SETTINGS, HOUSES, OWNED_HOUSES]

const VERSION = 1
const PAGE = 256
const NAME = utf8('backup')

/** The records of a backup, the account first. Throws SnugError `store-damaged`. */
export async function * backupRecords (
  store: Store, person: Pick<Person, 'contacts' | 'conversations' | 'delivery' | 'self'>
): AsyncGenerator<ArchiveRecord> {
  yield { table: tables.identity, name: NAME, number: 0, value: encodeBackupSelf(person.self) }
  for (const key of CARRIED) {
    const value = await store.get(key)
    if (value !== undefined) yield { table: key.table, name: key.name, number: 0, value }
  }
  for (const contact of person.contacts.all().filter(isKept)) {
    yield { table: tables.contact, number: 0, value: encodeContact(contact) }
    for (const id of contact.devices) {
      const device = person.delivery.device(id)
      if (device === undefined) continue
      yield { table: tables.device, number: 0, value: encodeRemoteDevice(device) }
    }
    const { muted, pinned } = person.conversations.view(contact)
    if (muted || pinned) {
      const value = encodePreferences(contact.account, { muted, pinned })
      yield { table: tables.conversation, number: 0, value }
    }
    yield * messagesOf(store, contact)
  }
}

async function * messagesOf (store: Store, { account }: Contact): AsyncGenerator<ArchiveRecord> {
  for (let from = 0; ;) {
    const page = await readMessages(store, account, { from, limit: PAGE })
    for (const { number, value } of page) {
      yield { table: tables.message, name: account, number, value }
    }
    const last = page.at(-1)
    if (last === undefined || page.length < PAGE) return
    from = last.number + 1
  }
}

/** Whoever was invited, or asks to come in, would have to begin anew. */
function isKept ({ state }: Contact): boolean {
  return state !== 'invited' && state !== 'requested'
}

function encodeBackupSelf (self: Self): Uint8Array {
  return new ByteWriter().u8(VERSION).bytes16(encodeAccount(self.account)).text16(self.name)
    .u64(self.createdAt).u32(self.discoveryVersion).bytes16(self.deviceList).finish()
}

/** Undefined where it is damaged, or of a later version. */
export function decodeBackupSelf (bytes: Uint8Array): BackupSelf | undefined {
  const reader = new ByteReader(bytes)
  if (reader.u8() !== VERSION) return undefined
  const account = decodeAccount(reader.bytes16())
  const name = reader.text16()
  const createdAt = reader.u64()
  const discoveryVersion = reader.u32()
  const deviceList = reader.bytes16()
  // No version could follow the last one there is.
  if (!reader.done() || !account.ok || discoveryVersion === U32_MAX) return undefined
  return { account: account.value, name, createdAt, discoveryVersion, deviceList }
}
