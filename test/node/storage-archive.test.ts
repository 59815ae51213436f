import { mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { utf8 } from '../../src/base/bytes.ts'
import { SnugError, unwrap } from '../../src/base/errors.ts'
import { cryptoReady } from '../../src/crypto/sodium.ts'
import { readArchiveFile, writeArchiveFile } from '../../node/storage-archive.ts'
import { START } from '../clock.ts'
import { seeded } from '../random.ts'
import { CHEAP } from '../storage/cheap.ts'
import { filesWith } from './profile-place.ts'
import type { Result } from '../../src/base/errors.ts'
import type { ArchiveRecord } from '../../src/storage/archive-record.ts'

const test = suite('archive file')

await cryptoReady()
const random = seeded('archive file')
const passphrase = 'old bridge'
const options = { passphrase, random, created: START, cost: CHEAP }

const records: readonly ArchiveRecord[] = Array.from({ length: 100 }, (_, number) => {
  return { table: 0x30, name: utf8('Benjamin'), number, value: random(2_000) }
})

async function at (run: (path: string, directory: string) => Promise<void>): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), 'snug-archive-'))
  try {
    await run(join(directory, 'export.snug'), directory)
  } finally {
    await rm(directory, { recursive: true })
  }
}

function codeOf (result: Result<unknown>): string {
  if (!result.ok) assert.ok((result.fault.action?.length ?? 0) > 10)
  return result.ok ? 'ok' : result.fault.code
}

async function read (path: string, words = passphrase): Promise<string> {
  return codeOf(await readArchiveFile(path, { passphrase: words }))
}

test('is written whole, for its owner only, and read back', () => at(async (path, directory) => {
  const written = unwrap(await writeArchiveFile(path, records, options))
  const { size, mode } = await stat(path)
  assert.equal(written, { records: 100, bytes: size })
  assert.is(mode & 0o777, 0o600)
  assert.equal(await readdir(directory), ['export.snug'])
  assert.equal(await filesWith(directory, utf8('Benjamin')), [])

  const file = unwrap(await readArchiveFile(path, { passphrase }))
  assert.equal([file.count, file.bytes, file.preface.created], [100, size, START])
  const again: ArchiveRecord[] = []
  let progress = 0
  for await (const record of file.records(({ bytes }) => { progress = bytes })) again.push(record)
  assert.equal(again, records)
  assert.is(progress, size)
}))

test('never replaces a file', () => at(async (path) => {
  await writeFile(path, 'mine')
  assert.is(codeOf(await writeArchiveFile(path, records, options)), 'archive-exists')
  assert.is(await readFile(path, 'utf8'), 'mine')
}))

test('leaves nothing behind when writing it fails', () => at(async (path, directory) => {
  const failing = async function * (): AsyncGenerator<ArchiveRecord> {
    yield * records
    throw new SnugError({ code: 'store-damaged', message: 'damaged', action: 'restore a backup' })
  }
  assert.is(codeOf(await writeArchiveFile(path, failing(), options)), 'store-damaged')
  assert.equal(await readdir(directory), [])
  const nowhere = join(directory, 'nowhere', 'export.snug')
  assert.is(codeOf(await writeArchiveFile(nowhere, records, options)), 'archive-missing')
}))

test('has words for files that cannot be read', () => at(async (path, directory) => {
  assert.is(await read(path), 'archive-missing')
  assert.is(await read(directory), 'archive-unread')
  await writeFile(path, '')
  assert.is(await read(path), 'archive-foreign')
  await rm(path)
  unwrap(await writeArchiveFile(path, records, options))
  assert.is(await read(path, 'new bridge'), 'archive-passphrase')
  const bytes = await readFile(path)
  bytes[1_000] = (bytes[1_000] ?? 0) ^ 1
  await writeFile(path, bytes)
  assert.is(await read(path), 'archive-damaged')
  bytes[1_000] = (bytes[1_000] ?? 0) ^ 1
  await writeFile(path, bytes)
  await truncate(path, bytes.length - 1)
  assert.is(await read(path), 'archive-incomplete')
}))

test('tells a file that changed after it was checked', () => at(async (path) => {
  unwrap(await writeArchiveFile(path, records, options))
  const file = unwrap(await readArchiveFile(path, { passphrase }))
  await truncate(path, file.bytes - 1)
  try {
    for await (const record of file.records()) assert.ok(record.value.length > 0)
    assert.unreachable()
  } catch (error) {
    assert.is((error as SnugError).code, 'archive-incomplete')
  }
}))

test.run()
