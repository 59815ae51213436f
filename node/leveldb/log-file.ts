// LevelDB's log format (leveldb doc/log_format.md), in which its manifest is written:
//   file   := block*, 32 768 bytes each but the last
//   record := checksum u32 ‖ length u16 ‖ type u8 ‖ data     type 1 full, 2 first, 3 middle, 4 last
// A rest of a block that is too small for a header is filled with zeros. An end that was cut off in
// the middle of a record is what a crash leaves, and no damage.

import { FieldReader } from './fields.ts'
import { maskedCrc32c } from './crc32c.ts'

const BLOCK_SIZE = 32_768 // bytes
const HEADER_SIZE = 7 // bytes
const TYPE_AT = 6
const FULL = 1
const FIRST = 2
const LAST = 4

/** The whole records of a log; undefined where it is damaged before its end. */
export function readLog (bytes: Uint8Array): Uint8Array[] | undefined {
  const records: Uint8Array[] = []
  let parts: Uint8Array[] = []
  for (let at = 0; at + HEADER_SIZE <= bytes.length;) {
    const left = BLOCK_SIZE - at % BLOCK_SIZE
    if (left < HEADER_SIZE) {
      at += left
      continue
    }
    const header = new FieldReader(bytes.subarray(at, at + HEADER_SIZE))
    const checksum = header.u32()
    const length = header.u16()
    const type = bytes[at + TYPE_AT] ?? 0
    const end = at + HEADER_SIZE + length
    if (end > bytes.length) return records
    if (HEADER_SIZE + length > left || type < FULL || type > LAST) return undefined
    if (maskedCrc32c(bytes.subarray(at + TYPE_AT, end)) !== checksum) return undefined
    if (type === FULL || type === FIRST) parts = []
    parts.push(bytes.subarray(at + HEADER_SIZE, end))
    if (type === FULL || type === LAST) records.push(Buffer.concat(parts))
    at = end
  }
  return records
}
