// The stored form of a ratchet (for the sealed store only). It is written with every message, so it
// is flat, without names, and what is long (skipped keys, the keys of a pending exchange) is one
// copy.
//
//     ratchet   := transcript[32] ‖ rootKey[32] ‖ nextSending[32] ‖ nextReceiving[32] ‖ remote[32]
//                  ‖ previousCount u32 ‖ flags u8 ‖ [local] ‖ [sending] ‖ [receiving]
//                  ‖ n u8 ‖ n × older ‖ postQuantum
//     local     := public[32] ‖ private[32]                       flags & 1
//     sending   := headerKey[32] ‖ chainKey[32] ‖ next u32        flags & 2; never without local
//     receiving := chainKey[32] ‖ next u32 ‖ older                flags & 4
//     older     := headerKey[32] ‖ b32(skipped keys)

import { RECEIVING_CHAINS_MAX } from '../base/limits.ts'
import { X25519_KEY_SIZE } from '../crypto/keys.ts'
import { SESSION_KEY_SIZE } from './keys.ts'
import { readPostQuantum, writePostQuantum } from './post-quantum-codec.ts'
import { SKIPPED_BYTES_MAX, isSkippedKeys } from './skipped-keys.ts'
import type { ByteReader, ByteWriter } from '../base/wire.ts'
import type {
  ChainKey, HeaderKey, LocalRatchetKey, RemoteRatchetKey, RootKey, Transcript
} from './keys.ts'
import type { OlderChain, Ratchet, ReceivingChain, SendingChain } from './ratchet.ts'
import type { SkippedKeys } from './skipped-keys.ts'

const LOCAL = 1
const SENDING = 2
const RECEIVING = 4

/**
 * Throws RangeError for a ratchet that has neither sent nor received: there is nothing to keep of
 * it.
 */
export function writeRatchet (writer: ByteWriter, ratchet: Ratchet): void {
  const { remote, local, sending, receiving, older } = ratchet
  if (remote === undefined) throw new RangeError('a ratchet is stored after its first message')
  writer
    .put(ratchet.transcript)
    .put(ratchet.rootKey)
    .put(ratchet.nextSending)
    .put(ratchet.nextReceiving)
    .put(remote)
    .u32(ratchet.previousCount)
    .u8((local === undefined ? 0 : LOCAL) | (sending === undefined ? 0 : SENDING) |
      (receiving === undefined ? 0 : RECEIVING))
  if (local !== undefined) writer.put(local.publicKey).put(local.privateKey)
  if (sending !== undefined) writer.put(sending.headerKey).put(sending.chainKey).u32(sending.next)
  if (receiving !== undefined) {
    writer.put(receiving.chainKey).u32(receiving.next)
    writeOlder(writer, receiving)
  }
  writer.u8(older.length)
  for (const chain of older) writeOlder(writer, chain)
  writePostQuantum(writer, ratchet.postQuantum)
}

/** What is read from damaged bytes is of no use: the reader says so. */
export function readRatchet (reader: ByteReader): Ratchet {
  const transcript = key<Transcript>(reader)
  const rootKey = key<RootKey>(reader)
  const nextSending = key<HeaderKey>(reader)
  const nextReceiving = key<HeaderKey>(reader)
  const remote = key<RemoteRatchetKey>(reader)
  const previousCount = reader.u32()
  const flags = reader.u8()
  const local = (flags & LOCAL) === 0 ? undefined : readLocal(reader)
  const sending = (flags & SENDING) === 0 ? undefined : readSending(reader)
  const receiving = (flags & RECEIVING) === 0 ? undefined : readReceiving(reader)
  const count = reader.u8()
  if (flags > 7 || count >= RECEIVING_CHAINS_MAX) reader.refuse()
  if (sending !== undefined && local === undefined) reader.refuse()
  const older: OlderChain[] = []
  while (older.length < count && !reader.failed) older.push(readOlder(reader))
  const postQuantum = readPostQuantum(reader)
  return {
    transcript,
    rootKey,
    local,
    remote,
    sending,
    previousCount,
    nextSending,
    nextReceiving,
    receiving,
    older,
    postQuantum
  }
}

function key<Key extends Uint8Array> (reader: ByteReader): Key {
  return reader.take(SESSION_KEY_SIZE) as Key
}

function readLocal (reader: ByteReader): LocalRatchetKey {
  return {
    publicKey: reader.take(X25519_KEY_SIZE), privateKey: reader.take(X25519_KEY_SIZE)
  } as LocalRatchetKey
}

function readSending (reader: ByteReader): SendingChain {
  return { headerKey: key<HeaderKey>(reader), chainKey: key<ChainKey>(reader), next: reader.u32() }
}

function readReceiving (reader: ByteReader): ReceivingChain {
  const chainKey = key<ChainKey>(reader)
  const next = reader.u32()
  const { headerKey, skipped } = readOlder(reader)
  return { headerKey, chainKey, next, skipped }
}

function writeOlder (writer: ByteWriter, chain: OlderChain): void {
  writer.put(chain.headerKey).bytes32(chain.skipped)
}

function readOlder (reader: ByteReader): OlderChain {
  const headerKey = key<HeaderKey>(reader)
  const skipped = reader.bytes32(SKIPPED_BYTES_MAX)
  if (!isSkippedKeys(skipped)) reader.refuse()
  return { headerKey, skipped: skipped as SkippedKeys }
}
