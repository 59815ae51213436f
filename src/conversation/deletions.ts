// Messages that their authors took back: deletions as they arrive (PROTOCOL §8). Only the author's
// own message counts, and only within 48 hours of writing it; what comes too late, or names
// another's message, changes nothing. A deletion may overtake its message, and the device may stop
// before the message is found: so each is written down with what brought it, and waits.
//   (deletion, account, first 6 bytes of the id after its first) := u8 1 ‖ account[32] ‖ id[32] ‖
//                                                                  written u64 ‖ arrived u64

import { equalBytes, toHex } from '../base/bytes.ts'
import { DAY, MAIL_TTL_LONG, MINUTE, TAKE_BACK_MAX } from '../base/limits.ts'
import { ByteReader, ByteWriter } from '../base/wire.ts'
import { tables } from '../storage/tables.ts'
import type { Milliseconds } from '../base/brand.ts'
import type { Effects } from '../delivery/sink.ts'
import type { AccountId } from '../identity/account.ts'
import type { Operation, RecordKey, Store } from '../storage/store.ts'
import type { Contact } from './contact.ts'
import type { Erasure } from './erasure.ts'
import type { Household } from './household.ts'
import type { MessageRecord } from './message-record.ts'
import type { Placed } from './timeline.ts'

interface Deletion {
  readonly account: AccountId
  readonly id: Uint8Array
  /** When the author took it back, as they say. */
  readonly writtenAt: Milliseconds
  readonly arrivedAt: Milliseconds
}

const VERSION = 1
/** Deletions of one contact that wait for their messages; the oldest go first. */
const WAITING_MAX = 64
/** Clocks that are so far apart count as right. */
const SKEW = 10 * MINUTE
/** A message that is older than this cannot be taken back any more. */
const REACH = TAKE_BACK_MAX + MAIL_TTL_LONG + DAY
const PAGE = 256

export class Deletions {
  readonly #house: Household
  readonly #erasure: Erasure
  readonly #waiting = new Map<string, Deletion[]>()

  constructor (house: Household, erasure: Erasure) {
    this.#house = house
    this.#erasure = erasure
  }

  /** Answers how many records could not be read. */
  async load (store: Store): Promise<number> {
    let damaged = 0
    for await (const { value } of store.all(tables.deletion)) {
      const deletion = decodeDeletion(value)
      if (deletion === undefined) damaged++
      else this.#of(deletion.account).push(deletion)
    }
    return damaged
  }

  /** A contact takes a message back. */
  takenBack (contact: Contact, id: Uint8Array, writtenAt: Milliseconds): Effects {
    const arrivedAt = this.#house.clock.now()
    const deletion = { account: contact.account, id, writtenAt, arrivedAt }
    const waiting = this.#of(contact.account)
    const left = waiting.filter((other) => !equalBytes(other.id, id))
    const surplus = left.splice(0, Math.max(0, left.length - WAITING_MAX + 1))
    this.#waiting.set(toHex(contact.account), [...left, deletion])
    return {
      operations: [...surplus.map(remove), { type: 'put', key: keyOf(deletion),
        value: encodeDeletion(deletion) }],
      // What waits besides is found when its message comes: nobody has it all looked for again.
      after: () => { this.#look(contact, [deletion]).catch(this.#house.storeFailed) }
    }
  }

  /** What ends the deletion of a message that comes only now; undefined where there is none. */
  claim ({ account }: Contact, record: MessageRecord): Operation[] | undefined {
    const deletion = this.#of(account).find(({ id }) => equalBytes(id, record.id))
    if (deletion === undefined || !counts(deletion, record)) return undefined
    return [this.#end(deletion)]
  }

  /** Finds the messages of what waits, and forgets what waited in vain for too long. */
  async look (contact: Contact): Promise<void> {
    await this.#look(contact, [...this.#of(contact.account)])
  }

  async #look (contact: Contact, deletions: readonly Deletion[]): Promise<void> {
    const { clock, store, timeline } = this.#house
    await timeline.inTurn(contact.account, async () => {
      for (const deletion of deletions) {
        if (!this.#of(contact.account).includes(deletion)) continue
        const placed = await this.#find(deletion)
        if (placed === undefined) {
          if (deletion.arrivedAt + REACH < clock.now()) await store.commit([this.#end(deletion)])
          continue
        }
        const isGone = placed.record.isDeleted || !counts(deletion, placed.record)
        const ended = [this.#end(deletion)]
        if (isGone) await store.commit(ended)
        else await this.#erasure.blank(contact, placed, ended)
      }
    })
    await this.#erasure.scrub()
  }

  /** Everything that waits for a contact who goes. */
  erase (account: AccountId): Operation[] {
    const waiting = this.#of(account)
    this.#waiting.delete(toHex(account))
    return waiting.map(remove)
  }

  async #find ({ account, arrivedAt, id }: Deletion): Promise<Placed | undefined> {
    for (let before: number | undefined; ;) {
      const page = await this.#house.timeline.page(account,
        { after: arrivedAt - REACH, limit: PAGE, before: before ?? Number.MAX_SAFE_INTEGER })
      const found = page.find(({ record }) => record.author === 'them' && equalBytes(record.id, id))
      if (found !== undefined || page.length < PAGE) return found
      before = page[0]?.position ?? 0
    }
  }

  #end (deletion: Deletion): Operation {
    const name = toHex(deletion.account)
    const left = this.#of(deletion.account).filter((other) => other !== deletion)
    this.#waiting.set(name, left)
    return remove(deletion)
  }

  #of (account: AccountId): Deletion[] {
    const waiting = this.#waiting.get(toHex(account)) ?? []
    this.#waiting.set(toHex(account), waiting)
    return waiting
  }
}

/** Whether it was in time, as far as can be known here: a message comes after it was written. */
function counts ({ arrivedAt, writtenAt }: Deletion, record: MessageRecord): boolean {
  const { receivedAt } = record
  return record.author === 'them' && writtenAt <= receivedAt + TAKE_BACK_MAX + SKEW &&
    arrivedAt <= receivedAt + REACH
}

function encodeDeletion ({ account, id, writtenAt, arrivedAt }: Deletion): Uint8Array {
  return new ByteWriter().u8(VERSION).put(account).put(id).u64(writtenAt).u64(arrivedAt).finish()
}

function decodeDeletion (bytes: Uint8Array): Deletion | undefined {
  const reader = new ByteReader(bytes)
  const version = reader.u8()
  const deletion = { account: reader.take(32) as AccountId, id: reader.take(32),
    writtenAt: reader.u64(), arrivedAt: reader.u64() }
  return version === VERSION && reader.done() ? deletion : undefined
}

/** The first byte of an id is the same in all. */
function keyOf ({ account, id }: Deletion): RecordKey {
  const number = id.subarray(1, 7).reduce((sum, byte) => sum * 256 + byte, 0)
  return { table: tables.deletion, name: account, number }
}

function remove (deletion: Deletion): Operation {
  return { type: 'delete', key: keyOf(deletion) }
}
