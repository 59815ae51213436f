import { pipe } from 'it-pipe'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { concat, toHex, utf8 } from '../../src/base/bytes.ts'
import { SnugError, unwrap } from '../../src/base/errors.ts'
import { cryptoReady } from '../../src/crypto/sodium.ts'
import { ArchiveCipher, HEADER_SIZE, SEALED_CHUNK_SIZE } from '../../src/storage/archive-chunks.ts'
import { openArchive, sealArchive } from '../../src/storage/archive.ts'
import { fuzz } from '../fuzz.ts'
import { START } from '../clock.ts'
import { seeded } from '../random.ts'
import { CHEAP } from './cheap.ts'
import type { ArchiveRecord } from '../../src/storage/archive-record.ts'

const test = suite('archive')

await cryptoReady()
const random = seeded('archive')
const passphrase = 'old bridge'

const few: readonly ArchiveRecord[] = [
  { table: 0x02, number: 0, value: utf8('account key') },
  { table: 0x30, name: utf8('Ben'), number: 2 ** 40, value: utf8('meet me') },
  { table: 0x30, name: new Uint8Array(), number: 1, value: new Uint8Array() },
  { table: 0xfe, number: Number.MAX_SAFE_INTEGER, value: utf8('of a table to come') }
]
/** More than three chunks, with records that span them. */
const many: readonly ArchiveRecord[] = Array.from({ length: 300 }, (_, number) => {
  return { table: 0x30, name: utf8('Cleo'), number, value: random(random.int(1_600)) }
})

async function join (pieces: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const all: Uint8Array[] = []
  for await (const piece of pieces) all.push(piece)
  return concat(...all)
}

async function collect (records: AsyncIterable<ArchiveRecord>): Promise<ArchiveRecord[]> {
  const all: ArchiveRecord[] = []
  for await (const record of records) all.push(record)
  return all
}

async function seal (records: Iterable<ArchiveRecord>): Promise<Uint8Array> {
  return await join(sealArchive({ passphrase, random, created: START, cost: CHEAP })(records))
}

async function open (bytes: Uint8Array, words = passphrase): Promise<ArchiveRecord[]> {
  return await collect(openArchive({ passphrase: words })([bytes]))
}

async function codeOf (run: Promise<unknown>): Promise<string> {
  try {
    await run
    return 'opened'
  } catch (error) {
    return error instanceof SnugError ? error.code : String(error)
  }
}

function chunksOf (bytes: Uint8Array): Uint8Array[] {
  const chunks: Uint8Array[] = []
  for (let at = HEADER_SIZE; at < bytes.length; at += SEALED_CHUNK_SIZE) {
    chunks.push(bytes.slice(at, at + SEALED_CHUNK_SIZE))
  }
  return chunks
}

test('gives all records back with their names, however the bytes are cut', async () => {
  for (const records of [[], few, many]) {
    const bytes = await seal(records)
    assert.equal(await open(bytes), records)
    for (const size of [1, 1_000, 65_536, 65_552, 200_000]) {
      if (size === 1 && bytes.length > 10_000) continue
      const pieces = async function * (): AsyncGenerator<Uint8Array> {
        for (let at = 0; at < bytes.length; at += size) yield bytes.slice(at, at + size)
      }
      assert.equal(await collect(openArchive({ passphrase })(pieces())), records)
    }
  }
})

test('works where the content ends exactly with a chunk', async () => {
  for (let length = 65_536 - 40; length < 65_536; length++) {
    const bytes = await seal([{ table: 1, number: 0, value: new Uint8Array(length) }])
    const [record] = await open(bytes)
    assert.is(record?.value.length, length)
  }
})

test('fits into a pipe, tells progress and when it was made', async () => {
  const sealed: number[] = []
  const opened: number[] = []
  let created = 0
  const records = await pipe(
    many,
    sealArchive({
      passphrase, random, created: START, cost: CHEAP, onProgress: ({ bytes }) => sealed.push(bytes)
    }),
    openArchive({
      passphrase,
      onPreface: (preface) => { created = preface.created },
      onProgress: ({ bytes }) => opened.push(bytes)
    }),
    collect
  )
  assert.equal(records, many)
  assert.is(created, START)
  assert.equal(sealed, opened)
  assert.ok(sealed.length >= 3)
})

test('shows nothing of its content and is another one each time', async () => {
  const bytes = await seal(few)
  for (const text of ['meet me', 'Ben', 'account key']) {
    assert.not.ok(toHex(bytes).includes(toHex(utf8(text))))
  }
  assert.is.not(toHex(await seal(few)), toHex(bytes))
})

