// Archives: what a person exports and imports (DESIGN §6, Backups), as streams for it-pipe. What
// goes in is the exporter's choice; ratchets, prekeys, box keys, outbox and invites must never be
// among it.
//
// An archive proves itself whole only at its end. Records that are read before that are genuine but
// may not be all: an importer reads an archive twice, or writes where nothing is used before the
// end came.

import { Uint8ArrayList } from 'uint8arraylist'
import { SnugError, unwrap } from '../base/errors.ts'
import { PASSPHRASE_COST } from '../crypto/passphrase.ts'
import { ArchiveCipher, CHUNK_SIZE, HEADER_SIZE, SEALED_CHUNK_SIZE } from './archive-chunks.ts'
import * as faults from './archive-faults.ts'
import {
  ARCHIVE_ITEM_MAX, decodePreface, decodeRecord, encodePreface, encodeRecord
} from './archive-record.ts'
import { PROFILE_VERSION } from './migrations.ts'
import type { Random } from '../base/clock.ts'
import type { PassphraseCost } from '../crypto/passphrase.ts'
import type { ArchivePreface, ArchiveRecord } from './archive-record.ts'

export interface ArchiveProgress {
  readonly records: number
  /** Bytes of the archive. */
  readonly bytes: number
}

export interface SealArchiveOptions {
  readonly passphrase: string
  readonly random: Random
  /** Unix milliseconds, told to who imports. */
  readonly created: number
  readonly cost?: PassphraseCost
  /** Called for every chunk. */
  readonly onProgress?: (progress: ArchiveProgress) => void
}

export interface OpenArchiveOptions {
  readonly passphrase: string
  /** Called before the first record. */
  readonly onPreface?: (preface: ArchivePreface) => void
  /** Called for every chunk. */
  readonly onProgress?: (progress: ArchiveProgress) => void
}

type Many<Item> = AsyncIterable<Item> | Iterable<Item>

/** A transform from records to the bytes of an archive. Throws SnugError `passphrase-memory`. */
export function sealArchive (
  options: SealArchiveOptions
): (records: Many<ArchiveRecord>) => AsyncGenerator<Uint8Array> {
  return async function * (records) {
    const { passphrase, random, created, cost = PASSPHRASE_COST, onProgress } = options
    const cipher = unwrap(ArchiveCipher.create(passphrase, random, cost))
    try {
      yield cipher.header
      let bytes = cipher.header.length
      let count = 0
      let index = 0
      const chunk = (final: boolean): Uint8Array => {
        const next = take(content, Math.min(CHUNK_SIZE, content.length))
        const sealed = cipher.seal(index++, final, next)
        bytes += sealed.length
        onProgress?.({ records: count, bytes })
        return sealed
      }
      const content = new Uint8ArrayList(encodePreface({ created, version: PROFILE_VERSION }))
      for await (const record of records) {
        content.append(encodeRecord(record))
        count++
        // One chunk is held back: only the end tells which is the last.
        while (content.length > CHUNK_SIZE) yield chunk(false)
      }
      yield chunk(true)
    } finally {
      cipher.wipe()
    }
  }
}

/**
 * A transform from the bytes of an archive, in pieces of any size, to its records. Throws
 * SnugError: `archive-foreign`, `archive-newer`, `archive-passphrase`, `archive-damaged`,
 * `archive-incomplete`, `passphrase-memory`.
 */
export function openArchive (
  options: OpenArchiveOptions
): (bytes: Many<Uint8Array>) => AsyncGenerator<ArchiveRecord> {
  return async function * (bytes) {
    const sealed = new Uint8ArrayList()
    let reader: ChunkReader | undefined
    try {
      for await (const piece of bytes) {
        sealed.append(piece)
        if (reader === undefined && sealed.length >= HEADER_SIZE) {
          const header = take(sealed, HEADER_SIZE)
          reader = new ChunkReader(unwrap(ArchiveCipher.open(header, options.passphrase)), options)
        }
        // One chunk is held back: only the end tells which is the last.
        while (reader !== undefined && sealed.length > SEALED_CHUNK_SIZE) {
          yield * reader.read(take(sealed, SEALED_CHUNK_SIZE), false)
        }
      }
      if (reader === undefined) {
        // Too short for any archive; opening says whether it began as one.
        const opened = ArchiveCipher.open(sealed.subarray(), options.passphrase)
        const cut = opened.ok || opened.fault.code === 'archive-damaged'
        throw new SnugError(cut ? faults.archiveIncomplete() : opened.fault)
      }
      yield * reader.read(sealed.subarray(), true)
    } finally {
      reader?.wipe()
    }
  }
}

class ChunkReader {
  readonly #cipher: ArchiveCipher
  readonly #options: OpenArchiveOptions
  readonly #content = new Uint8ArrayList()
  #preface: ArchivePreface | undefined
  #chunks = 0
  #records = 0
  #bytes = HEADER_SIZE

  constructor (cipher: ArchiveCipher, options: OpenArchiveOptions) {
    this.#cipher = cipher
    this.#options = options
  }

  /** The records that end in the next chunk. Throws SnugError. */
  read (chunk: Uint8Array, final: boolean): ArchiveRecord[] {
    const content = this.#cipher.open(this.#chunks++, final, chunk)
    if (content === undefined) {
      throw new SnugError(final ? faults.archiveIncomplete() : faults.archiveDamaged())
    }
    this.#bytes += chunk.length
    this.#content.append(content)
    const records: ArchiveRecord[] = []
    for (let item = this.#item(); item !== undefined; item = this.#item()) {
      if (this.#preface === undefined) this.#begin(item)
      else records.push(orDamaged(decodeRecord(item)))
    }
    if (final && (this.#content.length > 0 || this.#preface === undefined)) {
      throw new SnugError(faults.archiveDamaged())
    }
    this.#records += records.length
    this.#options.onProgress?.({ records: this.#records, bytes: this.#bytes })
    return records
  }

  wipe (): void {
    this.#cipher.wipe()
  }

  #begin (item: Uint8Array): void {
    this.#preface = orDamaged(decodePreface(item))
    if (this.#preface.version > PROFILE_VERSION) throw new SnugError(faults.archiveNewer())
    this.#options.onPreface?.(this.#preface)
  }

  #item (): Uint8Array | undefined {
    if (this.#content.length < 4) return undefined
    const length = this.#content.getUint32(0)
    if (length > ARCHIVE_ITEM_MAX) throw new SnugError(faults.archiveDamaged())
    if (this.#content.length < 4 + length) return undefined
    return take(this.#content, 4 + length).subarray(4)
  }
}

function orDamaged<Value> (value: Value | undefined): Value {
  if (value === undefined) throw new SnugError(faults.archiveDamaged())
  return value
}

/** The first `length` bytes, as a copy, off the list. */
function take (list: Uint8ArrayList, length: number): Uint8Array {
  const bytes = list.slice(0, length)
  list.consume(length)
  return bytes
}
