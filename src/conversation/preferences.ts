// What this person set for single conversations, for this device alone: muted, pinned, and what is
// written and not sent yet. A draft is a message that was not sent: it is sealed under a key of its
// own as messages are, and erased as they are.
//   (conversation, account, 0) := u8 1 ‖ account[32] ‖ flags u8: 1 muted, 2 pinned
//   (message, "draft" ‖ account, 1) := the text in UTF-8 (storage/message-records.ts)

import { concat, fromUtf8, toHex, utf8 } from '../base/bytes.ts'
import { SnugError } from '../base/errors.ts'
import { ByteReader, ByteWriter } from '../base/wire.ts'
import { eraseMessages, getMessage, putMessage } from '../storage/message-records.ts'
import { tables } from '../storage/tables.ts'
import type { Random } from '../base/clock.ts'
import type { AccountId } from '../identity/account.ts'
import type { Operation, RecordKey, Store } from '../storage/store.ts'

export interface Preferences {
  readonly muted: boolean
  readonly pinned: boolean
  /** Empty where nothing is written. */
  readonly draft: string
}

const NO_PREFERENCES: Preferences = { muted: false, pinned: false, draft: '' }

/**
 * Characters (UTF-16): more than the longest message that can be sent.
 * @internal
 */
export const DRAFT_MAX = 16_384
const VERSION = 1
const MUTED = 1
const PINNED = 2
const DRAFT_NUMBER = 1

export class PreferenceBook {
  readonly #random: Random
  readonly #kept = new Map<string, Preferences>()

  constructor (random: Random) {
    this.#random = random
  }

  /** Answers how many records could not be read. */
  async load (store: Store, accounts: readonly AccountId[]): Promise<number> {
    let damaged = 0
    for await (const { value } of store.all(tables.conversation)) {
      const record = decodePreferences(value)
      if (record === undefined) damaged++
      else this.#kept.set(toHex(record.account), { ...NO_PREFERENCES, ...record.flags })
    }
    for (const account of accounts) {
      const draft = await getMessage(store, draftName(account), DRAFT_NUMBER)
      const text = draft === undefined ? undefined : fromUtf8(draft)
      if (text !== undefined) {
        this.#kept.set(toHex(account), { ...this.of(account), draft: text })
      }
    }
    return damaged
  }

  of (account: AccountId): Preferences { return this.#kept.get(toHex(account)) ?? NO_PREFERENCES }

  /** Fault: `draft-too-long`. */
  put (account: AccountId, changes: Partial<Preferences>): Operation[] {
    const before = this.of(account)
    const after = { ...before, ...changes }
    if (after.draft.length > DRAFT_MAX) throw new SnugError(tooLong)
    this.#kept.set(toHex(account), after)
    return [
      ...after.muted === before.muted && after.pinned === before.pinned
        ? []
        : [putPreferences(account, after)],
      ...after.draft === before.draft ? [] : this.#putDraft(account, after.draft)
    ]
  }

  /** What erases everything about a conversation. */
  erase (account: AccountId): Operation[] {
    this.#kept.delete(toHex(account))
    return [{ type: 'delete', key: keyOf(account) },
      ...eraseMessages(draftName(account), [DRAFT_NUMBER])]
  }

  #putDraft (account: AccountId, text: string): Operation[] {
    const name = draftName(account)
    return text === ''
      ? eraseMessages(name, [DRAFT_NUMBER])
      : putMessage(name, DRAFT_NUMBER, utf8(text), this.#random)
  }
}

type Flags = Pick<Preferences, 'muted' | 'pinned'>

/** The record of what was set for a conversation, without its draft. */
export function putPreferences (account: AccountId, { muted, pinned }: Flags): Operation {
  return { type: 'put', key: keyOf(account), value: encodePreferences(account, { muted, pinned }) }
}

export function encodePreferences (account: AccountId, { muted, pinned }: Flags): Uint8Array {
  const flags = (muted ? MUTED : 0) + (pinned ? PINNED : 0)
  return new ByteWriter().u8(VERSION).put(account).u8(flags).finish()
}

/** Undefined where the record is damaged. */
export function decodePreferences (bytes: Uint8Array): {
  readonly account: AccountId
  readonly flags: Flags
} | undefined {
  const reader = new ByteReader(bytes)
  if (reader.u8() !== VERSION) return undefined
  const account = reader.take(32) as AccountId
  const flags = reader.u8()
  return reader.done()
    ? { account, flags: { muted: (flags & MUTED) !== 0, pinned: (flags & PINNED) !== 0 } }
    : undefined
}

function keyOf (account: AccountId): RecordKey {
  return { table: tables.conversation, name: account, number: 0 }
}

/** Of another length than an account, so that it is never the name of a timeline. */
function draftName (account: AccountId): Uint8Array { return concat(utf8('draft'), account) }

const tooLong = {
  code: 'draft-too-long',
  message: `What is written here is longer than ${DRAFT_MAX} characters.`,
  action: 'Send it in parts.'
}
