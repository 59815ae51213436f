// MIMI message ids (draft-ietf-mimi-content-09 §3.3): one octet for the hash function, then 31
// octets of SHA-256 over both URIs, the content as it was sent, and its salt once more. Ids are
// made from the bytes that travelled, never from a re-encoding.

import { concat, utf8 } from '../base/bytes.ts'
import { ByteWriter } from '../base/wire.ts'
import { sha256 } from '../crypto/hash.ts'
import type { Brand } from '../base/brand.ts'

/** 32 bytes, the first of which is 1: SHA-256. */
export type MessageId = Brand<Uint8Array, 'MessageId'>

export const MESSAGE_ID_LENGTH = 32 // bytes
const MESSAGE_ID_SHA256 = 0x01 // IANA named information hash algorithm
export const SALT_LENGTH = 16 // bytes

const BEFORE_SALT = 2 // array(7), bytes(16)

/** The id of a content that decodes, in a room, from a sender. */
export function messageId (content: Uint8Array, senderUri: string, roomUri: string): MessageId {
  if (content.length <= BEFORE_SALT + SALT_LENGTH) throw new RangeError('this is no MIMI content')
  const salt = content.slice(BEFORE_SALT, BEFORE_SALT + SALT_LENGTH)
  const uris = new ByteWriter().bytes16(utf8(senderUri)).bytes16(utf8(roomUri)).finish()
  const hash = sha256(concat(uris, content, salt)).slice(0, MESSAGE_ID_LENGTH - 1)
  return concat(Uint8Array.of(MESSAGE_ID_SHA256), hash) as MessageId
}

/** Whether bytes have the form of an id; other hash functions are unknown to this version. */
export function isMessageId (bytes: Uint8Array): bytes is MessageId {
  return bytes.length === MESSAGE_ID_LENGTH && bytes[0] === MESSAGE_ID_SHA256
}
