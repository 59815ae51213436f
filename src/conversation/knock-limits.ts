// How many new people this person asks by reusable addresses: five an hour, twenty a day, and no
// more than three who have not answered. Whoever answers and one-time invites, which are consent,
// do not count. Kept across restarts; taking one back does not give its place in the hour again.

import { fail, ok } from '../base/errors.ts'
import { DAY, HOUR, MAIL_TTL_LONG } from '../base/limits.ts'
import { scrubSoon } from '../storage/table-scrub.ts'
import { tables } from '../storage/tables.ts'
import { momentInWords } from './words.ts'
import type { Milliseconds } from '../base/brand.ts'
import type { Result } from '../base/errors.ts'
import type { AccountId } from '../identity/account.ts'
import type { Operation, Store } from '../storage/store.ts'
import type { ContactBook } from './contact-book.ts'

const AN_HOUR = 5
const A_DAY = 20
const UNANSWERED = 3
/** What was asked so long ago is no longer kept by any house. */
const REMEMBERED = MAIL_TTL_LONG

interface Knocked { readonly account: AccountId, readonly at: Milliseconds }

export class KnockLimits {
  readonly #contacts: ContactBook
  #knocked: Knocked[] = []

  constructor (contacts: ContactBook) {
    this.#contacts = contacts
  }

  async load (store: Store): Promise<void> {
    for await (const { number, value } of store.all(tables.knock)) {
      this.#knocked.push({ account: value as AccountId, at: number })
    }
    this.#knocked.sort((a, b) => a.at - b.at)
  }

  /** Faults: `knocks-hour`, `knocks-day`, `knocks-unanswered`. */
  check (account: AccountId, now: Milliseconds): Result<void> {
    const since = (ms: number): Knocked[] =>
      this.#knocked.filter(({ at }) => at > now - ms && at <= now)
    const others = new Set(since(REMEMBERED).filter((one) =>
      this.#contacts.get(one.account)?.state === 'invited')
      .map((one) => this.#contacts.get(one.account))).size
    const isAgain = this.#contacts.get(account)?.state === 'invited'
    if (others >= UNANSWERED && !isAgain) {
      return fail('knocks-unanswered',
        `${UNANSWERED} people whom you asked have not answered yet.`,
        'Wait for one of them, or call one off: snug knock NAME --cancel')
    }
    const [hour, day] = [since(HOUR), since(DAY)]
    const first = (knocked: readonly Knocked[], most: number, ms: number): string =>
      momentInWords((knocked.at(-most)?.at ?? now) + ms, now)
    if (hour.length >= AN_HOUR) {
      return fail('knocks-hour', `You have asked ${AN_HOUR} new people within an hour.`,
        `Ask the next after ${first(hour, AN_HOUR, HOUR)}. One-time invites are not counted.`)
    }
    if (day.length >= A_DAY) {
      return fail('knocks-day', `You have asked ${A_DAY} new people within a day.`,
        `Ask the next after ${first(day, A_DAY, DAY)}. One-time invites are not counted.`)
    }
    return ok(undefined)
  }

  /** Notes a knock, and forgets old ones. */
  note (account: AccountId, now: Milliseconds): Operation[] {
    const forgotten = this.forget(now)
    this.#knocked.push({ account, at: now })
    return [...forgotten,
      { type: 'put', key: { table: tables.knock, name: account, number: now }, value: account }]
  }

  /** Forgets what counts no more: after a day, unless the answer is still awaited. */
  forget (now: Milliseconds): Operation[] {
    const isOld = ({ account, at }: Knocked): boolean => at <= now - REMEMBERED ||
      (at <= now - DAY && this.#contacts.get(account)?.state !== 'invited')
    const old = this.#knocked.filter(isOld)
    if (old.length === 0) return []
    this.#knocked = this.#knocked.filter((one) => !isOld(one))
    return [scrubSoon(tables.knock), ...old.map(({ account: name, at }): Operation =>
      ({ type: 'delete', key: { table: tables.knock, name, number: at } }))]
  }
}
