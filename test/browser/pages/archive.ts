// Exports and imports in a page, for test/browser/storage/profile.test.ts.

import { pageCryptoReady } from '../../../browser/crypto.ts'
import { readArchive, writeArchive } from '../../../browser/storage/archive.ts'
import { fromUtf8, utf8 } from '../../../src/base/bytes.ts'
import { SnugError } from '../../../src/base/errors.ts'
import { tables } from '../../../src/storage/tables.ts'
import { CHEAP } from '../../storage/cheap.ts'
import { expose } from './expose.ts'
import type { ArchiveRecord } from '../../../src/storage/archive-record.ts'

const pieces: Uint8Array<ArrayBuffer>[] = []
const stop = new AbortController()

function * records (count: number): Generator<ArchiveRecord> {
  for (let number = 0; number < count; number++) {
    yield { table: tables.message, name: utf8('Ben'), number, value: utf8(`word ${number}`) }
  }
}

function codeOf (error: unknown): string {
  return error instanceof SnugError ? error.code : String(error)
}

/** What reading a file comes to: a code, or the count and the last of the records. */
async function read (file: Blob, passphrase: string): Promise<string> {
  try {
    const archive = await readArchive(file, { passphrase, signal: stop.signal })
    if (!archive.ok) return archive.fault.code
    let last = ''
    for await (const { value } of archive.value.records()) last = fromUtf8(value) ?? ''
    return `${archive.value.count}, ${last}`
  } catch (error) {
    return codeOf(error)
  }
}

expose({
  write: async (count: number, passphrase: string) => {
    await pageCryptoReady()
    const seen: number[] = []
    const write = async (bytes: Uint8Array): Promise<void> => { pieces.push(new Uint8Array(bytes)) }
    const onProgress = ({ bytes }: { bytes: number }): void => { seen.push(bytes) }
    const { bytes } = await writeArchive(records(count), write, {
      passphrase, onProgress, cost: CHEAP
    })
    return [bytes === new Blob(pieces).size, seen.length > 1 && seen.at(-1) === bytes]
  },
  read: (passphrase: string) => read(new Blob(pieces), passphrase),
  readPart: (passphrase: string, end: number) => read(new Blob(pieces).slice(0, end), passphrase),
  readOther: (text: string) => read(new Blob([text]), 'any'),
  /** With a word that stops it before its end. */
  writeStopped: async () => {
    const write = async (): Promise<void> => { stop.abort(new Error('stopped')) }
    return await writeArchive(records(9_999), write, {
      passphrase: 'x', signal: stop.signal, cost: CHEAP
    })
      .then(() => 'written', codeOf)
  },
  /** After `writeStopped`. */
  readStopped: (passphrase: string) => read(new Blob(pieces), passphrase)
})
