// A capability as its host keeps it: the hash of a token, what it may hold, and what it does hold.
// The counts are in the record and written with every put and removal, so that a host that starts
// again need not read the mail to know them.

import { ByteReader, ByteWriter } from '../base/wire.ts'
import { BOX_ID_LENGTH } from '../message/envelope.ts'
import { tables } from '../storage/tables.ts'
import { TOKEN_HASH_SIZE } from './capability.ts'
import type { BoxId } from '../message/envelope.ts'
import type { RecordKey } from '../storage/store.ts'
import type { TokenHash } from './capability.ts'
import type { TokenBucket } from './token-bucket.ts'

export interface KeptCapability {
  readonly tokenHash: TokenHash
  /** Its number within the box, from 1: envelopes name it. */
  readonly index: number
  /** What it may hold at a time. */
  envelopes: number
  bytes: number
  revoked: boolean
  heldEnvelopes: number
  heldBytes: number
  /** Envelopes that it brought and whose hashes are still known: held ones and tombstones. */
  remembered: number
  /** Of the last envelope that it brought; 0 for none. */
  lastPosition: number
  // Made when first needed, forgotten with the process: a restart forgives.
  puts: TokenBucket | undefined
  bundles: TokenBucket | undefined
}

const VERSION = 1

export function capabilityRecordKey (box: BoxId, index: number): RecordKey {
  return { table: tables.hostCapability, name: box, number: index }
}

export function newKeptCapability (
  tokenHash: TokenHash, index: number, envelopes: number, bytes: number
): KeptCapability {
  return {
    tokenHash,
    index,
    envelopes,
    bytes,
    revoked: false,
    heldEnvelopes: 0,
    heldBytes: 0,
    remembered: 0,
    lastPosition: 0,
    puts: undefined,
    bundles: undefined
  }
}

export function encodeCapabilityRecord (box: BoxId, kept: KeptCapability): Uint8Array {
  return new ByteWriter().u8(VERSION).put(box).put(kept.tokenHash).u32(kept.index)
    .u32(kept.envelopes).u32(kept.bytes).u8(kept.revoked ? 1 : 0)
    .u32(kept.heldEnvelopes).u32(kept.heldBytes).u32(kept.remembered).u32(kept.lastPosition)
    .finish()
}

/** Undefined where the record is damaged. */
export function decodeCapabilityRecord (
  bytes: Uint8Array
): { box: BoxId, kept: KeptCapability } | undefined {
  const reader = new ByteReader(bytes)
  if (reader.u8() !== VERSION) return undefined
  const box = reader.take(BOX_ID_LENGTH) as BoxId
  const tokenHash = reader.take(TOKEN_HASH_SIZE) as TokenHash
  const kept = newKeptCapability(tokenHash, reader.u32(), reader.u32(), reader.u32())
  kept.revoked = reader.u8() === 1
  kept.heldEnvelopes = reader.u32()
  kept.heldBytes = reader.u32()
  kept.remembered = reader.u32()
  kept.lastPosition = reader.u32()
  return reader.done() ? { box, kept } : undefined
}
