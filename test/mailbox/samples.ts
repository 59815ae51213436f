// One valid operation of each kind, and frames of a host, for round trips and fuzzing.

import { seeded } from '../random.ts'
import { EMPTY_ANSWER } from '../../src/mailbox/host-frame.ts'
import type { Ed25519PublicKey, Signature } from '../../src/crypto/keys.ts'
import type { Token } from '../../src/identity/capability.ts'
import type { TokenHash } from '../../src/mailbox/capability.ts'
import type { HostFrame, MailEntry } from '../../src/mailbox/host-frame.ts'
import type { Receipt } from '../../src/mailbox/hold.ts'
import type { StreamNonce } from '../../src/mailbox/ownership.ts'
import type { Operation } from '../../src/mailbox/request.ts'
import type { WorkNonce } from '../../src/mailbox/work.ts'
import type { BoxId } from '../../src/message/envelope.ts'

const random = seeded('mailbox samples')
const box = random(16) as BoxId
const token = random(32) as Token
const tokenHash = random(32) as TokenHash
const proof = random(64) as Signature

export const OPERATIONS: readonly Operation[] = [
  {
    type: 'lease', box, key: random(32) as Ed25519PublicKey, kind: 'contact', bytes: 8_388_608,
    seconds: 5_184_000, proof, counter: random(64)
  },
  {
    type: 'lease', box, key: random(32) as Ed25519PublicKey, kind: 'group', bytes: 0, seconds: 0,
    proof, counter: new Uint8Array(0)
  },
  { type: 'renew', box, seconds: 4_294_967_295, counter: random(48) },
  { type: 'release', box, reason: 'used' },
  { type: 'release', box, reason: 'revoked' },
  { type: 'release', box, reason: 'moved' },
  { type: 'own', box, proof },
  { type: 'put', box, token, envelope: random(2_048), ttl: 'fortnight', proof: new Uint8Array(0) },
  { type: 'put', box, token, envelope: random(4_096), ttl: 'day', proof: random(45) },
  { type: 'put', box, token, envelope: random(16_384), ttl: 'day', proof: random(128) },
  { type: 'fetch', box, after: 0 },
  { type: 'fetch', box, after: 1_000_000 },
  { type: 'acknowledge', box, positions: [1] },
  { type: 'acknowledge', box, positions: Array.from({ length: 256 }, (_, i) => i + 1) },
  { type: 'subscribe', box },
  { type: 'grant', box, allowances: [{ tokenHash, envelopes: 256, bytes: 2_097_152 }] },
  { type: 'revoke', box, tokenHashes: [tokenHash, random(32) as TokenHash] },
  { type: 'leaveBundle', box, bundle: random(1_499) },
  { type: 'leaveBundle', box, bundle: new Uint8Array(0) },
  { type: 'getBundle', box, token },
  { type: 'records', box, records: Array.from({ length: 15 }, () => random(1_169)) },
  { type: 'records', box, records: [] }
]

const entries: MailEntry[] = [
  { position: 1, tokenHash, envelope: random(2_048) },
  { position: 4_294_967_295, tokenHash, envelope: random(8_192) }
]

export const HOST_FRAMES: readonly HostFrame[] = [
  { type: 'hello', nonce: random(32) as StreamNonce, time: 1_793_534_400 },
  { type: 'push', box, entries },
  { type: 'answer', id: 1, answer: EMPTY_ANSWER },
  { type: 'answer', id: 7, answer: { ...EMPTY_ANSWER, code: 'rate', wait: 1 } },
  {
    type: 'answer', id: 7,
    answer: { ...EMPTY_ANSWER, code: 'work',
      asked: { nonce: random(32) as WorkNonce, day: 20_758, bits: 7 } }
  },
  {
    type: 'answer', id: 7,
    answer: { ...EMPTY_ANSWER, until: 1_793_534_400, bytes: 8_388_608, envelopes: 3, held: 6_144 }
  },
  {
    type: 'answer', id: 7,
    answer: { ...EMPTY_ANSWER, until: 1_793_534_400, receipt: random(32) as Receipt }
  },
  {
    type: 'answer', id: 7,
    answer: { ...EMPTY_ANSWER, entries, more: true, counter: random(64), bundle: random(1_499) }
  }
]
