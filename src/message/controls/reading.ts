// Control 14: messages that were read, sent where the reader has this switched on.

import { isMessageId, MESSAGE_ID_LENGTH } from '../message-id.ts'
import type { CborValue } from '../cbor.ts'
import type { FieldReader } from '../fields.ts'
import type { MessageId } from '../message-id.ts'

export interface Reading {
  readonly kind: 'reading'
  /** At most READING_MAX. */
  readonly messages: readonly MessageId[]
}

export const READING_MAX = 256

export function writeReading (control: Reading): CborValue[] {
  return [control.messages]
}

export function readReading (reader: FieldReader): Reading {
  const messages = reader.byteStrings('message ids', READING_MAX, MESSAGE_ID_LENGTH)
  if (!messages.every(isMessageId)) reader.refuse('message ids')
  return { kind: 'reading', messages: messages.filter(isMessageId) }
}
