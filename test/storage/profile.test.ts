import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { toHex, utf8 } from '../../src/base/bytes.ts'
import { unwrap } from '../../src/base/errors.ts'
import { cryptoReady } from '../../src/crypto/sodium.ts'
import { migrations, PROFILE_VERSION } from '../../src/storage/migrations.ts'
import { generateProfileKey } from '../../src/storage/profile-key.ts'
import { createProfile, openProfile } from '../../src/storage/profile.ts'
import { tables } from '../../src/storage/tables.ts'
import { seeded } from '../random.ts'
import { CrashDisk } from './crash-level.ts'
import type { Result } from '../../src/base/errors.ts'
import type { Migration } from '../../src/storage/migrations.ts'
import type { SealedStore } from '../../src/storage/sealed-store.ts'
import type { Operation } from '../../src/storage/store.ts'

const test = suite('profile')

await cryptoReady()
const random = seeded('profile')
const key = generateProfileKey(1, random)

function put (number: number, text: string): Operation {
  return {
    type: 'put', key: { table: tables.contact, name: utf8('Ben'), number }, value: utf8(text)
  }
}

async function create (disk = new CrashDisk(), version = 1): Promise<CrashDisk> {
  const store = unwrap(await createProfile({ database: disk.open(), key, random, version }))
  await store.commit([put(0, 'a friend'), put(1, 'of Ana')])
  await store.close()
  return disk
}

async function open (
  disk: CrashDisk, version = 1, steps: readonly Migration[] = [], with_ = key
): Promise<Result<SealedStore>> {
  return await openProfile({
    database: disk.open(), key: with_, random, version, migrations: steps
  })
}

function codeOf (result: Result<unknown>): string {
  return result.ok ? 'opened' : result.fault.code
}

async function texts (store: SealedStore): Promise<string[]> {
  const entries = await store.list(tables.contact, utf8('Ben'))
  return entries.map(({ value }) => new TextDecoder().decode(value))
}

/** Version 2 writes one record more per record, in steps; version 3 changes them all at once. */
const steps: readonly Migration[] = [
  {
    to: 3,
    migrate: async (store) => (await store.list(tables.contact, utf8('Ben')))
      .map(({ number, value }) => put(number, `${new TextDecoder().decode(value)}!`))
  },
  {
    to: 2,
    migrate: async (store) => {
      const entries = await store.list(tables.contact, utf8('Ben'), { to: 99 })
      for (const { number, value } of entries) {
        await store.commit([put(number + 100, `copy of ${new TextDecoder().decode(value)}`)])
      }
      return [put(200, 'done')]
    }
  }
]
const MIGRATED = ['a friend!', 'of Ana!', 'copy of a friend!', 'copy of of Ana!', 'done!']

test('opens again with what was in it', async () => {
  const disk = await create()
  const store = unwrap(await open(disk))
  assert.equal(await texts(store), ['a friend', 'of Ana'])
  await store.close()
  assert.is(codeOf(await openProfile({ database: disk.open(), key, random })), 'opened')
})

test('has a migration to each version after the first', () => {
  const reached = migrations.map(({ to }) => to).toSorted((a, b) => a - b)
  assert.equal(reached, Array.from({ length: PROFILE_VERSION - 1 }, (_, i) => i + 2))
})

test('runs migrations in order, once', async () => {
  const disk = await create()
  const store = unwrap(await open(disk, 3, steps))
  assert.equal(await texts(store), MIGRATED)
  await store.close()
  assert.equal(await texts(unwrap(await open(disk, 3, steps))), MIGRATED)
})

test('comes to the same end when a migration is cut off anywhere', async () => {
  const whole = await create()
  const before = whole.effects
  await unwrap(await open(whole.copy(), 3, steps)).close()
  for (let crashAt = 1; ; crashAt++) {
    let crashed = false
    for (const phase of ['before', 'after'] as const) {
      const disk = whole.copy()
      disk.onEffect = (effect) => {
        if (effect.number !== crashAt || effect.phase !== phase) return
        crashed = true
        disk.crash()
      }
      let opened = false
      void open(disk, 3, steps).then(() => { opened = true })
      while (!crashed && !opened) await new Promise((resolve) => setImmediate(resolve))
      disk.onEffect = undefined
      assert.equal(await texts(unwrap(await open(disk, 3, steps))), MIGRATED, `at ${crashAt}`)
    }
    if (!crashed) break
    assert.ok(crashAt < before + 20)
  }
})

test('refuses a newer version in words and writes nothing', async () => {
  const disk = await create(new CrashDisk(), 2)
  const effects = disk.effects
  const content = disk.contents().map(toHex)
  const result = await open(disk)
  assert.is(codeOf(result), 'profile-newer')
  assert.match(result.ok ? '' : result.fault.message, /newer version of Snug/)
  assert.is(disk.effects, effects)
  assert.equal(disk.contents().map(toHex), content)
  assert.is(codeOf(await open(disk, 2)), 'opened')
})

test('refuses a way from an old version that has a hole', async () => {
  const disk = await create()
  try {
    await open(disk, 3, steps.slice(0, 1))
    assert.unreachable()
  } catch (error) {
    assert.instance(error, RangeError)
  }
})

test('fails closed where the database is empty, another one, or not all there', async () => {
  assert.is(codeOf(await open(new CrashDisk())), 'profile-incomplete')
  const disk = await create()
  const stranger = generateProfileKey(1, random)
  assert.is(codeOf(await open(disk, 1, [], stranger)), 'profile-mismatch')
  const otherId = { ...key, profile: stranger.profile }
  assert.is(codeOf(await open(disk, 1, [], otherId)), 'profile-mismatch')
  // The marker, the head of the journal, its three slots: nothing of it may be absent.
  for (let lost = 0; lost < 5; lost++) {
    const copy = disk.copy()
    let at = 0
    copy.tamper((name, value) => name[0] === tables.meta && at++ === lost ? undefined : value)
    assert.is(copy.size, disk.size - 1)
    assert.match(codeOf(await open(copy)), /^(profile-mismatch|store-damaged)$/)
  }
  const noJournal = disk.copy()
  let markers = 0
  noJournal.tamper((name, value) => {
    // The marker is the one record of version and profile: 20 bytes, sealed.
    return name[0] !== tables.meta || value.length === 24 + 20 + 16 && ++markers > 0
      ? value
      : undefined
  })
  assert.is(markers, 1)
  assert.is(codeOf(await open(noJournal)), 'profile-incomplete')
})

test('is not made over another one', async () => {
  const disk = await create()
  const again = await createProfile({ database: disk.open(), key, random })
  assert.is(codeOf(again), 'profile-exists')
  assert.is(codeOf(await open(disk)), 'opened')
})

test('says that the disk is full when it is', async () => {
  const disk = await create()
  disk.onEffect = () => { throw new Error('ENOSPC: no space left on device') }
  const result = await open(disk)
  assert.is(codeOf(result), 'store-failed')
})

test.run()
