import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { concat, toHex, utf8 } from '../../src/base/bytes.ts'
import { SnugError } from '../../src/base/errors.ts'
import { asSymmetricKey } from '../../src/crypto/keys.ts'
import { SealedStore } from '../../src/storage/sealed-store.ts'
import { storeKeys } from '../../src/storage/store-keys.ts'
import { tables } from '../../src/storage/tables.ts'
import { seeded } from '../random.ts'
import { CrashDisk, crashStore } from './crash-level.ts'
import type { Database } from '../../src/storage/database.ts'
import type { Operation, RecordKey } from '../../src/storage/store.ts'

const test = suite('sealed store')

const SECRET = 'meet me at the old bridge'

function key (number = 0, name = 'Ben'): RecordKey {
  return { table: tables.contact, name: utf8(name), number }
}

function put (number: number, text = SECRET, name = 'Ben'): Operation {
  return { type: 'put', key: key(number, name), value: utf8(text) }
}

async function faultOf (run: () => Promise<unknown>): Promise<SnugError> {
  try {
    await run()
  } catch (error) {
    if (error instanceof SnugError) return error
    throw error
  }
  throw new Error('nothing was thrown')
}

async function drain (entries: AsyncIterable<unknown>): Promise<void> {
  for await (const entry of entries) void entry
}

/** Whether a database key is of the contact table. */
const isContact = (at: Uint8Array): boolean => at[0] === tables.contact

test('hands the database nothing but hashed names and sealed values', async () => {
  const disk = new CrashDisk()
  const store = await crashStore(disk)
  await store.commit([put(0), put(1), put(7, SECRET, 'Cleo')])
  const seen = concat(...disk.contents())
  for (const text of [SECRET, SECRET.slice(0, 8), 'Ben', 'Cleo']) {
    assert.not.ok(toHex(seen).includes(toHex(utf8(text))), `${text} is on the disk`)
  }
  const values = disk.contents().filter((bytes) => bytes.length === 24 + SECRET.length + 16)
  assert.is(new Set(values.map(toHex)).size, 3, 'equal values differ on the disk')
})

test('writes the key of a record as the table, 16 bytes of hash and the number', async () => {
  const disk = new CrashDisk()
  const store = await crashStore(disk)
  await store.commit([put(0x0102030405)])
  const [at] = disk.contents().filter((bytes) => isContact(bytes) && bytes.length === 25)
  assert.is(toHex(at?.subarray(17) ?? new Uint8Array()), '0000000102030405')
})

test('tells a changed value, in words and in every way of reading', async () => {
  const changes: Array<(value: Uint8Array) => Uint8Array> = [
    (value) => value.map((byte, i) => i === 30 ? byte ^ 1 : byte),
    (value) => value.map((byte, i) => i === 0 ? byte ^ 0x80 : byte),
    (value) => value.subarray(0, -1), (value) => value.subarray(0, 10),
    (value) => concat(value, Uint8Array.of(0)), () => new Uint8Array()
  ]
  for (const change of changes) {
    const disk = new CrashDisk()
    const store = await crashStore(disk)
    await store.commit([put(0), put(1)])
    disk.tamper((at, value) => isContact(at) ? change(value) : value)
    for (const read of [
      () => store.get(key()), () => store.list(tables.contact, utf8('Ben')),
      () => drain(store.all(tables.contact))
    ]) {
      const fault = await faultOf(read)
      assert.is(fault.code, 'store-damaged')
      assert.match(fault.message, /"contact".*damaged/)
      assert.match(fault.action ?? '', /Restore/)
    }
    assert.equal(await store.verify(), { records: 5, damaged: 2 })
  }
})

test('tells a value that was moved from another record', async () => {
  const disk = new CrashDisk()
  const store = await crashStore(disk)
  await store.commit([put(0, 'yes'), put(1, 'no!')])
  let first: Uint8Array | undefined
  disk.tamper((at, value) => {
    if (!isContact(at)) return value
    first ??= value
    return first
  })
  const codes = await Promise.all([0, 1].map(async (number) => {
    return await store.get(key(number)).then(() => 'opened', (error: SnugError) => error.code)
  }))
  assert.equal(codes.toSorted(), ['opened', 'store-damaged'])
})

