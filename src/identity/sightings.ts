// Key transparency among friends (PROTOCOL.md §8, kind 24): what one contact sees of the device
// lists of others, told to another so that only what both know can be read. Tag and mask come from
// the discovery secret of the one who is seen, which they give to their contacts alone; they are
// bound to who tells whom and to a fresh nonce. To anybody else all entries are random, padding and
// all.

import { compareBytes, concat, toHex, utf8 } from '../base/bytes.ts'
import { ByteReader, ByteWriter } from '../base/wire.ts'
import { hkdf } from '../crypto/hkdf.ts'
import { sha256 } from '../crypto/hash.ts'
import type { Seconds } from '../base/brand.ts'
import type { Random } from '../base/clock.ts'
import type { AccountId } from './account.ts'

/** A device list as somebody has it. */
export interface Seen {
  /** What contacts of the one who is seen know of them, 32 bytes. */
  readonly secret: Uint8Array
  readonly version: Seconds
  readonly list: Uint8Array
}

/** Who tells whom, with 16 fresh bytes. */
export interface Telling {
  readonly from: AccountId
  readonly to: AccountId
  readonly nonce: Uint8Array
}

export const SIGHTING_NONCE = 16
const TAG = 16
const BODY = 4 + 32
export const SIGHTING_SIZE = TAG + BODY
/** So many entries are told, whatever their number is: the smallest that holds them. */
export const SIGHTING_COUNTS = [16, 64, 256] as const

/** Entries for `telling`, padded, in the order of their tags. Of too many, some by chance. */
export function tellSightings (
  seen: readonly Seen[], telling: Telling, random: Random
): Uint8Array[] {
  const pair = pairOf(telling)
  const most = SIGHTING_COUNTS.at(-1) ?? 0
  const chosen = seen.length <= most
    ? seen
    : seen.map((each) => ({ each, at: toHex(random(8)) }))
      .sort((a, b) => a.at < b.at ? -1 : 1).slice(0, most).map(({ each }) => each)
  const entries = chosen.map((each) => concat(tagOf(each, pair), maskedOf(each, pair)))
  const size = SIGHTING_COUNTS.find((count) => count >= entries.length) ?? most
  while (entries.length < size) entries.push(random(SIGHTING_SIZE))
  return entries.sort(compareBytes)
}

/** What the teller has of the one whom `mine` is about; undefined where they do not know them. */
export function sightingOf (
  mine: Seen, telling: Telling, entries: ReadonlyMap<string, Uint8Array>
): { readonly version: Seconds, readonly isSame: boolean } | undefined {
  const pair = pairOf(telling)
  const entry = entries.get(toHex(tagOf(mine, pair)))
  if (entry === undefined) return undefined
  const mask = maskOf(mine, pair)
  const body = entry.subarray(TAG).map((byte, i) => byte ^ (mask[i] ?? 0))
  const reader = new ByteReader(body)
  const version = reader.u32()
  return { version, isSame: toHex(reader.take(32)) === toHex(listHash(mine.list)) }
}

/** Entries by their tags. */
export function byTag (entries: readonly Uint8Array[]): Map<string, Uint8Array> {
  return new Map(entries.map((entry) => [toHex(entry.subarray(0, TAG)), entry]))
}

function pairOf ({ from, to, nonce }: Telling): Uint8Array {
  return sha256(concat(utf8('snug/1/sighting-pair'), Uint8Array.of(0), from, to, nonce))
}

function tagOf ({ secret }: Seen, pair: Uint8Array): Uint8Array {
  return hkdf(secret, pair, 'snug/1/sighting-tag', TAG)
}

function maskOf ({ secret }: Seen, pair: Uint8Array): Uint8Array {
  return hkdf(secret, pair, 'snug/1/sighting-mask', BODY)
}

function maskedOf (seen: Seen, pair: Uint8Array): Uint8Array {
  const mask = maskOf(seen, pair)
  return new ByteWriter().u32(seen.version).put(listHash(seen.list)).finish()
    .map((byte, i) => byte ^ (mask[i] ?? 0))
}

function listHash (list: Uint8Array): Uint8Array {
  return sha256(concat(utf8('snug/1/sighting-list'), Uint8Array.of(0), list))
}
