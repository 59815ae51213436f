// LevelDB's tables (leveldb doc/table_format.md): data blocks, an index of them, and a footer
//   footer := handle(meta index) ‖ handle(index) ‖ zeros ‖ magic[8]                     (48 bytes)
//   handle := varint at ‖ varint size
// Behind every block stand its type and a checksum of block and type.

import { equalBytes } from '../../src/base/bytes.ts'
import { maskedCrc32c } from './crc32c.ts'
import { FieldReader } from './fields.ts'

const FOOTER_SIZE = 48 // bytes
const MAGIC = Uint8Array.of(0x57, 0xfb, 0x80, 0x8b, 0x24, 0x75, 0x47, 0xdb)

/** Whether all checksums of a table are right. */
export function isWholeTable (bytes: Uint8Array): boolean {
  if (bytes.length < FOOTER_SIZE) return false
  const footer = bytes.subarray(-FOOTER_SIZE)
  if (!equalBytes(footer.subarray(-MAGIC.length), MAGIC)) return false
  const reader = new FieldReader(footer)
  const metaIndex = readBlock(bytes, reader)
  const index = readBlock(bytes, reader)
  if (metaIndex === undefined || index === undefined) return false
  for (const block of [metaIndex, index]) {
    for (const handle of handlesOf(block) ?? [new Uint8Array(0)]) {
      if (readBlock(bytes, new FieldReader(handle)) === undefined) return false
    }
  }
  return true
}

/** The block of the handle that comes next, when it is what was written. */
function readBlock (bytes: Uint8Array, handle: FieldReader): Uint8Array | undefined {
  const at = handle.varint()
  const end = at + handle.varint()
  if (handle.failed || end + 5 > bytes.length) return undefined
  const checksum = new FieldReader(bytes.subarray(end + 1, end + 5)).u32()
  return maskedCrc32c(bytes.subarray(at, end + 1)) === checksum
    ? bytes.subarray(at, end)
    : undefined
}

/** The values of an index block: entries, then offsets of restarts and their count, u32 each. */
function handlesOf (block: Uint8Array): Uint8Array[] | undefined {
  if (block.length < 4) return undefined
  const restarts = new FieldReader(block.subarray(-4)).u32()
  const entries = new FieldReader(block.subarray(0, Math.max(0, block.length - 4 - 4 * restarts)))
  const handles: Uint8Array[] = []
  while (entries.left > 0) {
    entries.varint() // bytes shared with the key before
    const ownKeyBytes = entries.varint()
    const valueBytes = entries.varint()
    entries.take(ownKeyBytes)
    handles.push(entries.take(valueBytes))
    if (entries.failed) return undefined
  }
  return handles
}
