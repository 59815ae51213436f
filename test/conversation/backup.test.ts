import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { cryptoReady } from '../../src/crypto/sodium.ts'
import { backupRecords, decodeBackupSelf } from '../../src/conversation/backup.ts'
import { ContactBook } from '../../src/conversation/contact-book.ts'
import { newContact } from '../../src/conversation/contact.ts'
import { restoreRecords } from '../../src/conversation/restore.ts'
import { createSelf, loadSelf } from '../../src/conversation/self.ts'
import { decodeDeviceList, isListed } from '../../src/identity/device-list.ts'
import { unwrap } from '../../src/base/errors.ts'
import { encodeRecord, decodeRecord } from '../../src/storage/archive-record.ts'
import { fuzz } from '../fuzz.ts'
import { NOW, person } from '../identity/people.ts'
import { seeded } from '../random.ts'
import { MemoryStore } from '../simulation/memory-store.ts'
import type { ArchiveRecord } from '../../src/storage/archive-record.ts'
import type { Self } from '../../src/conversation/self.ts'

const test = suite('backup')
test.before(cryptoReady)
const random = seeded('backup')

async function backupOf (self: Self): Promise<ArchiveRecord[]> {
  const contacts = new ContactBook()
  for (const state of ['connected', 'blocked', 'invited', 'requested'] as const) {
    contacts.put(newContact(person(state).account.id, state, state, NOW, 0, false))
  }
  const records: ArchiveRecord[] = []
  const conversations = { view: () => ({ muted: true, pinned: true }) }
  const empty = { contacts, conversations, self, delivery: { device: () => undefined } }
  for await (const record of backupRecords(new MemoryStore(), empty as never)) records.push(record)
  return records
}

async function * each<Item> (items: readonly Item[]): AsyncGenerator<Item> { yield * items }

test('a restored person is the same account on a new device, in a newer list', async () => {
  const self = createSelf('Ana', random, NOW)
  const records = await backupOf(self)
  for (const delist of [true, false]) {
    const store = new MemoryStore()
    const restored = await restoreRecords(each(records),
      { store, random, now: NOW + 5_000, delist })
    assert.equal(restored.self.account, self.account)
    assert.equal(await loadSelf(store), restored.self)
    const { device, deviceList, discoverySecret, discoveryVersion } = restored.self
    for (const key of ['dh', 'sign', 'discovery'] as const) {
      assert.not.equal(device[key], self.device[key], key)
    }
    assert.not.equal(device.certificate.deviceId, self.device.certificate.deviceId)
    assert.not.equal(discoverySecret, self.discoverySecret)
    assert.ok(discoveryVersion > self.discoveryVersion)
    const list = unwrap(decodeDeviceList(deviceList))
    assert.ok(isListed(list, device.certificate))
    assert.is(isListed(list, self.device.certificate), !delist)
    assert.ok(list.version > unwrap(decodeDeviceList(self.deviceList)).version)
  }
})

test('who was only invited or asks to come in is left out', async () => {
  const store = new MemoryStore()
  const records = await backupOf(createSelf('Ana', random, NOW))
  const { contacts } = await restoreRecords(each(records), { store, random, now: NOW })
  assert.is(contacts, 2)
})

test('the account comes last: an interrupted restore leaves nobody', async () => {
  const store = new MemoryStore()
  const records = await backupOf(createSelf('Ana', random, NOW))
  async function * broken (): AsyncGenerator<ArchiveRecord> {
    yield * records
    throw new Error('the file ends here')
  }
  let failed = false
  await restoreRecords(broken(), { store, random, now: NOW }).catch(() => { failed = true })
  assert.ok(failed)
  assert.is(await loadSelf(store), undefined)
})

test('an account whose versions are used up is refused in words', async () => {
  const self = { ...createSelf('Ana', random, NOW), discoveryVersion: 0xffffffff }
  try {
    await restoreRecords(each(await backupOf(self)), { store: new MemoryStore(), random, now: NOW })
    assert.unreachable()
  } catch (error) {
    assert.is((error as { code?: string }).code, 'backup-empty')
  }
})

test('whatever stands in a backup, restoring it never throws, and never restores half an account',
  async () => {
    const samples = (await backupOf(createSelf('Ana', random, NOW)))
      .map((record) => encodeRecord(record).slice(4))
    await fuzz(async (bytes) => {
      const record = decodeRecord(bytes)
      if (record === undefined) return undefined
      const store = new MemoryStore()
      try {
        const { self } = await restoreRecords(each([record]), { store, random, now: NOW })
        return decodeBackupSelf(record.value) === undefined ? undefined : self
      } catch (error) {
        if ((error as { code?: string }).code !== 'backup-empty') throw error
        return record
      }
    }, samples, { seed: 'restore', rounds: 300 })
  })

test.run()
