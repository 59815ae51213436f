// A signal (PROTOCOL §10.3): that somebody types, or is here now. It says nothing about messages
// and is no message: never kept, never queued, never acknowledged, and always of one size. Its key
// is a secret of the session, which nobody has but the two devices; its associated data are the two
// peers, and what it answers to is a number that the other side drew for this one stream: what was
// recorded elsewhere, or sent by somebody else, opens nowhere.

import { concat, utf8 } from '../base/bytes.ts'
import { ByteReader, ByteWriter } from '../base/wire.ts'
import { NONCE, open, seal, TAG } from '../crypto/aead.ts'
import { hkdf } from '../crypto/hkdf.ts'
import { asSymmetricKey } from '../crypto/keys.ts'
import type { PeerKey } from '../base/channel.ts'
import type { Random } from '../base/clock.ts'
import type { SymmetricKey } from '../crypto/keys.ts'
import type { SessionId } from '../session/keys.ts'
import type { PeerSessions } from '../session/peer-sessions.ts'

export const STREAM = 16 // bytes
const BODY = 32 // bytes
/** Bytes of every signal. */
export const SIGNAL_SIZE = NONCE + BODY + TAG

/** What one side shows, and wants to see. */
export interface Sharing {
  readonly typing: boolean
  readonly presence: boolean
}

/** `count` rises with every signal of one side on one stream. */
export type Signal = { readonly count: number, readonly stream: Uint8Array } & (
  /** `stream` is what signals for this side have to name; `sharing` is what it shows and sees. */
  | { readonly kind: 'offer', readonly sharing: Sharing }
  /** `stream` is what the other side offered. */
  | { readonly kind: 'typing' | 'presence', readonly isOn: boolean }
)

const VERSION = 1
const KINDS = ['offer', 'typing', 'presence'] as const
const LABEL = concat(utf8('snug/1/signal'), Uint8Array.of(0))
const REST = BODY - 7 - STREAM

/** Seals a signal of `from` to `to` in a session of theirs. */
export function sealSignal (
  signal: Signal, session: SessionId, from: PeerKey, to: PeerKey, random: Random
): Uint8Array {
  const nonce = random(NONCE)
  return concat(nonce, seal(keyOf(session), nonce, encodeSignal(signal), concat(LABEL, from, to)))
}

/** Undefined for whatever is no signal of `from` to `to` in one of their sessions. */
export function openSignal (
  bytes: Uint8Array, { active, archived }: PeerSessions, from: PeerKey, to: PeerKey
): Signal | undefined {
  if (bytes.length !== SIGNAL_SIZE) return undefined
  const [nonce, sealed] = [bytes.subarray(0, NONCE), bytes.subarray(NONCE)]
  const ad = concat(LABEL, from, to)
  for (const { id } of [active, ...archived]) {
    const body = open(keyOf(id), nonce, sealed, ad)
    if (body !== undefined) return decodeSignal(body)
  }
  return undefined
}

/** @internal for the vectors and the fuzzer */
export function encodeSignal (signal: Signal): Uint8Array {
  return new ByteWriter(BODY).u8(VERSION).u8(KINDS.indexOf(signal.kind)).u8(valueOf(signal))
    .u32(signal.count).put(signal.stream).put(new Uint8Array(REST)).finish()
}

/** @internal for the vectors and the fuzzer */
export function decodeSignal (bytes: Uint8Array): Signal | undefined {
  const reader = new ByteReader(bytes)
  const version = reader.u8()
  const kind = KINDS[reader.u8()]
  const value = reader.u8()
  const count = reader.u32()
  const stream = reader.take(STREAM)
  const rest = reader.take(REST)
  if (!reader.done() || version !== VERSION || rest.some((byte) => byte !== 0)) return undefined
  if (kind === undefined || value > (kind === 'offer' ? 3 : 1)) return undefined
  return kind === 'offer'
    ? { kind, count, stream, sharing: { typing: (value & 1) !== 0, presence: value > 1 } }
    : { kind, count, stream, isOn: value === 1 }
}

function valueOf (signal: Signal): number {
  if (signal.kind !== 'offer') return signal.isOn ? 1 : 0
  return (signal.sharing.typing ? 1 : 0) + (signal.sharing.presence ? 2 : 0)
}

/** The id of a session comes from its handshake, and is never sent. */
function keyOf (session: SessionId): SymmetricKey {
  return asSymmetricKey(hkdf(session, new Uint8Array(0), 'snug/1/signal-key', 32))
}
