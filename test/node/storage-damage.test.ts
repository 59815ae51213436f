import { cp, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { toHex, utf8 } from '../../src/base/bytes.ts'
import { SnugError, unwrap } from '../../src/base/errors.ts'
import { cryptoReady } from '../../src/crypto/sodium.ts'
import { tables } from '../../src/storage/tables.ts'
import { createNodeStore } from '../../node/storage-create.ts'
import { openNodeStore } from '../../node/storage.ts'
import { seeded } from '../random.ts'
import { filesOf, ProfilePlace } from './profile-place.ts'

const test = suite('damaged profile')

await cryptoReady()
const random = seeded('damaged profile')
const unlock = { protection: 'file-permissions' } as const
const RECORDS = 300

type Harm = (path: string) => Promise<void>

const harms: Readonly<Record<string, Harm>> = {
  removed: (path) => rm(path),
  emptied: (path) => truncate(path, 0),
  halved: async (path) => { await truncate(path, (await readFile(path)).length >> 1) },
  flipped: async (path) => {
    const bytes = await readFile(path)
    if (bytes.length === 0) return
    const at = random.int(bytes.length)
    bytes[at] = (bytes[at] ?? 0) ^ (1 << random.int(8))
    await writeFile(path, bytes)
  },
  zeroed: async (path) => {
    const bytes = await readFile(path)
    const at = random.int(Math.max(1, bytes.length - 512))
    await writeFile(path, bytes.fill(0, at, Math.min(bytes.length, at + 512)))
  }
}

const place = await ProfilePlace.make()
const expected = new Map<number, string>()
let counter = 0
let killed = ''

test.before(async () => {
  const made = unwrap(await createNodeStore(place.directory, unlock, { random }))
  for (let number = 0; number < RECORDS; number++) {
    const value = random(1_000)
    expected.set(number, toHex(value))
    const key = { table: tables.contact, name: utf8('x'), number }
    await made.store.commit([{ type: 'put', key, value }])
    // Half of it into tables, the rest stays in the log.
    if (number === RECORDS / 2) await made.store.scrub(tables.contact, utf8('x'))
  }
  killed = await place.copy('killed')
  await made.close()
  counter = made.store.writeCounter()
})

test.after(() => place.remove())

/** Damages one file of a copy, and says how the profile took it. */
async function attempt (from: string, file: string, harm: Harm): Promise<string> {
  const directory = join(place.root, 'attempt')
  await rm(directory, { recursive: true, force: true })
  await cp(from, directory, { recursive: true })
  await harm(join(directory, file))
  const opened = await openNodeStore(directory, unlock, { random })
  if (!opened.ok) {
    assert.match(opened.fault.action ?? '', /Restore|newer|later/)
    return opened.fault.code
  }
  const { store } = opened.value
  try {
    const entries = await store.list(tables.contact, utf8('x'))
    for (const { number, value } of entries) assert.is(toHex(value), expected.get(number))
    if (entries.length === RECORDS) return 'whole'
    // What only the hosts of the profile can know: that there was more.
    assert.ok(store.writeCounter() < counter, 'records are missing, and nothing tells')
    return 'rolled back'
  } catch (error) {
    if (error instanceof SnugError) return error.code
    throw error
  } finally {
    await opened.value.close()
  }
}

async function outcomes (file: RegExp, from = place.directory): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {}
  for (const path of (await filesOf(from)).keys()) {
    if (!file.test(path)) continue
    for (const [name, harm] of Object.entries(harms)) {
      const times = name === 'flipped' ? 6 : 1
      for (let i = 0; i < times; i++) (found[name] ??= []).push(await attempt(from, path, harm))
    }
  }
  assert.ok(Object.keys(found).length > 0, `no ${file}`)
  return found
}

function all (found: Record<string, string[]>, names: readonly string[]): string[] {
  return [...new Set(names.flatMap((name) => found[name] ?? []))].toSorted()
}

const NAMES = Object.keys(harms)

test('says so when the key file is damaged', async () => {
  const found = await outcomes(/^key$/)
  assert.equal(all(found, ['removed']), ['profile-incomplete'])
  assert.equal(all(found, NAMES.filter((name) => name !== 'removed')), ['key-file-damaged'])
})

test('says so when CURRENT or the manifest is damaged', async () => {
  const current = await outcomes(/CURRENT$/)
  assert.equal(all(current, ['removed']), ['profile-incomplete'])
  assert.equal(all(current, ['emptied', 'halved', 'flipped', 'zeroed']), ['store-damaged'])
  assert.equal(all(await outcomes(/MANIFEST/), NAMES), ['store-damaged'])
})

test('says so when a table is damaged, and the process lives on', async () => {
  const found = await outcomes(/\.ldb$/)
  assert.equal(all(found, ['removed', 'emptied', 'halved', 'zeroed']), ['store-damaged'])
  // A few bytes of a table's footer mean nothing.
  assert.ok(all(found, ['flipped']).every((code) => ['store-damaged', 'whole'].includes(code)))
  assert.ok(found['flipped']?.includes('store-damaged'))
})

test('says so when the log is damaged after a crash, or its end is missing', async () => {
  const found = await outcomes(/\.log$/, killed)
  assert.equal(all(found, ['removed']), ['store-damaged'])
  assert.equal(all(found, ['emptied', 'halved']), ['rolled back'])
  const codes = all(found, ['flipped', 'zeroed'])
  assert.ok(codes.every((code) => ['rolled back', 'store-damaged'].includes(code)), codes.join(' '))
  assert.ok(codes.includes('store-damaged'))
})

test('loses nothing with the log of a profile that was closed', async () => {
  const found = await outcomes(/\.log$/)
  assert.equal(all(found, ['removed']), ['store-damaged'])
  assert.equal(all(found, ['emptied', 'halved', 'flipped', 'zeroed']), ['whole'])
})

test('opens in spite of what a crash leaves: a table that was not finished', async () => {
  const harm: Harm = (path) => writeFile(path.replace(/CURRENT$/, '999999.ldb'), random(5_000))
  assert.is(await attempt(killed, 'store/CURRENT', harm), 'whole')
})

test.run()
