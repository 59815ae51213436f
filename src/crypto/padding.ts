// ISO/IEC 7816-4 padding: 0x80, then zeros. It hides lengths inside what is sealed afterwards,
// never on its own.

const MARK = 0x80

/** `bytes` padded to exactly `size`, which is longer by at least one byte. */
export function pad (bytes: Uint8Array, size: number): Uint8Array {
  if (bytes.length >= size) {
    throw new RangeError(`${bytes.length} bytes and their padding do not fit into ${size}`)
  }
  const padded = new Uint8Array(size)
  padded.set(bytes)
  padded[bytes.length] = MARK
  return padded
}

/** What was padded, as a copy; undefined where there is no padding. */
export function unpad (bytes: Uint8Array): Uint8Array | undefined {
  let end = bytes.length - 1
  while (end >= 0 && bytes[end] === 0) end--
  return bytes[end] === MARK ? bytes.slice(0, end) : undefined
}
