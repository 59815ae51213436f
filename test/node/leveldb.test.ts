import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ClassicLevel } from 'classic-level'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { utf8 } from '../../src/base/bytes.ts'
import { maskedCrc32c } from '../../node/leveldb/crc32c.ts'
import { readLog } from '../../node/leveldb/log-file.ts'
import { readManifest } from '../../node/leveldb/manifest.ts'
import { isWholeTable } from '../../node/leveldb/table.ts'
import { fuzz } from '../fuzz.ts'
import { seeded } from '../random.ts'

const test = suite('leveldb files')

const random = seeded('leveldb files')
const directory = await mkdtemp(join(tmpdir(), 'snug-leveldb-'))
test.after(() => rm(directory, { recursive: true }))

/** The files of a database that LevelDB itself wrote, by the ending or beginning of their names. */
async function files (part: string): Promise<Buffer[]> {
  const names = (await readdir(directory)).filter((name) => name.includes(part))
  return await Promise.all(names.map((name) => readFile(join(directory, name))))
}

test.before(async () => {
  for (let life = 0; life < 3; life++) {
    const options = { keyEncoding: 'view', valueEncoding: 'view', compression: life === 1 }
    const level = new ClassicLevel<Uint8Array, Uint8Array>(directory, options)
    for (let i = 0; i < 40; i++) await level.put(utf8(`key ${random.int(200)}`), random(3_000))
    await level.put(utf8('long'), random(200_000))
    await level.compactRange(utf8('a'), utf8('z'))
    await level.put(utf8('in the log'), random(100_000))
    await level.put(utf8('in the log too'), utf8('short'))
    await level.close()
  }
})

/** A checksum of RFC 3720 as LevelDB stores it: rotated by 15 bits, plus a constant. */
function masked (crc: number): number {
  return Number((BigInt(crc) >> 15n | BigInt(crc) << 17n & 0xffffffffn) + 0xa282ead8n & 0xffffffffn)
}

test('computes the checksums of RFC 3720', () => {
  const ascending = Uint8Array.from({ length: 32 }, (_, i) => i)
  assert.is(maskedCrc32c(new Uint8Array(32)), masked(0x8a9136aa))
  assert.is(maskedCrc32c(new Uint8Array(32).fill(0xff)), masked(0x62a8ab43))
  assert.is(maskedCrc32c(ascending), masked(0x46dd794e))
  assert.is(maskedCrc32c(ascending.toReversed()), masked(0x113fdb5c))
  assert.is(maskedCrc32c(utf8('123456789')), masked(0xe3069283))
})

test('reads logs, also records that span blocks', async () => {
  const [log] = await files('.log')
  const records = readLog(log ?? new Uint8Array())
  assert.is(records?.length, 2)
  assert.ok((records?.[0]?.length ?? 0) > 100_000)
  assert.ok(Buffer.from(records?.[1] ?? []).includes('short'))
})

test('reads from the manifest which tables there are', async () => {
  const [bytes] = await files('MANIFEST')
  const manifest = readManifest(bytes ?? new Uint8Array())
  const names = await readdir(directory)
  const tables = names.filter((name) => name.endsWith('.ldb')).map((name) => Number.parseInt(name))
  assert.equal([...manifest?.tables.keys() ?? []].toSorted((a, b) => a - b), tables)
  assert.ok(names.includes(`${String(manifest?.log).padStart(6, '0')}.log`))
})

test('finds every table whole, and hardly any changed one', async () => {
  const tables = await files('.ldb')
  assert.ok(tables.length > 0)
  for (const table of tables) assert.ok(isWholeTable(table))
  for (const table of tables) {
    for (let i = 0; i < 60; i++) {
      const changed = Uint8Array.from(table)
      // All but the footer, whose padding means nothing.
      const at = random.int(changed.length - 48)
      changed[at] = (changed[at] ?? 0) ^ (1 << random.int(8))
      assert.not.ok(isWholeTable(changed), `byte ${at} of ${changed.length}`)
    }
    assert.not.ok(isWholeTable(table.subarray(0, -1)))
  }
})

test('bears any bytes', async () => {
  const [table] = (await files('.ldb')).toSorted((a, b) => a.length - b.length)
  const manifests = await files('MANIFEST')
  const decoders: Array<[string, (bytes: Uint8Array) => unknown, Uint8Array[]]> = [
    ['manifest', readManifest, manifests],
    ['log', readLog, manifests],
    ['table', (bytes) => isWholeTable(bytes) || undefined, [table ?? new Uint8Array()]]
  ]
  for (const [name, decode, samples] of decoders) {
    const counts = await fuzz(decode, samples, { seed: `leveldb ${name}`, rounds: 600 })
    // A log may end anywhere; most changes of one that holds few records only shorten it.
    assert.ok(counts.refused > (name === 'log' ? 0 : 100), name)
  }
})

test.run()
