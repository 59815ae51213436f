// One introduction as it is kept: on the device of the introducer, and of each who is asked.
//   (introduction, id, 0) := u8 1 ‖ id[16] ‖ state u8 ‖ one[32] ‖ other[32] ‖ agreed u8
//                            ‖ t16(name) ‖ t16(note) ‖ t16(link) ‖ created u64

import { ByteReader, ByteWriter } from '../base/wire.ts'
import { DAY } from '../base/limits.ts'
import { INTRODUCTION_ID_SIZE } from '../message/controls/introduction.ts'
import { scrubSoon } from '../storage/table-scrub.ts'
import { tables } from '../storage/tables.ts'
import type { Milliseconds } from '../base/brand.ts'
import type { AccountId } from '../identity/account.ts'
import type { IntroductionId } from '../message/controls/introduction.ts'
import type { Operation } from '../storage/store.ts'

/**
 * Of an introducer: `asking`, `agreed` (one of them makes an invite), `passed`. Of who is asked:
 * `open`, `yes`, `inviting` (an invite is to be made), `invited`, `redeeming`.
 */
export type IntroductionState = 'asking' | 'agreed' | 'passed' | 'open' | 'yes' | 'inviting'
  | 'invited' | 'redeeming'

export interface IntroductionRecord {
  readonly id: IntroductionId
  readonly state: IntroductionState
  /** The introducer; on the introducer's device, who would make the invite. */
  readonly one: AccountId
  /** On the introducer's device, the other one; else the same as `one`. */
  readonly other: AccountId
  /** Who of the two has agreed: bit 1 the one, bit 2 the other. */
  readonly agreed: number
  /** What the other is called, as the introducer says. */
  readonly name: string
  readonly note: string
  /** The invite that was made, or is to be redeemed. */
  readonly link: string
  readonly createdAt: Milliseconds
}

/** As long as an invite lasts. */
export const INTRODUCTION_TERM = 7 * DAY

const VERSION = 1
const STATES: readonly IntroductionState[] = ['asking', 'agreed', 'passed', 'open', 'yes',
  'inviting', 'invited', 'redeeming']

export function putIntroduction (record: IntroductionRecord): Operation {
  const value = new ByteWriter().u8(VERSION).put(record.id).u8(STATES.indexOf(record.state))
    .put(record.one).put(record.other).u8(record.agreed)
    .text16(record.name).text16(record.note).text16(record.link).u64(record.createdAt).finish()
  return { type: 'put', key: { table: tables.introduction, name: record.id, number: 0 }, value }
}

export function deleteIntroductions (records: readonly IntroductionRecord[]): Operation[] {
  if (records.length === 0) return []
  return [...records.map(({ id }): Operation =>
    ({ type: 'delete', key: { table: tables.introduction, name: id, number: 0 } })),
  scrubSoon(tables.introduction)]
}

/** Undefined where the record is damaged. */
export function decodeIntroduction (bytes: Uint8Array): IntroductionRecord | undefined {
  const reader = new ByteReader(bytes)
  if (reader.u8() !== VERSION) return undefined
  const id = reader.take(INTRODUCTION_ID_SIZE) as IntroductionId
  const state = STATES[reader.u8()]
  const one = reader.take(32) as AccountId
  const other = reader.take(32) as AccountId
  const agreed = reader.u8()
  const name = reader.text16()
  const note = reader.text16()
  const link = reader.text16()
  const createdAt = reader.u64()
  if (!reader.done() || state === undefined) return undefined
  return { id, state, one, other, agreed, name, note, link, createdAt }
}
