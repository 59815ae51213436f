// The stored form of a session (for the sealed store only):
//
//     session := id[32] ‖ mark[32] ‖ created u64 ‖ flags u8
//                ‖ [prefix[1357]] ‖ [archived u64] ‖ [yieldsTo[32]] ‖ ratchet
//                flags: 1 prefix, 2 archived, 4 retired, 8 yieldsTo

import { SESSION_KEY_SIZE } from './keys.ts'
import { PREFIX_LENGTH } from './prefix.ts'
import { readRatchet, writeRatchet } from './ratchet-codec.ts'
import type { ByteReader, ByteWriter } from '../base/wire.ts'
import type { ReplayMark, SessionId } from './keys.ts'
import type { Session } from './session.ts'

const PREFIX = 1
const ARCHIVED = 2
const RETIRED = 4
const YIELDS = 8

export function writeSession (writer: ByteWriter, session: Session): void {
  const { prefix, archived, yieldsTo } = session
  writer
    .put(session.id)
    .put(session.mark)
    .u64(session.created)
    .u8((prefix === undefined ? 0 : PREFIX) | (archived === undefined ? 0 : ARCHIVED) |
      (session.retired ? RETIRED : 0) | (yieldsTo === undefined ? 0 : YIELDS))
  if (prefix !== undefined) writer.put(prefix)
  if (archived !== undefined) writer.u64(archived)
  if (yieldsTo !== undefined) writer.put(yieldsTo)
  writeRatchet(writer, session.ratchet)
}

/** What is read from damaged bytes is of no use: the reader says so. */
export function readSession (reader: ByteReader): Session {
  const id = reader.take(SESSION_KEY_SIZE) as SessionId
  const mark = reader.take(SESSION_KEY_SIZE) as ReplayMark
  const created = reader.u64()
  const flags = reader.u8()
  if (flags > 15) reader.refuse()
  const prefix = (flags & PREFIX) === 0 ? undefined : reader.take(PREFIX_LENGTH)
  const archived = (flags & ARCHIVED) === 0 ? undefined : reader.u64()
  const retired = (flags & RETIRED) !== 0
  const yieldsTo = (flags & YIELDS) === 0 ? undefined : reader.take(SESSION_KEY_SIZE) as SessionId
  return { id, mark, created, prefix, archived, retired, yieldsTo, ratchet: readRatchet(reader) }
}
