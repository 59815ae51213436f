// MIMI content (IETF draft-ietf-mimi-content-09 §4, §6): the container of everything that people
// and devices tell each other. One content has one encoding, and its id (message-id.ts) is made
// from it.

import { fail, ok, SnugError } from '../base/errors.ts'
import { decodeCbor, encodeCbor } from './cbor.ts'
import { readExtensions, writeExtensions } from './extensions.ts'
import { FieldReader, U32_MAX } from './fields.ts'
import { isMessageId, MESSAGE_ID_LENGTH, SALT_LENGTH } from './message-id.ts'
import { PARTS_MAX, readPart, writePart } from './part.ts'
import { CONTENT_MAX } from './payload.ts'
import type { Seconds } from '../base/brand.ts'
import type { Failed, Result } from '../base/errors.ts'
import type { Extensions } from './extensions.ts'
import type { MessageId } from './message-id.ts'
import type { Part } from './part.ts'

/** When a message is to be erased: so long after reading, or at a Unix time. */
export interface Expiration {
  readonly relative: boolean
  readonly time: Seconds
}

export interface MimiContent {
  /** 16 random bytes. */
  readonly salt: Uint8Array
  /**
   * The first version of the message that this one edits, or deletes where its body is a null
   * part.
   */
  readonly replaces: MessageId | undefined
  /** Groups messages; empty: no topic. */
  readonly topicId: Uint8Array
  readonly expires: Expiration | undefined
  readonly inReplyTo: MessageId | undefined
  readonly extensions: Extensions
  readonly body: Part
}

const TOPIC_MAX = 4_096 // bytes
const PART_DEPTH_MAX = 4 // levels, the outermost being the first (§6.3)
// The array of the content, and for every level of parts the part and the list that it is in; the
// extensions stay far below and have a bound of their own.
const DEPTH_MAX = 2 * PART_DEPTH_MAX

/**
 * The bytes of `content`. Throws SnugError `content-too-large` or `content-malformed` where nobody
 * would read them.
 */
export function encodeContent (content: MimiContent): Uint8Array {
  const bytes = encodeCbor([
    content.salt,
    content.replaces ?? null,
    content.topicId,
    content.expires === undefined ? null : [content.expires.relative, content.expires.time],
    content.inReplyTo ?? null,
    writeExtensions(content.extensions),
    writePart(content.body)
  ])
  const check = decodeContent(bytes)
  if (!check.ok) throw new SnugError(check.fault)
  return bytes
}

/** Faults: `content-too-large`, `content-malformed`, and those of decodeCbor. */
export function decodeContent (bytes: Uint8Array): Result<MimiContent> {
  if (bytes.length > CONTENT_MAX) return tooLarge(bytes.length)
  const value = decodeCbor(bytes, DEPTH_MAX)
  if (!value.ok) return value
  const reader = new FieldReader(value.value)
  const salt = reader.bytes('salt', SALT_LENGTH)
  const replaces = readMessageId(reader, 'id of the message that it replaces')
  const topicId = reader.bytes('topic', 0, TOPIC_MAX)
  const expires = readExpiration(reader)
  const inReplyTo = readMessageId(reader, 'id of the message that it answers')
  const extensions = readExtensions(reader.next('extensions'))
  const bodyReader = new FieldReader(reader.next('body'))
  const body = readPart(bodyReader, { left: PARTS_MAX })
  reader.end()
  const refused = reader.refused ?? (extensions === undefined ? 'extensions' : bodyReader.refused)
  if (refused !== undefined || extensions === undefined) return malformed(refused ?? 'extensions')
  return ok({ salt, replaces, topicId, expires, inReplyTo, extensions, body })
}

function readMessageId (reader: FieldReader, name: string): MessageId | undefined {
  const bytes = reader.bytesOrNull(name, MESSAGE_ID_LENGTH)
  if (bytes === undefined || isMessageId(bytes)) return bytes
  reader.refuse(name)
  return undefined
}

function readExpiration (reader: FieldReader): Expiration | undefined {
  const field = reader.next('expiry')
  if (field === null) return undefined
  const inner = new FieldReader(field)
  const expiration = { relative: inner.flag('expiry'), time: inner.uint('expiry', U32_MAX) }
  inner.end()
  if (inner.refused !== undefined) reader.refuse('expiry')
  return expiration
}

function malformed (field: string): Failed {
  return fail(
    'content-malformed',
    `A message breaks the rules of its format (${field}).`,
    'Ask the sender to update their messenger.'
  )
}

function tooLarge (length: number): Failed {
  return fail(
    'content-too-large',
    `This message takes ${length} bytes; one message holds at most ${CONTENT_MAX}.`,
    'Send it as an attachment, or in several messages.'
  )
}
