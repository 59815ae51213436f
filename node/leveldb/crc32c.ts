// CRC-32C (Castagnoli, RFC 3720 appendix B.4), eight bytes at a time, as LevelDB writes it: masked,
// because it is stored beside what it is a checksum of (leveldb util/crc32c.h).

const POLYNOMIAL = 0x82f63b78 // reflected
const MASK_DELTA = 0xa282ead8

/** Eight tables of 256: the effect of a byte that is followed by 0 … 7 others. */
const TABLES = makeTables()

/** The masked checksum of some bytes, as an unsigned number. */
export function maskedCrc32c (bytes: Uint8Array): number {
  const crc = crc32c(bytes)
  return (((crc >>> 15) | (crc << 17)) + MASK_DELTA) >>> 0
}

function crc32c (bytes: Uint8Array): number {
  const at = (i: number): number => bytes[i] ?? 0
  const look = (table: number, byte: number): number => TABLES[256 * table + byte] ?? 0
  let crc = ~0
  let i = 0
  for (; i + 8 <= bytes.length; i += 8) {
    const low = crc ^ (at(i) | at(i + 1) << 8 | at(i + 2) << 16 | at(i + 3) << 24)
    crc = look(7, low & 255) ^ look(6, low >>> 8 & 255) ^ look(5, low >>> 16 & 255) ^
      look(4, low >>> 24) ^ look(3, at(i + 4)) ^ look(2, at(i + 5)) ^ look(1, at(i + 6)) ^
      look(0, at(i + 7))
  }
  for (; i < bytes.length; i++) crc = (crc >>> 8) ^ look(0, (crc ^ at(i)) & 255)
  return ~crc >>> 0
}

function makeTables (): Int32Array {
  const tables = new Int32Array(8 * 256)
  for (let byte = 0; byte < 256; byte++) {
    let crc = byte
    for (let bit = 0; bit < 8; bit++) crc = (crc & 1) === 1 ? (crc >>> 1) ^ POLYNOMIAL : crc >>> 1
    tables[byte] = crc
  }
  for (let i = 256; i < tables.length; i++) {
    const before = tables[i - 256] ?? 0
    tables[i] = (before >>> 8) ^ (tables[before & 255] ?? 0)
  }
  return tables
}
