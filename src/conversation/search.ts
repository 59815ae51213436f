// Looking for words in messages, on this device alone. The index is in memory and never on the
// disk: it is begun by the first who looks for something, read from the newest messages backwards,
// in short slices between which everything else goes on, and follows what comes and goes from then
// on. What is erased is out of it at once.

import { toHex } from '../base/bytes.ts'
import { pause } from '../base/clock.ts'
import { textOf } from './message-views.ts'
import { isBeginning, wantedWords, wordsOf } from './search-words.ts'
import { WordIndex } from './word-index.ts'
import type { AccountId } from '../identity/account.ts'
import type { Contact } from './contact.ts'
import type { Household } from './household.ts'
import type { Placed } from './timeline.ts'
import type { FoundRange, SearchView } from './views.ts'

/** Messages that are read into the index: older ones are not found. As many new ones fit. */
const INDEXED_MAX = 50_000
/** Of a message only so many words are found. */
const WORDS_MAX = 1_000
/** Characters (UTF-16) and words of a query that count. */
const QUERY_MAX = 256
const QUERY_WORDS_MAX = 12
const HITS_MAX = 500
/** Messages that are read at a time, and how long that may take before others have their turn. */
const PAGE = 16
const SLICE = 6 // ms
const REST = 1 // ms

/** One conversation: how far its reading got, backwards, and its messages in the index. */
interface Walk {
  readonly account: AccountId
  /** Numbers of documents by position. */
  readonly documents: Map<number, number>
  /** Positions before this one are still to be read; 0 at the end. */
  before: number
}

export interface Hit {
  readonly contact: Contact
  readonly position: number
}

interface Document { readonly walk: Walk, readonly position: number }

export interface Hits {
  /** Newest first. */
  readonly hits: readonly Hit[]
  /** What was looked for. */
  readonly words: readonly string[]
  /** How many there are. */
  readonly count: number
  /** Every message was looked at. False while the index is read, and where it is full. */
  readonly isWhole: boolean
  readonly isFull: boolean
  /** The end of the query was left out. */
  readonly isCut: boolean
}

export const NOTHING_FOUND: SearchView = { hits: [], count: 0, isWhole: true, isFull: false,
  isCut: false }

export class Search {
  readonly #house: Household
  readonly #indexMax: number
  readonly #walks = new Map<string, Walk>()
  readonly #index = new WordIndex()
  readonly #documents: Array<Document | undefined> = []
  #count = 0
  #isBegun = false
  #reading: Promise<void> | undefined
  #stopped = false

  constructor (house: Household, indexMax = INDEXED_MAX) {
    this.#house = house
    this.#indexMax = indexMax
  }

