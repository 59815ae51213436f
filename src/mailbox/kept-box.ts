// A box as its host keeps it: who leased it, how much is reserved, until when. Never what came from
// whom.

import { ByteReader, ByteWriter } from '../base/wire.ts'
import { ED25519_KEY_SIZE } from '../crypto/keys.ts'
import { BOX_ID_LENGTH } from '../message/envelope.ts'
import { tables } from '../storage/tables.ts'
import { boxKindOf, boxKinds } from './box.ts'
import { PEER_KEY_SIZE } from './host-address.ts'
import { releaseReasonOf, releaseReasons } from './release.ts'
import type { Seconds } from '../base/brand.ts'
import type { PeerKey } from '../base/channel.ts'
import type { Ed25519PublicKey } from '../crypto/keys.ts'
import type { BoxId } from '../message/envelope.ts'
import type { RecordKey } from '../storage/store.ts'
import type { BoxKind } from './box.ts'
import type { KeptCapability } from './kept-capability.ts'
import type { ReleaseReason } from './release.ts'

export interface KeptBox {
  readonly box: BoxId
  readonly key: Ed25519PublicKey
  readonly kind: BoxKind
  /** The peer that last leased or proved it. */
  owner: PeerKey
  /** Whether it counts against what visitors get. */
  visitor: boolean
  /** Bytes of mail reserved. */
  bytes: number
  until: Seconds
  /** Set once it was given up: it then holds nothing, and only says why. */
  released: ReleaseReason | undefined
  /** The owner's sealed write counter. */
  counter: Uint8Array
  /** Positions up to it were given out by capabilities that are no longer known. */
  basePosition: number

  // Not in the record, but summed up from those of the capabilities.
  /** By the hexadecimal hash of their tokens. */
  readonly capabilities: Map<string, KeptCapability>
  readonly byIndex: Map<number, KeptCapability>
  lastPosition: number
  heldEnvelopes: number
  heldBytes: number
  /** Positions that are being removed at this moment. */
  readonly leaving: Set<number>
  /**
   * Resolves when every put so far has got its place: they get them in the order in which they
   * came.
   */
  admitted: Promise<unknown>
  /** Set while the sweep takes the box away for good. */
  forgetting: boolean
}

export type BoxRecord = Pick<
  KeptBox,
  'box' | 'key' | 'kind' | 'owner' | 'visitor' | 'bytes' | 'until' | 'released' | 'counter' |
  'basePosition'
>

const VERSION = 1

export function boxRecordKey (box: BoxId): RecordKey {
  return { table: tables.hostBox, name: box, number: 0 }
}

export function newKeptBox (record: BoxRecord): KeptBox {
  return {
    ...record,
    capabilities: new Map(),
    byIndex: new Map(),
    lastPosition: record.basePosition,
    heldEnvelopes: 0,
    heldBytes: 0,
    leaving: new Set(),
    admitted: Promise.resolve(),
    forgetting: false
  }
}

export function encodeBoxRecord (kept: BoxRecord): Uint8Array {
  return new ByteWriter().u8(VERSION).put(kept.box).put(kept.key).u8(boxKinds[kept.kind])
    .put(kept.owner).u8(kept.visitor ? 1 : 0).u32(kept.bytes).u32(kept.until)
    .u8(kept.released === undefined ? 0 : releaseReasons[kept.released])
    .bytes8(kept.counter).u32(kept.basePosition).finish()
}

/** Undefined where the record is damaged. */
export function decodeBoxRecord (bytes: Uint8Array): BoxRecord | undefined {
  const reader = new ByteReader(bytes)
  if (reader.u8() !== VERSION) return undefined
  const box = reader.take(BOX_ID_LENGTH) as BoxId
  const key = reader.take(ED25519_KEY_SIZE) as Ed25519PublicKey
  const kind = boxKindOf(reader.u8())
  const owner = reader.take(PEER_KEY_SIZE) as PeerKey
  const visitor = reader.u8() === 1
  const [size, until] = [reader.u32(), reader.u32()]
  const reason = reader.u8()
  const released = releaseReasonOf(reason)
  const counter = reader.bytes8()
  const basePosition = reader.u32()
  if (!reader.done() || kind === undefined) return undefined
  if (reason !== 0 && released === undefined) return undefined
  return { box, key, kind, owner, visitor, bytes: size, until, released, counter, basePosition }
}
