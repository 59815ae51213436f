// Keys of messages that have not come yet (PROTOCOL.md §6), kept per chain as one flat string of
// entries:
//
//     entry := number u32 ‖ skipped u32 ‖ epoch u32 ‖ messageKey[32]      in ascending order
//
// Flat, because the whole state is stored at every message: two thousand keys are then one copy and
// no decoding. `epoch` is the lowest post-quantum epoch that the message can have been sent under.
// Values are never changed in place.

import { SECOND, SKIPPED_KEYS_AGE, SKIPPED_KEYS_MAX } from '../base/limits.ts'
import { SESSION_KEY_SIZE } from './keys.ts'
import type { Brand, Milliseconds } from '../base/brand.ts'
import type { MessageKey } from './keys.ts'

export type SkippedKeys = Brand<Uint8Array, 'SkippedKeys'>

export const SKIPPED_ENTRY_SIZE = 12 + SESSION_KEY_SIZE
export const SKIPPED_BYTES_MAX = SKIPPED_KEYS_MAX * SKIPPED_ENTRY_SIZE
export const NO_SKIPPED_KEYS = new Uint8Array(0) as SkippedKeys

/** How many keys there are. */
export function countSkipped (keys: SkippedKeys): number {
  return keys.length / SKIPPED_ENTRY_SIZE
}

/** An entry for `number`, skipped at `now`. */
export function writeSkipped (
  into: Uint8Array, index: number, number: number, epoch: number, key: MessageKey, now: Milliseconds
): void {
  const at = index * SKIPPED_ENTRY_SIZE
  const view = new DataView(into.buffer, into.byteOffset, into.byteLength)
  view.setUint32(at, number)
  view.setUint32(at + 4, Math.floor(now / SECOND))
  view.setUint32(at + 8, epoch)
  into.set(key, at + 12)
}

/** The index of the entry for `number`, or undefined. */
export function findSkipped (keys: SkippedKeys, number: number): number | undefined {
  let low = 0
  let high = countSkipped(keys) - 1
  while (low <= high) {
    const middle = (low + high) >>> 1
    const found = u32At(keys, middle, 0)
    if (found === number) return middle
    if (found < number) low = middle + 1
    else high = middle - 1
  }
  return undefined
}

/** A copy of the key at `index`. */
export function skippedKeyAt (keys: SkippedKeys, index: number): MessageKey {
  const at = index * SKIPPED_ENTRY_SIZE
  return keys.slice(at + 12, at + SKIPPED_ENTRY_SIZE) as MessageKey
}

/** All but the entry at `index`. */
export function withoutSkipped (keys: SkippedKeys, index: number): SkippedKeys {
  const rest = new Uint8Array(keys.length - SKIPPED_ENTRY_SIZE)
  rest.set(keys.subarray(0, index * SKIPPED_ENTRY_SIZE))
  rest.set(keys.subarray((index + 1) * SKIPPED_ENTRY_SIZE), index * SKIPPED_ENTRY_SIZE)
  return rest as SkippedKeys
}

/** All but the first `count`, which are the oldest. */
export function withoutOldest (keys: SkippedKeys, count: number): SkippedKeys {
  return count === 0 ? keys : keys.slice(count * SKIPPED_ENTRY_SIZE) as SkippedKeys
}

/** How many of the oldest keys are past their age at `now`. */
export function countExpired (keys: SkippedKeys, now: Milliseconds): number {
  const count = countSkipped(keys)
  let expired = 0
  while (expired < count && now - u32At(keys, expired, 4) * SECOND >= SKIPPED_KEYS_AGE) expired++
  return expired
}

/**
 * The lowest epoch that any of the keys may need: that of the oldest. Undefined where there are no
 * keys.
 */
export function lowestEpoch (keys: SkippedKeys): number | undefined {
  return keys.length === 0 ? undefined : u32At(keys, 0, 8)
}

/** Whether stored bytes can be entries at all. */
export function isSkippedKeys (bytes: Uint8Array): boolean {
  return bytes.length % SKIPPED_ENTRY_SIZE === 0 && bytes.length <= SKIPPED_BYTES_MAX
}

function u32At (keys: SkippedKeys, index: number, offset: number): number {
  const at = index * SKIPPED_ENTRY_SIZE + offset
  const [a = 0, b = 0, c = 0, d = 0] = keys.subarray(at, at + 4)
  return (a << 24 | b << 16 | c << 8 | d) >>> 0
}
