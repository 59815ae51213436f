// The extension map of a MIMI content (draft-ietf-mimi-content-09 §4.3, §6): two known keys, and
// all others kept as they came. The URIs are a claim of the sender; whoever reads compares them
// with what the session says (claimsMatch).

import { utf8 } from '../base/bytes.ts'
import type { CborMap, CborValue } from './cbor.ts'

export interface Extensions {
  readonly senderUri: string | undefined
  readonly roomUri: string | undefined
  /** Everything else: positive keys are IANA's, negative and text keys private. */
  readonly others: CborMap
}

/** Private: when the author wrote it, in Unix seconds; in deletions (PROTOCOL §8). */
export const WRITTEN = -1

export const NO_EXTENSIONS: Extensions = {
  senderUri: undefined, roomUri: undefined, others: new Map()
}

const EXTENSION_DEPTH_MAX = 4 // levels, the map itself being the first
const EXTENSIONS_MAX = 64
const KEY_MAX = 255 // bytes of a text key
const URI_MAX = 4_096 // bytes
const SENDER_URI = 1
const ROOM_URI = 2

export function writeExtensions (extensions: Extensions): CborMap {
  const map = new Map(extensions.others)
  if (extensions.senderUri !== undefined) map.set(SENDER_URI, extensions.senderUri)
  if (extensions.roomUri !== undefined) map.set(ROOM_URI, extensions.roomUri)
  return map
}

/** Undefined where a bound or a type is broken. */
export function readExtensions (value: CborValue): Extensions | undefined {
  if (!(value instanceof Map) || value.size > EXTENSIONS_MAX) return undefined
  if (depthOf(value) > EXTENSION_DEPTH_MAX) return undefined
  const others = new Map<number | string, CborValue>()
  const uris = new Map<number, string>()
  for (const [key, item] of value as CborMap) {
    if (typeof key === 'string') {
      if (key === '' || utf8(key).length > KEY_MAX) return undefined
      others.set(key, item)
    } else if (key === SENDER_URI || key === ROOM_URI) {
      if (typeof item !== 'string' || utf8(item).length > URI_MAX) return undefined
      uris.set(key, item)
    } else if (key === 0) {
      return undefined
    } else {
      others.set(key, item)
    }
  }
  return { senderUri: uris.get(SENDER_URI), roomUri: uris.get(ROOM_URI), others }
}

/** Whether the URIs that a content states, if it states any, are those of its session. */
export function claimsMatch (extensions: Extensions, senderUri: string, roomUri: string): boolean {
  return (extensions.senderUri ?? senderUri) === senderUri &&
    (extensions.roomUri ?? roomUri) === roomUri
}

function depthOf (value: CborValue): number {
  if (Array.isArray(value)) return 1 + deepest(value)
  return value instanceof Map ? 1 + deepest([...value.values()]) : 0
}

function deepest (values: readonly CborValue[]): number {
  return values.reduce((depth: number, value) => Math.max(depth, depthOf(value)), 0)
}
