// A profile from a backup (DESIGN §6): the same person on a new device, with new keys, no sessions
// and no boxes. The account is written last of all: a restore that was interrupted left none, and
// is done again. Records of kinds that this version does not know are passed over.

import { equalBytes, toHex } from '../base/bytes.ts'
import { SnugError } from '../base/errors.ts'
import { encodeDeviceList, decodeDeviceList, DEVICES_MAX,
  issueDeviceList } from '../identity/device-list.ts'
import { createDevice } from '../identity/device.ts'
import { nextVersion } from '../identity/version.ts'
import { decodeRemoteDevice, deviceIdOf, encodeRemoteDevice } from '../delivery/remote-device.ts'
import { newState, sessionRecord } from '../delivery/session-record.ts'
import { U32_MAX } from '../message/fields.ts'
import { cleanName } from '../message/name.ts'
import { putMessage } from '../storage/message-records.ts'
import { tables } from '../storage/tables.ts'
import { CARRIED, decodeBackupSelf } from './backup.ts'
import { UNNAMED } from './contact-book.ts'
import { decodeContact, encodeContact, isAccepted } from './contact.ts'
import { decodeMessageRecord, encodeMessageRecord } from './message-record.ts'
import { decodePreferences, putPreferences } from './preferences.ts'
import { putSelf, withNewDiscovery } from './self.ts'
import { putTimer } from './timers.ts'
import type { Milliseconds } from '../base/brand.ts'
import type { Random } from '../base/clock.ts'
import type { AccountId } from '../identity/account.ts'
import type { ArchiveRecord } from '../storage/archive-record.ts'
import type { Operation, Store } from '../storage/store.ts'
import type { BackupSelf } from './backup.ts'
import type { Contact } from './contact.ts'
import type { Self } from './self.ts'

export interface RestoreOptions {
  /** Whether the devices of before are out: lost, sold, broken. Default: they stay. */
  readonly delist?: boolean
}

export interface Restored {
  readonly self: Self
  readonly contacts: number
  readonly messages: number
  /** Records that could not be read, or not understood. */
  readonly skipped: number
}

interface RestoreParts extends RestoreOptions {
  readonly store: Store
  readonly random: Random
  readonly now: Milliseconds
}

const BATCH = 256 // records of one write

/** Fault: `backup-empty`, where the records hold no account; then nothing is restored. */
export async function restoreRecords (
  records: AsyncIterable<ArchiveRecord>, parts: RestoreParts
): Promise<Restored> {
  const { store } = parts
  const restore = new Restore(parts)
  let batch: Operation[] = []
  for await (const record of records) {
    batch.push(...restore.take(record))
    if (batch.length < BATCH) continue
    await store.commit(batch)
    batch = []
  }
  const { account } = restore
  if (account === undefined) {
    throw new SnugError({ code: 'backup-empty', message: 'There is no account in this backup.',
      action: 'Choose another file.' })
  }
  const self = newSelf(account, parts)
  await store.commit([...batch, putSelf(self)])
  const { contacts, messages, skipped } = restore
  return { self, contacts: contacts.size, messages, skipped }
}

class Restore {
  account: BackupSelf | undefined
  readonly contacts = new Map<string, Contact>()
  messages = 0
  skipped = 0
  readonly #parts: RestoreParts

  constructor (parts: RestoreParts) {
    this.#parts = parts
  }

  take (record: ArchiveRecord): Operation[] {
    const operations = this.#read(record)
    if (operations === undefined) this.skipped++
    return operations ?? []
  }

  /** Undefined for what cannot be used. */
  #read ({ table, name, number, value }: ArchiveRecord): Operation[] | undefined {
    switch (table) {
      case tables.identity: {
        this.account ??= decodeBackupSelf(value)
        return this.account === undefined ? undefined : []
      }
      case tables.setting: {
        const key = CARRIED.find((each) => equalBytes(each.name, name ?? each.name))
        return key === undefined ? undefined : [{ type: 'put', key, value }]
      }
      case tables.contact: return this.#contact(value)
      case tables.device: return this.#device(value)
      case tables.conversation: return this.#preferences(value)
      case tables.message: return this.#message(name, number, value)
      default: return undefined
    }
  }

  #contact (value: Uint8Array): Operation[] | undefined {
    const stored = decodeContact(value)
    if (stored === undefined) return undefined
    // Whoever made the file may have written anything for a name.
    const contact = { ...stored, name: cleanName(stored.name) || UNNAMED,
      theirName: cleanName(stored.theirName) }
    this.contacts.set(toHex(contact.account), contact)
    const key = { table: tables.contact, name: contact.account, number: 0 }
    return [{ type: 'put', key, value: encodeContact(contact) }]
  }

  /** Without any session: one begins by itself, with what introduces the new device. */
  #device (value: Uint8Array): Operation[] | undefined {
    const device = decodeRemoteDevice(value)
    const contact = device && this.contacts.get(toHex(device.certificate.account))
    if (device === undefined || contact === undefined) return undefined
    const id = deviceIdOf(device)
    const fresh = { ...device, accepted: device.accepted && isAccepted(contact), repairAskedAt: 0,
      repairAnsweredAt: 0 }
    const key = { table: tables.device, name: id, number: 0 }
    return [{ type: 'put', key, value: encodeRemoteDevice(fresh) },
      sessionRecord(id, newState(undefined))]
  }

  #preferences (value: Uint8Array): Operation[] | undefined {
    const record = decodePreferences(value)
    if (record === undefined || !this.contacts.has(toHex(record.account))) return undefined
    return [putPreferences(record.account, record.flags)]
  }

  #message (
    conversation: Uint8Array | undefined, number: number, value: Uint8Array
  ): Operation[] | undefined {
    const record = decodeMessageRecord(value)
    const known = conversation !== undefined && this.contacts.has(toHex(conversation))
    if (record === undefined || !known || number === 0) return undefined
    this.messages++
    // What was on its way is in no backup.
    const settled = record.author === 'me' && record.outcome === 'open'
      ? { ...record, outcome: 'failed' as const, code: 'restored' }
      : record
    const bytes = encodeMessageRecord(settled)
    // Its timer begins when it is read, here as there.
    const waits = record.author === 'them' && record.timer > 0 && record.readAt === 0
    return [...putMessage(conversation, number, bytes, this.#parts.random),
      ...waits ? [putTimer(conversation as AccountId, number)] : []]
  }
}

function newSelf (backup: BackupSelf, { delist = false, now, random }: RestoreParts): Self {
  const { account, createdAt, discoveryVersion, name } = backup
  const device = createDevice(account, random, now)
  const before = decodeDeviceList(backup.deviceList)
  const known = before.ok && before.value.version < U32_MAX ? before.value : undefined
  const others = delist || known === undefined || !equalBytes(known.account, account.id)
    ? []
    : known.certificates.slice(-(DEVICES_MAX - 1))
  const version = nextVersion(known?.version, now)
  const list = issueDeviceList(account, version, [...others, device.certificate])
  const self = { account, device, name: cleanName(name), createdAt, discoveryVersion,
    discoverySecret: random(32), deviceList: encodeDeviceList(list) }
  return withNewDiscovery(self, random, now)
}