  /** `whole`: waits until everything is read that the index has room for. */
  async find (
    query: string, of: Contact | undefined, limit: number, whole: boolean
  ): Promise<Hits> {
    this.#begin()
    if (whole) await this.#reading
    const cut = query.slice(0, QUERY_MAX)
    const all = wantedWords(cut)
    const words = all.slice(0, QUERY_WORDS_MAX)
    const only = of === undefined ? undefined : this.#walkOf(of)
    const found = this.#index.find(words, this.#documents.length)
      .flatMap((number) => this.#documents[number] ?? [])
      .filter(({ walk }) => only === undefined || walk === only)
      .sort((a, b) => b.position - a.position)
    return {
      hits: found.slice(0, Math.min(limit, HITS_MAX)).flatMap(({ walk, position }) => {
        const contact = this.#house.contacts.get(walk.account)
        return contact === undefined ? [] : [{ contact, position }]
      }),
      words,
      count: found.length,
      isWhole: [...this.#walks.values()].every(({ before }) => before === 0),
      isFull: this.#isFull,
      isCut: cut.length < query.length || words.length < all.length
    }
  }

  /** A message stands in a conversation. */
  noted (contact: Contact, placed: Placed): void {
    if (this.#isBegun && this.#count < 2 * this.#indexMax) this.#add(this.#walkOf(contact), placed)
  }

  /** Messages are erased. */
  erased (contact: Contact, placed: readonly Placed[]): void {
    const walk = this.#walks.get(toHex(contact.account))
    for (const { position, record } of placed) {
      const document = walk?.documents.get(position)
      if (document === undefined) continue
      walk?.documents.delete(position)
      this.#index.remove(document, indexedWords(record))
      this.#documents[document] = undefined
      this.#count--
    }
  }

  /** A contact is gone. Its messages were erased before. */
  forget (account: AccountId): void { this.#walks.delete(toHex(account)) }

  /** Forgets everything. */
  stop (): void {
    this.#stopped = true
    this.#index.clear()
    this.#documents.length = 0
    this.#walks.clear()
  }

  get #isFull (): boolean { return this.#count >= this.#indexMax }

  #begin (): void {
    for (const contact of this.#house.contacts.all()) {
      if (contact.state !== 'requested') this.#walkOf(contact)
    }
    this.#isBegun = true
    if (this.#reading !== undefined || this.#stopped || this.#next() === undefined) return
    this.#reading = this.#read().finally(() => { this.#reading = undefined })
    this.#reading.catch(this.#house.storeFailed)
  }

  async #read (): Promise<void> {
    const { clock, timeline } = this.#house
    let began = clock.monotonic()
    for (let walk = this.#next(); walk !== undefined && !this.#stopped; walk = this.#next()) {
      await timeline.inTurn(walk.account, () => this.#readPage(walk))
      if (clock.monotonic() - began < SLICE) continue
      await pause(clock, REST)
      began = clock.monotonic()
    }
  }

  /** In turn, so that nothing that is erased meanwhile gets in afterwards. */
  async #readPage (walk: Walk): Promise<void> {
    const { before } = walk
    const page = await this.#house.timeline.page(walk.account, { before, limit: PAGE })
    if (this.#stopped) return
    for (const placed of page) this.#add(walk, placed)
    walk.before = page.length < PAGE ? 0 : page[0]?.position ?? 0
  }

  /** The walk whose next message is the newest; none where all is read, or no room is left. */
  #next (): Walk | undefined {
    if (this.#isFull) return undefined
    return [...this.#walks.values()].filter(({ before }) => before > 0)
      .reduce<Walk | undefined>((newest, walk) =>
        newest === undefined || walk.before > newest.before ? walk : newest, undefined)
  }

  #add (walk: Walk, { position, record }: Placed): void {
    if (record.author === 'snug' || walk.documents.has(position) || this.#stopped) return
    const document = this.#documents.push({ walk, position }) - 1
    walk.documents.set(position, document)
    this.#index.add(document, indexedWords(record))
    this.#count++
  }

  #walkOf (contact: Contact): Walk {
    const name = toHex(contact.account)
    const known = this.#walks.get(name)
    if (known !== undefined) return known
    const { account } = contact
    const walk = { account, documents: new Map<number, number>(), before: Number.MAX_SAFE_INTEGER }
    this.#walks.set(name, walk)
    return walk
  }
}

function indexedWords (record: Placed['record']): Set<string> {
  return new Set(wordsOf(textOf(record)).slice(0, WORDS_MAX).map(({ word }) => word))
}

/** Where the words that were looked for stand in a text; what touches is one. */
export function rangesOf (text: string, wanted: readonly string[]): FoundRange[] {
  const ranges: FoundRange[] = []
  for (const { word, start, end } of wordsOf(text)) {
    const isFound = wanted.some((each) => isBeginning(each) ? word.startsWith(each) : word === each)
    if (!isFound) continue
    const last = ranges.at(-1)
    if (last !== undefined && start <= last.end) {
      ranges[ranges.length - 1] = { start: last.start, end: Math.max(last.end, end) }
    } else ranges.push({ start, end })
  }
  return ranges
}
