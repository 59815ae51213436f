// The key of the transport, which is the peer id that other nodes see (DESIGN §2): no part of the
// identity, and replaced every 30 days, so that a peer id names nobody for long, and after somebody
// was shut out (at a start, or while running: peer/peer-change.ts). Contacts learn the new one as
// they learn any new place. It is never replaced while this node keeps a box: whoever has one
// there, or holds an invite that names this node, looks for the old id.
//   (identity, "peer", 0) := u8 2 ‖ seed[32] ‖ created u64

import { utf8 } from '../base/bytes.ts'
import { SnugError } from '../base/errors.ts'
import { DAY, SECOND } from '../base/limits.ts'
import { ByteReader, ByteWriter } from '../base/wire.ts'
import { decodeBoxRecord } from '../mailbox/kept-box.ts'
import { damagedRecord } from '../storage/store-faults.ts'
import { tables } from '../storage/tables.ts'
import type { Milliseconds } from '../base/brand.ts'
import type { Random } from '../base/clock.ts'
import type { Operation, RecordKey, Store } from '../storage/store.ts'

export interface PeerKeyRecord {
  /** Of the Ed25519 key, 32 bytes. */
  readonly seed: Uint8Array
  readonly createdAt: Milliseconds
}

const KEY: RecordKey = { table: tables.identity, name: utf8('peer'), number: 0 }
const VERSION = 2
/** Before the key had an age. */
const AGELESS = 1
const SEED_SIZE = 32
const LIFETIME = 30 * DAY

/**
 * The peer key to start with: the one of before, or a new one where there is none or its time is
 * over. Call it while nothing knows the peer. Throws SnugError `store-damaged`.
 */
export async function peerKeyAtStart (
  store: Store, random: Random, now: Milliseconds
): Promise<PeerKeyRecord> {
  const known = await loadPeerKey(store)
  if (known !== undefined && !await isOver(known, store, now)) return known
  const made = { seed: random(SEED_SIZE), createdAt: now }
  await store.commit([put(made)])
  return made
}

/** Whether the next start takes a new key. */
export async function isPeerKeyOver (store: Store, now: Milliseconds): Promise<boolean> {
  const known = await loadPeerKey(store)
  return known !== undefined && await isOver(known, store, now)
}

/** What makes a new key due: somebody who knows this one was shut out. */
export async function retiredPeerKey (store: Store): Promise<Operation[]> {
  const known = await loadPeerKey(store)
  return known === undefined ? [] : [put({ ...known, createdAt: 0 })]
}

/** As it is, for what only reads the profile. Undefined where there is none. */
export async function loadPeerKey (store: Store): Promise<PeerKeyRecord | undefined> {
  const bytes = await store.get(KEY)
  if (bytes === undefined) return undefined
  const reader = new ByteReader(bytes)
  const version = reader.u8()
  const seed = reader.take(SEED_SIZE)
  const createdAt = version === AGELESS ? 0 : reader.u64()
  if ((version !== VERSION && version !== AGELESS) || !reader.done()) {
    throw new SnugError(damagedRecord(tables.identity))
  }
  return { seed, createdAt }
}

/** A clock that went back makes no key too old. */
function put ({ seed, createdAt }: PeerKeyRecord): Operation {
  const value = new ByteWriter().u8(VERSION).put(seed).u64(createdAt).finish()
  return { type: 'put', key: KEY, value }
}

async function isOver (
  { createdAt }: PeerKeyRecord, store: Store, now: Milliseconds
): Promise<boolean> {
  return now - createdAt >= LIFETIME && !await keepsBoxes(store, now)
}

async function keepsBoxes (store: Store, now: Milliseconds): Promise<boolean> {
  for await (const { value } of store.all(tables.hostBox)) {
    const box = decodeBoxRecord(value)
    if (box !== undefined && box.released === undefined && box.until * SECOND > now) return true
  }
  return false
}
