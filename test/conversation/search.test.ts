import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { toBase64url } from '../../src/base/bytes.ts'
import { ContactBook } from '../../src/conversation/contact-book.ts'
import { newContact } from '../../src/conversation/contact.ts'
import { rangesOf, Search } from '../../src/conversation/search.ts'
import { Timeline } from '../../src/conversation/timeline.ts'
import { cryptoReady } from '../../src/crypto/sodium.ts'
import { ManualClock } from '../clock.ts'
import { NOW, person } from '../identity/people.ts'
import { seeded } from '../random.ts'
import { MemoryStore } from '../simulation/memory-store.ts'
import { message } from './messages.ts'
import type { Contact } from '../../src/conversation/contact.ts'
import type { Household } from '../../src/conversation/household.ts'
import type { Hits } from '../../src/conversation/search.ts'
import type { Placed } from '../../src/conversation/timeline.ts'

const test = suite('search')
test.before(cryptoReady)
const random = seeded('search')

/** Conversations with Ben and Cleo, and a search over them. */
class Bench {
  readonly clock = new ManualClock()
  readonly store = new MemoryStore()
  readonly timeline = new Timeline(this.store, random)
  readonly contacts = new ContactBook()
  readonly ben = this.#contact('Ben')
  readonly cleo = this.#contact('Cleo')
  readonly search: Search

  constructor (indexMax?: number) {
    const { clock, contacts, store, timeline } = this
    const storeFailed = (error: unknown): void => { throw error }
    const house = { clock, contacts, store, timeline, storeFailed }
    this.search = new Search(house as Partial<Household> as Household, indexMax)
  }

  async write (contact: Contact, ...texts: string[]): Promise<Placed[]> {
    const placed: Placed[] = []
    for (const text of texts) {
      const record = message(text)
      const { position, operations } = this.timeline.append(contact.account, record, NOW)
      await this.store.commit(operations)
      placed.push({ position, record })
    }
    return placed
  }

  /** Lets time pass until everything is read. */
  async whole (query: string, of?: Contact, limit = 50): Promise<Hits> {
    let hits: Hits | undefined
    const found = this.search.find(query, of, limit, true).then((value) => { hits = value })
    for (let i = 0; i < 10_000 && hits === undefined; i++) await this.clock.advance(1)
    await found
    assert.ok(hits)
    return hits
  }

  async count (query: string, of?: Contact): Promise<number> {
    return (await this.whole(query, of)).count
  }

  #contact (name: string): Contact {
    const { id } = person(`search/${name}`).account
    const contact = newContact(id, name, 'connected', NOW, 0, false)
    this.contacts.put(contact)
    return contact
  }
}

test('messages that hold all words are found, newest first, in one conversation or in all',
  async () => {
    const bench = new Bench()
    const [old] = await bench.write(bench.ben, 'The garden gate is open', 'nothing')
    const [other] = await bench.write(bench.cleo, 'Open the gate')
    const [late] = await bench.write(bench.ben, 'the GATE, open?')
    const { hits, count, isWhole } = await bench.whole('gate open')
    assert.equal(hits.map(({ contact, position }) => `${contact.name} ${position}`).toSorted(),
      [`Ben ${old?.position}`, `Ben ${late?.position}`, `Cleo ${other?.position}`].toSorted())
    assert.is(count, 3)
    assert.ok(isWhole)
    const inBen = await bench.whole('gate open', bench.ben)
    assert.equal(inBen.hits.map(({ position }) => position), [late?.position, old?.position])
    assert.is(await bench.count('gate closed'), 0)
    assert.is((await bench.whole('gate', undefined, 1)).hits.length, 1)
  })

test('beginnings of words are found; of one letter only the whole word', async () => {
  const bench = new Bench()
  await bench.write(bench.ben, 'tomorrow', 'tom', 'plan t')
  assert.is(await bench.count('tom'), 2)
  assert.is(await bench.count('tomor'), 1)
  assert.is(await bench.count('omorrow'), 0)
  assert.is(await bench.count('t'), 1)
})

test('case, accents, vowel points and forms of letters do not matter', async () => {
  const bench = new Bench()
  await bench.write(bench.ben, 'Żółw im Café, Straße 7', 'שָׁלוֹם לך', 'أهلاً وسهلاً',
    'ΣΊΣΥΦΟΣ', 'İstanbul')
  for (const query of ['zolw', 'CAFE', 'cafe\u0301', 'strasse', 'STRASSE', 'שלום', 'اهلا',
    'σίσυφος', 'istanbul', 'ıstanbul']) {
    assert.is(await bench.count(query), 1, query)
  }
})

