// Messages with a timer that this person has not read yet: the timer runs from reading on, whatever
// happens in between, also over restarts.
//   (timer, account, position) := u8 1 ‖ account[32]

import { toHex } from '../base/bytes.ts'
import { ByteReader, ByteWriter } from '../base/wire.ts'
import { tables } from '../storage/tables.ts'
import type { AccountId } from '../identity/account.ts'
import type { Operation, RecordKey, Store } from '../storage/store.ts'

const VERSION = 1

export class Timers {
  readonly #waiting = new Map<string, Set<number>>()

  /** Answers how many records could not be read. */
  async load (store: Store): Promise<number> {
    let damaged = 0
    for await (const { number, value } of store.all(tables.timer)) {
      const account = decodeTimer(value)
      if (account === undefined) damaged++
      else this.#of(account).add(number)
    }
    return damaged
  }

  /** Where messages stand whose timers begin when everything up to a position is read. */
  upTo (account: AccountId, position: number): number[] {
    return [...this.#of(account)].filter((each) => each <= position)
  }

  add (account: AccountId, position: number): Operation[] {
    this.#of(account).add(position)
    return [putTimer(account, position)]
  }

  /** They run, or the messages are gone. */
  remove (account: AccountId, positions: readonly number[]): Operation[] {
    const waiting = this.#of(account)
    return positions.filter((position) => waiting.delete(position))
      .map((position) => ({ type: 'delete', key: keyOf(account, position) }))
  }

  #of (account: AccountId): Set<number> {
    const name = toHex(account)
    const waiting = this.#waiting.get(name) ?? new Set<number>()
    this.#waiting.set(name, waiting)
    return waiting
  }
}

/** The timer of a message that is not read yet. */
export function putTimer (account: AccountId, position: number): Operation {
  const value = new ByteWriter().u8(VERSION).put(account).finish()
  return { type: 'put', key: keyOf(account, position), value }
}

function decodeTimer (bytes: Uint8Array): AccountId | undefined {
  const reader = new ByteReader(bytes)
  const version = reader.u8()
  const account = reader.take(32) as AccountId
  return version === VERSION && reader.done() ? account : undefined
}

function keyOf (account: AccountId, position: number): RecordKey {
  return { table: tables.timer, name: account, number: position }
}
