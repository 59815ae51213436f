// A disk that counts its flushes, and the port by which a profile notices that it was rolled back:
// what the sealed store does, without the seal. A copy of the disk taken earlier is an old copy of
// the profile.

import { ByteReader, ByteWriter } from '../../src/base/wire.ts'
import { tables } from '../../src/storage/tables.ts'
import type { Rollback } from '../../src/storage/rollback.ts'
import type { Inhabitant } from './inhabitant.ts'
import type { Disk } from './memory-store.ts'

const COUNT = 'flushes'
const MARK = 0xc0

export function rollbackOn (disk: () => Disk): Rollback {
  return {
    counter: () => countOf(disk()),
    seal: () => new ByteWriter().u8(MARK).u64(countOf(disk())).finish(),
    open: (sealed) => {
      const reader = new ByteReader(sealed)
      const mark = reader.u8()
      const counter = reader.u64()
      return mark === MARK && reader.done() ? counter : undefined
    },
    diverged: () => Promise.resolve(false),
    settled: { type: 'delete', key: { table: tables.meta, name: new Uint8Array(1), number: 0 } }
  }
}

/** Counts from now on. */
export function count (person: Inhabitant): void {
  person.written = (disk) => {
    disk.set(COUNT, new Map([[countOf(disk) + 1, new Uint8Array(0)]]))
  }
}

export function copyOf (disk: Disk): Disk {
  return new Map([...disk].map(([name, rows]) => [name, new Map(rows)]))
}

/** Puts the disk back to an earlier copy. */
export function rollBack (disk: Disk, earlier: Disk): void {
  disk.clear()
  for (const [name, rows] of copyOf(earlier)) disk.set(name, rows)
}

function countOf (disk: Disk): number {
  const [flushes] = disk.get(COUNT)?.keys() ?? []
  return flushes ?? 0
}
