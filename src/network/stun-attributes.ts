// What a STUN request carries behind its header (RFC 8489 §14). A binding request to a server that
// knows nobody needs no attribute at all: what may be passed over is passed over, a fingerprint is
// checked where there is one (§14.7) and never asked for (§12), and a request with anything that
// would have to be understood is not answered.

import { ByteReader } from '../base/wire.ts'

const FINGERPRINT = 0x8028
const FINGERPRINT_XOR = 0x5354554e
/** From here on attributes may be passed over by who does not know them (§14). */
const OPTIONAL = 0x8000
const HEADER = 20 // bytes

/** Whether the attributes of `request`, whose header was read, let it be answered. */
export function mayAnswer (request: Uint8Array): boolean {
  const reader = new ByteReader(request)
  reader.take(HEADER)
  while (reader.left > 0) {
    const at = request.length - reader.left
    const type = reader.u16()
    const length = reader.u16()
    const value = reader.take(length)
    reader.take(-length & 3) // padding
    if (reader.failed || type < OPTIONAL) return false
    if (type === FINGERPRINT) return reader.done() && isFingerprint(request.subarray(0, at), value)
  }
  return !reader.failed
}

/** The header counts the fingerprint in already, which is last. */
function isFingerprint (before: Uint8Array, value: Uint8Array): boolean {
  const reader = new ByteReader(value)
  const found = reader.u32()
  return reader.done() && found === (crc32(before) ^ FINGERPRINT_XOR) >>> 0
}

/** The CRC of ITU V.42, bit by bit: requests are short. */
function crc32 (bytes: Uint8Array): number {
  let crc = 0xffffffff
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (0xedb88320 & -(crc & 1))
  }
  return ~crc
}
