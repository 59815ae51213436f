import { cp, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { utf8 } from '../../src/base/bytes.ts'
import { unwrap } from '../../src/base/errors.ts'
import { cryptoReady } from '../../src/crypto/sodium.ts'
import * as records from '../../src/storage/message-records.ts'
import { openKeyFile } from '../../src/storage/profile-key.ts'
import { databaseKey, openValue } from '../../src/storage/record.ts'
import { storeKeys } from '../../src/storage/store-keys.ts'
import { tables } from '../../src/storage/tables.ts'
import { createNodeStore } from '../../node/storage-create.ts'
import { openLevel } from '../../node/storage-level.ts'
import { openNodeStore } from '../../node/storage.ts'
import { seeded } from '../random.ts'
import { filesOf, ProfilePlace } from './profile-place.ts'
import type { SealedStore } from '../../src/storage/sealed-store.ts'

const test = suite('erasing from the disk')

await cryptoReady()
const random = seeded('erasing')
const unlock = { protection: 'file-permissions' } as const
const BEN = utf8('Ben')
const CLEO = utf8('Cleo')

async function at (run: (place: ProfilePlace, store: SealedStore) => Promise<void>): Promise<void> {
  const place = await ProfilePlace.make()
  const made = unwrap(await createNodeStore(place.directory, unlock, { random }))
  try {
    await run(place, made.store)
  } finally {
    await made.close()
    await place.remove()
  }
}

/** Messages of both conversations, in turns. */
async function write (store: SealedStore, from: number, to: number): Promise<void> {
  for (let number = from; number < to; number += 20) {
    const some = Array.from({ length: Math.min(20, to - number) }, (_, i) => [
      ...records.putMessage(BEN, number + i, random(1_500), random),
      ...records.putMessage(CLEO, number + i, random(1_500), random)
    ])
    await store.commit(some.flat(2))
  }
}

/**
 * Pieces of the sealed records and message keys of some messages, as they lie on the disk now:
 * found in a copy of the profile, with its data key.
 */
async function traces (
  place: ProfilePlace, conversation: Uint8Array, numbers: readonly number[]
): Promise<Buffer[]> {
  const directory = await place.copy('traces')
  const file = await readFile(join(directory, 'key'))
  const keys = storeKeys(unwrap(openKeyFile(file, unlock)).dataKey)
  const level = unwrap(await openLevel(join(directory, 'store'), { create: false }))
  const pieces: Buffer[] = []
  for (const number of numbers) {
    for (const table of [tables.message, tables.messageKey]) {
      const key = databaseKey(keys, { table, name: conversation, number })
      const sealed = Buffer.from(await level.get(key) ?? [])
      if (openValue(keys, key, sealed) === undefined) throw new Error(`${number} is not there`)
      // Nonce, middle and tag: the key of a message is 32 bytes of the middle.
      const middle = sealed.length >> 1
      pieces.push(sealed.subarray(0, 24), sealed.subarray(middle - 8, middle + 8))
      pieces.push(sealed.subarray(-16))
    }
  }
  await level.close()
  return pieces
}

/** How many of the pieces are in any file of the profile. */
async function found (place: ProfilePlace, pieces: readonly Buffer[]): Promise<number> {
  const files = [...(await filesOf(place.directory)).values()]
  return pieces.filter((piece) => files.some((bytes) => bytes.includes(piece))).length
}

async function numbersOf (store: SealedStore, conversation: Uint8Array): Promise<number[]> {
  return (await records.readMessages(store, conversation)).map(({ number }) => number)
}

function range (from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, i) => from + i)
}

test('leaves neither message nor key of what was just written', () => at(async (place, store) => {
  await write(store, 0, 6)
  const pieces = await traces(place, BEN, [1, 2, 4])
  assert.is(await found(place, pieces), pieces.length)
  await store.commit(records.eraseMessages(BEN, [1, 2, 4]))
  assert.is(await found(place, pieces), pieces.length, 'deleting alone erases nothing')
  await records.scrubMessages(store, BEN)
  assert.is(await found(place, pieces), 0)
  assert.equal(await numbersOf(store, BEN), [0, 3, 5])
  assert.equal(await numbersOf(store, CLEO), range(0, 6))
}))

test('leaves nothing of what lies in tables of several levels', () => at(async (place, store) => {
  await write(store, 0, 200)
  await store.scrub(tables.message, BEN)
  await write(store, 200, 300)
  await store.scrub(tables.message, CLEO)
  await write(store, 300, 340)
  const erased = [...range(0, 20), ...range(210, 230), ...range(300, 320)]
  const pieces = await traces(place, BEN, erased)
  await store.commit(records.eraseMessages(BEN, erased))
  await records.scrubMessages(store, BEN)
  assert.is(await found(place, pieces), 0)
  const left = [...range(20, 210), ...range(230, 300), ...range(320, 340)]
  assert.equal(await numbersOf(store, BEN), left)
  assert.equal(await numbersOf(store, CLEO), range(0, 340))
}))

test('leaves nothing of a range, and keeps what is beside it', () => at(async (place, store) => {
  await write(store, 0, 100)
  const pieces = await traces(place, BEN, range(20, 50))
  const kept = await traces(place, BEN, [19, 50])
  await store.commit(records.eraseMessages(BEN, range(20, 50)))
  await records.scrubMessages(store, BEN, { from: 20, to: 49 })
  assert.is(await found(place, pieces), 0)
  assert.is(await found(place, kept), kept.length)
  assert.equal(await numbersOf(store, BEN), [...range(0, 20), ...range(50, 100)])
}))

test('leaves nothing of earlier versions of a message', () => at(async (place, store) => {
  await write(store, 0, 3)
  const pieces = await traces(place, BEN, [1])
  await store.commit(records.putMessage(BEN, 1, random(1_500), random))
  pieces.push(...await traces(place, BEN, [1]))
  await store.commit(records.eraseMessages(BEN, [1]))
  await records.scrubMessages(store, BEN)
  assert.is(await found(place, pieces), 0)
}))

test('leaves nothing while others read and write', () => at(async (place, store) => {
  await write(store, 0, 200)
  const pieces = await traces(place, BEN, range(0, 30))
  let over = false
  const readers = [BEN, CLEO].map(async (conversation) => {
    while (!over) await store.list(tables.message, conversation)
  })
  const writer = (async () => {
    for (let i = 0; !over; i++) {
      await store.commit(records.putMessage(CLEO, 1_000 + i % 50, random(500), random))
    }
  })()
  await store.commit(records.eraseMessages(BEN, range(0, 30)))
  await records.scrubMessages(store, BEN)
  assert.is(await found(place, pieces), 0)
  over = true
  await Promise.all([...readers, writer])
  assert.equal(await numbersOf(store, BEN), range(30, 200))
}))

test('finishes after a crash what was erased but not scrubbed', () => at(async (place, store) => {
  await write(store, 0, 40)
  const pieces = [...await traces(place, BEN, [3]), ...await traces(place, CLEO, [4])]
  await store.commit([...records.eraseMessages(BEN, [3]), ...records.eraseMessages(CLEO, [4])])
  const after = await ProfilePlace.make()
  await cp(place.directory, after.directory, { recursive: true })
  const opened = unwrap(await openNodeStore(after.directory, unlock, { random }))
  assert.ok(await found(after, pieces) > 0)
  assert.is(await records.scrubPending(opened.store), 2)
  assert.is(await found(after, pieces), 0)
  await opened.close()
  await after.remove()
}))

test.run()
