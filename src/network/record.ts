// Reachability records (PROTOCOL.md §11): anyone can check one, only the device can write it, and
// only its contacts can tell whose it is or read it.
//   record := u8 1 ‖ bpk[32] ‖ day u32 ‖ seq u32 ‖ nonce[24] ‖ sealed[1040] ‖ sig[64]
//   (1 169 bytes)

import { concat, equalBytes } from '../base/bytes.ts'
import { fail, ok } from '../base/errors.ts'
import { RECORD_SIZE } from '../base/limits.ts'
import { ByteReader, ByteWriter } from '../base/wire.ts'
import { NONCE, TAG, open, seal } from '../crypto/aead.ts'
import { blindKeySign, blindPublicKey } from '../crypto/blinding.ts'
import { labelled, verify } from '../crypto/ed25519.ts'
import { ED25519_KEY_SIZE, SIGNATURE_SIZE } from '../crypto/keys.ts'
import { pad, unpad } from '../crypto/padding.ts'
import { decodeLocation, encodeLocation } from './location.ts'
import { CONTEXT, blindOf, blindedKey, dayOf, recordKeyOf, sealKeyOf } from './record-key.ts'
import type { Milliseconds } from '../base/brand.ts'
import type { Random } from '../base/clock.ts'
import type { Result } from '../base/errors.ts'
import type { Ed25519KeyPair, Ed25519PublicKey, Signature } from '../crypto/keys.ts'
import type { Location } from './location.ts'
import type { Day, Discovery, RecordKey } from './record-key.ts'

/** A device's own discovery secret and keys. */
export interface OwnDiscovery {
  readonly secret: Uint8Array // 32 bytes
  readonly keys: Ed25519KeyPair
}

/** A signed record and the key under which it belongs. */
export interface SignedRecord {
  readonly key: RecordKey
  readonly value: Uint8Array
}

/** What a record says to everybody. */
export interface RecordHead {
  readonly key: RecordKey
  readonly blinded: Ed25519PublicKey
  readonly day: Day
  readonly seq: number
}

const VERSION = 1
const LABEL = 'snug/1/record'
const HEAD = 1 + ED25519_KEY_SIZE + 4 + 4
const SEALED = RECORD_SIZE + TAG
/** @internal */
export const RECORD_BYTES = HEAD + NONCE + SEALED + SIGNATURE_SIZE
export const DAYS_AHEAD = 14

/** `seq` is the second of the day at which it is made, or 0 for a record made ahead. */
export function makeRecord (
  own: OwnDiscovery, day: Day, seq: number, location: Location, random: Random
): SignedRecord {
  const blind = blindOf(own.secret, day)
  const blinded = blindPublicKey(own.keys.publicKey, blind, CONTEXT)
  if (blinded === undefined) throw new RangeError('the discovery key is no valid key')
  const head = new ByteWriter().u8(VERSION).put(blinded).u32(day).u32(seq).finish()
  const nonce = random(NONCE)
  const plain = pad(encodeLocation(location), RECORD_SIZE)
  const signed = concat(head, nonce, seal(sealKeyOf(own.secret, day), nonce, plain, head))
  const signature = blindKeySign(own.keys.privateKey, blind, CONTEXT, labelled(LABEL, signed))
  return { key: recordKeyOf(blinded), value: concat(signed, signature) }
}

/** Reads a record without judging its time: size, version and signature must hold. */
export function readRecord (bytes: Uint8Array): Result<RecordHead> {
  if (bytes.length !== RECORD_BYTES) {
    return fail('record-size', `A reachability record has ${RECORD_BYTES} bytes.`)
  }
  const reader = new ByteReader(bytes)
  if (reader.u8() !== VERSION) return fail('record-version', 'The record is of an unknown version.')
  const blinded = reader.take(ED25519_KEY_SIZE) as Ed25519PublicKey
  const day = reader.u32()
  const seq = reader.u32()
  const signed = bytes.subarray(0, RECORD_BYTES - SIGNATURE_SIZE)
  const signature = bytes.subarray(RECORD_BYTES - SIGNATURE_SIZE) as Signature
  if (!verify(blinded, LABEL, signed, signature)) {
    return fail('record-signature', 'The signature of the record does not hold.')
  }
  return ok({ key: recordKeyOf(blinded), blinded, day, seq })
}

/** The seq of a record that was checked before. */
export function seqOf (record: Uint8Array): number {
  return new ByteReader(record.subarray(HEAD - 4, HEAD)).u32()
}

/** What a node checks before it stores `bytes` under `key`, apart from the order of seq. */
export function checkRecord (
  key: Uint8Array, bytes: Uint8Array, now: Milliseconds
): Result<RecordHead> {
  const head = readRecord(bytes)
  if (!head.ok) return head
  if (!equalBytes(key, head.value.key)) {
    return fail('record-key', 'The record belongs under another key.')
  }
  const today = dayOf(now)
  if (head.value.day < today - 1 || head.value.day > today + DAYS_AHEAD) {
    return fail('record-day', 'The record is not of a day that is stored now.')
  }
  return head
}

/**
 * The location in a device's record of `day`, for who knows its discovery secret; else undefined.
 */
export function openRecord (
  discovery: Discovery, day: Day, bytes: Uint8Array
): { readonly seq: number, readonly location: Location } | undefined {
  const head = readRecord(bytes)
  const expected = blindedKey(discovery, day)
  if (!head.ok || expected === undefined || head.value.day !== day) return undefined
  if (!equalBytes(head.value.blinded, expected)) return undefined
  const nonce = bytes.subarray(HEAD, HEAD + NONCE)
  const sealed = bytes.subarray(HEAD + NONCE, HEAD + NONCE + SEALED)
  const key = sealKeyOf(discovery.secret, day)
  const padded = open(key, nonce, sealed, bytes.subarray(0, HEAD))
  const plain = padded === undefined ? undefined : unpad(padded)
  const location = plain === undefined ? undefined : decodeLocation(plain)
  return location === undefined ? undefined : { seq: head.value.seq, location }
}
