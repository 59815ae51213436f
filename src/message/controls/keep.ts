// Controls 16 and 17: a reader asks the author of a message that burns down whether they may keep
// it, and the author says so, or takes it back.

import { isMessageId, MESSAGE_ID_LENGTH } from '../message-id.ts'
import type { FieldReader } from '../fields.ts'
import type { MessageId } from '../message-id.ts'

/** May I keep this message of yours? */
export interface KeepAsk {
  readonly kind: 'keep-ask'
  readonly message: MessageId
}

/** You may keep this message of mine, or may not. */
export interface KeepAnswer {
  readonly kind: 'keep-answer'
  readonly message: MessageId
  readonly allowed: boolean
}

export function readKeepAsk (reader: FieldReader): KeepAsk {
  return { kind: 'keep-ask', message: readId(reader) }
}

export function readKeepAnswer (reader: FieldReader): KeepAnswer {
  return { kind: 'keep-answer', message: readId(reader), allowed: reader.flag('allowed') }
}

function readId (reader: FieldReader): MessageId {
  const id = reader.bytes('message id', MESSAGE_ID_LENGTH)
  if (!isMessageId(id)) reader.refuse('message id')
  return id as MessageId
}
