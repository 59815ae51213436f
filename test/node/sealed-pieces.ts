// The sealed records of a profile as they lie on the disk now, by pieces that no other record has:
// what is to be gone later is looked for by them in the bytes of all files.

import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { openLevel } from '../../node/storage-level.ts'
import { unwrap } from '../../src/base/errors.ts'
import { openKeyFile } from '../../src/storage/profile-key.ts'
import { openValue } from '../../src/storage/record.ts'
import { storeKeys } from '../../src/storage/store-keys.ts'
import { filesOf } from './profile-place.ts'
import type { ProfilePlace } from './profile-place.ts'

export interface SealedPieces {
  readonly table: number
  /** The beginning and the end of the sealed record. */
  readonly pieces: readonly Buffer[]
}

/** Those of the records that `wanted` picks by table and, opened with the data key, content. */
export async function sealedPieces (
  place: ProfilePlace, wanted: (table: number, plain: Buffer) => boolean
): Promise<SealedPieces[]> {
  const directory = await place.copy('copy')
  const file = await readFile(join(directory, 'key'))
  const keys = storeKeys(unwrap(openKeyFile(file, { protection: 'file-permissions' })).dataKey)
  const level = unwrap(await openLevel(join(directory, 'store'), { create: false }))
  const found: SealedPieces[] = []
  for await (const [key, value] of level.iterator()) {
    const sealed = Buffer.from(value)
    const [table = 0] = key
    const plain = openValue(keys, key, sealed)
    if (plain === undefined || !wanted(table, Buffer.from(plain))) continue
    found.push({ table, pieces: [sealed.subarray(0, 24), sealed.subarray(-16)] })
  }
  await level.close()
  return found
}

/** Those of which a piece is still in some file. */
export async function piecesLeft (
  place: ProfilePlace, of: readonly SealedPieces[]
): Promise<SealedPieces[]> {
  const files = [...(await filesOf(place.directory)).values()]
  return of.filter(({ pieces }) => pieces.some((piece) =>
    files.some((bytes) => bytes.includes(piece))))
}