test('refuses every archive that was cut short', async () => {
  const bytes = await seal(few)
  for (let length = 0; length < bytes.length; length++) {
    const code = await codeOf(open(bytes.slice(0, length)))
    assert.is(code, length < 12 ? 'archive-foreign' : 'archive-incomplete', `${length} bytes`)
  }
  const long = await seal(many)
  for (const chunks of [1, 2, 3]) {
    const cut = long.slice(0, HEADER_SIZE + chunks * SEALED_CHUNK_SIZE)
    assert.ok(cut.length < long.length)
    assert.is(await codeOf(open(cut)), 'archive-incomplete', `after ${chunks} chunks`)
  }
})

test('refuses chunks that are moved, repeated, left out, added or foreign', async () => {
  const bytes = await seal(many)
  const header = bytes.slice(0, HEADER_SIZE)
  const [a, b, c, d] = chunksOf(bytes)
  const other = chunksOf(await seal(many))
  if (a === undefined || b === undefined || c === undefined || d === undefined) {
    throw new Error('too few chunks')
  }
  assert.equal(await open(concat(header, a, b, c, d)), many)
  for (const [name, chunks] of Object.entries({
    exchanged: [b, a, c, d], repeated: [a, a, b, c, d], missing: [a, c, d], first: [b, c, d],
    added: [a, b, c, d, d], longer: [a, b, c, d, Uint8Array.of(0)], none: [],
    foreign: [a, other[1] ?? a, c, d]
  })) {
    const code = await codeOf(open(concat(header, ...chunks)))
    assert.match(code, /^archive-(damaged|incomplete)$/, name)
  }
})

test('has words for a wrong passphrase, another file, another version', async () => {
  const bytes = await seal(few)
  assert.is(await codeOf(open(bytes, 'new bridge')), 'archive-passphrase')
  assert.is(await codeOf(open(utf8('PK\u0003\u0004 some other file, long enough for a header'))),
    'archive-foreign')
  const newer = bytes.slice()
  newer[12] = 2
  assert.is(await codeOf(open(newer)), 'archive-newer')
})

test('refuses sealed content that is no archive', async () => {
  const item = (length: number, ...bytes: number[]): Uint8Array => {
    return Uint8Array.of(length >>> 24, length >>> 16, length >>> 8, length, ...bytes)
  }
  const preface = item(12, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 1)
  const later = item(12, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 99)
  for (const [content, code] of [
    [new Uint8Array(), 'archive-damaged'], [item(3, 1, 2, 3), 'archive-damaged'],
    [concat(preface, item(5, 1, 1)), 'archive-damaged'], [later, 'archive-newer'],
    [concat(preface, item(0)), 'archive-damaged'],
    [concat(preface, item(2, 1, 2)), 'archive-damaged'],
    [concat(preface, item(0xffffffff)), 'archive-damaged'],
    [concat(preface, item(10, 1, 0, 0xff, 0, 0, 0, 0, 0, 0, 0)), 'archive-damaged'],
    [preface, 'opened']
  ] as const) {
    const cipher = unwrap(ArchiveCipher.create(passphrase, random, CHEAP))
    assert.is(await codeOf(open(concat(cipher.header, cipher.seal(0, true, content)))), code)
  }
})

test('bears any bytes, and gives no record out of changed ones', async () => {
  const bytes = await seal(few)
  const decode = async (input: Uint8Array): Promise<ArchiveRecord[] | undefined> => {
    try {
      return await open(input)
    } catch (error) {
      if (error instanceof SnugError) return undefined
      throw error
    }
  }
  const { refused } = await fuzz(decode, [bytes], {
    seed: 'archive',
    rounds: 1_500,
    maxMs: 5_000,
    check: (records, _input, changed) => {
      if (changed && records !== undefined) throw new Error('a changed archive was accepted')
    }
  })
  assert.ok(refused > 1_000)
})

test('stops reading the records when nobody wants the bytes any more', async () => {
  let closed = false
  const source = async function * (): AsyncGenerator<ArchiveRecord> {
    try {
      for (;;) yield { table: 1, number: 0, value: new Uint8Array(30_000) }
    } finally {
      closed = true
    }
  }
  let pieces = 0
  const options = { passphrase, random, created: START, cost: CHEAP }
  for await (const piece of sealArchive(options)(source())) {
    if (piece.length > 0 && ++pieces === 5) break
  }
  assert.ok(closed)
})

test.run()
