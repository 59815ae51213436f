// What the store keeps of a correspondence besides its outbox: sessions, sequence numbers, what was
// received, and what is owed. Written with every message.

import { REPAIR_MESSAGES_MAX } from '../base/limits.ts'
import { ByteReader, ByteWriter } from '../base/wire.ts'
import { decodePeerSessions, encodePeerSessions } from '../session/peer-sessions.ts'
import { tables } from '../storage/tables.ts'
import { NOTHING_RECEIVED, readReceived, writeReceived } from './received.ts'
import type { DeviceId } from '../identity/certificate.ts'
import type { InnerHash } from '../session/inner.ts'
import type { SessionId } from '../session/keys.ts'
import type { PeerSessions } from '../session/peer-sessions.ts'
import type { Operation, RecordKey } from '../storage/store.ts'
import type { Received } from './received.ts'

export interface CorrespondenceState {
  /** None after a backup was restored, until one begins. */
  readonly sessions: PeerSessions | undefined
  /** The sequence number of the next message. */
  readonly nextSeq: number
  readonly received: Received
  /** Hashes of messages that could not be read. */
  readonly unread: readonly InnerHash[]
  readonly ackDue: boolean
  /** Sequence numbers that came by mail and were not acknowledged yet. */
  readonly fresh: readonly number[]
  /** Sessions that must never encrypt again. */
  readonly distrusted: readonly SessionId[]
}

const VERSION = 1
const SESSIONS_MAX = 8 * 1024 * 1024 // bytes
const FRESH_MAX = 2_048
const DISTRUSTED_MAX = 16
const ID = 32 // bytes of a session id and of a hash

/** Of a device to which nothing was written and from which nothing came. */
export function newState (sessions: PeerSessions | undefined): CorrespondenceState {
  return { sessions, nextSeq: 1, received: NOTHING_RECEIVED, unread: [], ackDue: false, fresh: [],
    distrusted: [] }
}

/**
 * Of a device with which everything but its identity was lost here: whatever it wrote meanwhile
 * cannot be read, and is asked for anew. One hash stands for all of it.
 */
export function lostState (): CorrespondenceState {
  return { ...newState(undefined), unread: [new Uint8Array(ID) as InnerHash] }
}

export function sessionKey (device: DeviceId): RecordKey {
  return { table: tables.session, name: device, number: 0 }
}

export function sessionRecord (device: DeviceId, state: CorrespondenceState): Operation {
  const writer = new ByteWriter(4_096).u8(VERSION).u64(state.nextSeq).u8(state.ackDue ? 1 : 0)
  writeReceived(writer, state.received)
  writer.u16(state.unread.length)
  for (const hash of state.unread) writer.put(hash)
  writer.u16(state.fresh.length)
  for (const seq of state.fresh) writer.u64(seq)
  writer.u8(state.distrusted.length)
  for (const id of state.distrusted) writer.put(id)
  writer.bytes32(state.sessions === undefined
    ? new Uint8Array(0)
    : encodePeerSessions(state.sessions))
  return { type: 'put', key: sessionKey(device), value: writer.finish() }
}

/** Undefined where the record is damaged. */
export function decodeState (bytes: Uint8Array): CorrespondenceState | undefined {
  const reader = new ByteReader(bytes)
  if (reader.u8() !== VERSION) return undefined
  const nextSeq = reader.u64()
  const ackDue = reader.u8() === 1
  const received = readReceived(reader)
  const unread = readMany(reader, reader.u16(), REPAIR_MESSAGES_MAX,
    () => reader.take(ID) as InnerHash)
  const fresh = readMany(reader, reader.u16(), FRESH_MAX, () => reader.u64())
  const distrusted = readMany(reader, reader.u8(), DISTRUSTED_MAX,
    () => reader.take(ID) as SessionId)
  const encoded = reader.bytes32(SESSIONS_MAX)
  if (!reader.done() || nextSeq === 0) return undefined
  const rest = { nextSeq, ackDue, received, unread, fresh, distrusted }
  if (encoded.length === 0) return { sessions: undefined, ...rest }
  const sessions = decodePeerSessions(encoded)
  return sessions.ok ? { sessions: sessions.value, ...rest } : undefined
}

function readMany<Item> (
  reader: ByteReader, count: number, most: number, read: () => Item
): Item[] {
  if (count > most) reader.refuse()
  const items: Item[] = []
  while (items.length < count && !reader.failed) items.push(read())
  return items
}