test('finds nothing under another key', async () => {
  const disk = new CrashDisk()
  const store = await crashStore(disk, 'Ana')
  await store.commit([put(0)])
  await store.close()
  const other = await crashStore(disk, 'Ben')
  assert.is(await other.get(key()), undefined)
  assert.is((await faultOf(() => drain(other.all(tables.contact)))).code, 'store-damaged')
})

test('fails closed when a write fails, and still reads', async () => {
  const disk = new CrashDisk()
  const store = await crashStore(disk)
  await store.commit([put(0)])
  disk.onEffect = () => { throw new Error('IO error: x: No space left on device') }
  const commits = [1, 2, 3].map((number) => faultOf(() => store.commit([put(number)])))
  for (const fault of await Promise.all(commits)) {
    assert.is(fault.code, 'store-failed')
    assert.match(fault.message, /disk is full/)
  }
  disk.onEffect = undefined
  assert.is((await faultOf(() => store.commit([put(4)]))).code, 'store-failed')
  assert.is((await faultOf(() => store.flushed())).code, 'store-failed')
  assert.equal(await store.get(key(0)), utf8(SECRET))
  await store.close()
  const again = await crashStore(disk)
  await again.commit([put(5)])
  assert.equal((await again.list(tables.contact, utf8('Ben'))).map(({ number }) => number), [0, 5])
})

test('words a database that cannot be read', async () => {
  const failing = async (error: Error): Promise<SnugError> => {
    let broken = false
    const inner = new CrashDisk().open()
    const database: Database = {
      ...inner,
      get: (at) => broken ? Promise.reject(error) : inner.get(at),
      batch: (operations, options) => inner.batch(operations, options),
      iterator: (range) => inner.iterator(range)
    }
    const random = seeded('failing')
    const keys = storeKeys(asSymmetricKey(random(32)))
    const store = await SealedStore.open({ database, keys, random })
    broken = true
    return await faultOf(() => store.get(key()))
  }
  const corrupt = await failing(Object.assign(new Error('Corruption: bad block'), {
    code: 'LEVEL_CORRUPTION'
  }))
  assert.is(corrupt.code, 'store-damaged')
  const gone = await failing(new Error('IO error: /home/ana/store/000005.ldb: Stale file handle'))
  assert.is(gone.code, 'store-failed')
  assert.not.match(gone.message, /home/)
})

test('wipes its keys when it is closed', async () => {
  const random = seeded('wipe')
  const keys = storeKeys(asSymmetricKey(random(32)))
  const store = await SealedStore.open({ database: new CrashDisk().open(), keys, random })
  assert.ok(keys.records.some((byte) => byte !== 0))
  await store.close()
  for (const secret of [keys.names, keys.records, keys.counter]) {
    assert.ok(secret.every((byte) => byte === 0))
  }
})

test('loses nothing flushed and keeps nothing else when the power goes', async () => {
  for (let crashAt = 2; crashAt <= 6; crashAt++) {
    for (const phase of ['before', 'after'] as const) {
      const disk = new CrashDisk()
      const store = await crashStore(disk)
      const flushed: number[] = []
      disk.onEffect = (effect) => {
        if (effect.number === crashAt && effect.phase === phase) disk.crash()
      }
      void (async () => {
        for (let number = 0; number < 10; number++) {
          await store.commit([put(number), put(number + 100)])
          flushed.push(number)
        }
      })()
      while (disk.effects < crashAt) await new Promise((resolve) => setImmediate(resolve))
      await new Promise((resolve) => setImmediate(resolve))
      disk.onEffect = undefined
      const again = await crashStore(disk)
      const found = (await again.list(tables.contact, utf8('Ben'))).map(({ number }) => number)
      // Opening was the first write; a crash after a write leaves one that nobody was told of.
      const kept = Array.from({ length: crashAt - (phase === 'before' ? 2 : 1) }, (_, i) => i)
      assert.equal(flushed, kept.slice(0, crashAt - 2))
      assert.equal(found, [...kept, ...kept.map((number) => number + 100)])
    }
  }
})

test.run()
