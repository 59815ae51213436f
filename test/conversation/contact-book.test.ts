import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { toBase64url } from '../../src/base/bytes.ts'
import { ContactBook } from '../../src/conversation/contact-book.ts'
import { newContact } from '../../src/conversation/contact.ts'
import { tables } from '../../src/storage/tables.ts'
import { seeded } from '../random.ts'
import { NOW } from '../identity/people.ts'
import { MemoryStore } from '../simulation/memory-store.ts'
import type { Contact } from '../../src/conversation/contact.ts'
import type { AccountId } from '../../src/identity/account.ts'
import type { DeviceId } from '../../src/identity/certificate.ts'

const test = suite('contact book')

/** A book of these names, and its contacts. */
function bookOf (...names: string[]): { book: ContactBook, contacts: Contact[] } {
  const random = seeded(names.join())
  const book = new ContactBook()
  const contacts = names.map((name) => ({
    ...newContact(random(32) as AccountId, name, 'connected', NOW, 0, false),
    devices: [random(16) as DeviceId]
  }))
  for (const contact of contacts) book.put(contact)
  return { book, contacts }
}

function found (book: ContactBook, ref: string): string {
  const contact = book.find(ref)
  return contact.ok ? contact.value.name : contact.fault.code
}

test('a contact is found by name in any case, by a beginning of its own, and by its id', () => {
  const { book, contacts } = bookOf('Ana', 'Ben', 'Benedikt', 'Cleo')
  assert.is(found(book, 'ana'), 'Ana')
  assert.is(found(book, 'ANA '), 'Ana')
  assert.is(found(book, 'cl'), 'Cleo')
  assert.is(found(book, 'Ben'), 'Ben', 'a whole name comes before the beginning of another')
  assert.is(found(book, 'Bene'), 'Benedikt')
  assert.is(found(book, toBase64url(contacts[0]?.account ?? new Uint8Array(0))), 'Ana')
})

test('a beginning that several have is refused with their names', () => {
  const { book } = bookOf('Ana', 'Anton')
  const contact = book.find('an')
  assert.not(contact.ok)
  if (contact.ok) return
  assert.is(contact.fault.code, 'contact-ambiguous')
  assert.match(contact.fault.message, /Ana, Anton/)
})

test('nobody is found by nothing, and an unknown name says what to do', () => {
  const { book } = bookOf('Ana')
  for (const ref of ['', ' ', 'Dan', 'a\u0000na', '\u202eanA']) {
    assert.is(found(book, ref), 'contact-unknown', JSON.stringify(ref))
  }
  const contact = book.find('Da\u0007n\u202e\n')
  if (contact.ok) throw new Error('nobody has that name')
  for (const control of ['\u0007', '\u202e', '\n']) {
    assert.not(contact.fault.message.includes(control), 'no control reaches a terminal')
  }
})

test('the same word in another form of Unicode is the same name', () => {
  const { book } = bookOf('Zo\u00eb', '\uff21na')
  assert.is(found(book, 'Zoe\u0308'), 'Zo\u00eb')
  assert.is(found(book, 'ana'), '\uff21na', 'wide letters')
})

test('a name that somebody has gets a number', () => {
  const { book, contacts } = bookOf('Ana', 'Ana 2')
  assert.is(book.freeName('Ben'), 'Ben')
  assert.is(book.freeName('ana'), 'ana 3')
  assert.is(book.freeName('\uff21na'), '\uff21na 3', 'also where it only looks different')
  assert.is(book.freeName('Ana', contacts[0]?.account), 'Ana', 'but for its own')
  assert.is(book.freeName(''), 'Somebody')
  assert.is(book.freeName('\u200b\u202e'), 'Somebody', 'nothing visible is no name')
  assert.is(book.freeName('A\u202ena'), 'Ana 3')
})

test('however many have a name, the next one gets another', () => {
  const { book } = bookOf('Ana')
  const random = seeded('many')
  const names = new Set<string>()
  for (let i = 0; i < 50; i++) {
    const name = book.freeName('Ana')
    assert.not(names.has(name))
    names.add(name)
    book.put(newContact(random(32) as AccountId, name, 'connected', NOW, 0, false))
  }
})

test('a contact is known by its devices until it is removed', () => {
  const { book, contacts } = bookOf('Ana', 'Ben')
  const [ana] = contacts
  const device = ana?.devices[0]
  assert.ok(ana && device)
  assert.is(book.ofDevice(device)?.name, 'Ana')
  assert.equal(book.all().map(({ name }) => name), ['Ana', 'Ben'])
  const { type } = book.remove(ana)
  assert.is(type, 'delete')
  assert.is(book.ofDevice(device), undefined)
  assert.is(book.get(ana.account), undefined)
})

test('a device that a contact no longer has does not lead to it', () => {
  const { book, contacts } = bookOf('Ana')
  const [ana] = contacts
  const device = ana?.devices[0]
  assert.ok(ana && device)
  book.put({ ...ana, devices: [] })
  assert.is(book.ofDevice(device), undefined)
})

test('a book is read again, damaged records counted', async () => {
  const { contacts } = bookOf('Ana', 'Ben')
  const store = new MemoryStore()
  const written = new ContactBook()
  await store.commit(contacts.map((contact) => written.put(contact)))
  await store.commit([{ type: 'put', value: Uint8Array.of(1, 2, 3),
    key: { table: tables.contact, name: Uint8Array.of(9), number: 0 } }])
  const book = new ContactBook()
  assert.is(await book.load(store), 1)
  assert.equal(book.all().map(({ name }) => name), ['Ana', 'Ben'])
})

test.run()