test('scripts without spaces are searched by what stands side by side', async () => {
  const bench = new Bench()
  await bench.write(bench.ben, '昨日東京都に行きました', 'ラーメンが好き', 'ภาษาไทยสวย', '한국어를 배웁니다')
  for (const query of ['東京', '京都に', '都', '行きました', 'ラーメン', '好き', 'ไทย', '한국']) {
    assert.is(await bench.count(query), 1, query)
  }
  assert.is(await bench.count('京東'), 0)
})

test('what was found is told by where it stands in the text', () => {
  const text = 'Äpfel und äpfel: 東京都.'
  const ranges = (...words: string[]): string[] =>
    rangesOf(text, words).map(({ start, end }) => text.slice(start, end))
  assert.equal(ranges('apfel'), ['Äpfel', 'äpfel'])
  assert.equal(ranges('東京', '京都'), ['東京都'])
  assert.equal(ranges('und', '京都'), ['und', '京都'])
  assert.equal(ranges(), [])
})

test('the index follows what comes and forgets what is erased, while it is read too', async () => {
  const bench = new Bench()
  const words = Array.from({ length: 200 }, (_, i) => `word ${i}`)
  const placed = await bench.write(bench.ben, ...words)
  const early = await bench.search.find('word', undefined, 50, false)
  assert.not(early.isWhole)
  const gone = placed.slice(0, 100)
  await bench.timeline.inTurn(bench.ben.account, async () => {
    await bench.store.commit(bench.timeline.erase(bench.ben.account,
      gone.map(({ position }) => position)))
    bench.search.erased(bench.ben, gone)
  })
  assert.is(await bench.count('word'), 100)
  const [fresh] = await bench.write(bench.ben, 'a fresh word')
  assert.ok(fresh)
  bench.search.noted(bench.ben, fresh)
  bench.search.noted(bench.ben, fresh)
  assert.is(await bench.count('word'), 101)
  bench.search.erased(bench.ben, [fresh, fresh])
  assert.is(await bench.count('fresh'), 0)
  assert.is(await bench.count('word'), 100)
})

test('of a contact who is gone, or at the door, nothing is found', async () => {
  const bench = new Bench()
  const placed = await bench.write(bench.ben, 'a secret')
  await bench.write(bench.cleo, 'a secret')
  bench.contacts.put({ ...bench.cleo, state: 'requested' })
  assert.is(await bench.count('secret'), 1)
  bench.search.erased(bench.ben, placed)
  bench.search.forget(bench.ben.account)
  bench.contacts.remove(bench.ben)
  assert.is(await bench.count('secret'), 0)
  bench.contacts.put(bench.cleo)
  assert.is(await bench.count('secret'), 1, 'once they are let in')
})

test('the index has room for the newest, and says that it left others out', async () => {
  const bench = new Bench(64)
  await bench.write(bench.ben, ...Array.from({ length: 96 }, () => 'old'), 'new')
  const { count, isWhole, isFull } = await bench.whole('old')
  assert.equal([count, isWhole, isFull], [63, false, true])
  assert.is(await bench.count('new'), 1)
  const [fresh] = await bench.write(bench.ben, 'fresh')
  if (fresh !== undefined) bench.search.noted(bench.ben, fresh)
  assert.is(await bench.count('fresh'), 1, 'what comes is found all the same')
})

test('a query is bounded, and whatever it holds is no error', async () => {
  const bench = new Bench()
  await bench.write(bench.ben, 'needle', `${'x'.repeat(5_000)} end`, '\u202eneedle\u0000 <b>')
  for (const query of ['', ' ', '"', '(*&^%', '\u0000\u202e', '\ud800', '\\', '__proto__',
    'constructor', 'toString']) {
    assert.is(await bench.count(query), 0, JSON.stringify(query))
  }
  assert.is(await bench.count('<b>needle'), 1)
  assert.ok((await bench.whole(`needle ${'a'.repeat(1_000)}`)).isCut)
  assert.ok((await bench.whole(Array.from({ length: 40 }, (_, i) => `w${i}`).join(' '))).isCut)
  assert.not((await bench.whole('needle')).isCut)
  const wild = seeded('wild queries')
  for (let i = 0; i < 300; i++) {
    const query = toBase64url(wild(wild.between(0, 40))) + String.fromCodePoint(...Array.from(
      { length: wild.between(0, 20) }, () => wild.between(0, 0xd7ff)))
    const { words } = await bench.search.find(query, undefined, 50, false)
    rangesOf(query, words)
  }
})

test('after the end nothing is known any more', async () => {
  const bench = new Bench()
  await bench.write(bench.ben, 'word')
  assert.is(await bench.count('word'), 1)
  bench.search.stop()
  assert.is((await bench.search.find('word', undefined, 50, false)).count, 0)
})

test.run()
