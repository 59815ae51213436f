import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { ContactBook } from '../../src/conversation/contact-book.ts'
import { newContact } from '../../src/conversation/contact.ts'
import { lookOf } from '../../src/conversation/look-alike.ts'
import { NOW, person } from '../identity/people.ts'
import { seeded } from '../random.ts'
import type { Contact } from '../../src/conversation/contact.ts'

const test = suite('look-alike')

test('names that look the same have the same look', () => {
  const pairs = [
    ['Ana', 'Аnа'], ['Ana', 'ANA'], ['Ana', 'A n a'], ['Ana', 'Aná'], ['Ana', 'A\u200bna'],
    ['Bill', 'BiII'], ['Paul', 'Pau1'], ['Cleo', 'CIe0'], ['Martin', 'Marтіп'], ['Otto', 'Οττο'],
    ['Emma', 'Ernma'], ['William', 'VVilliam'], ['Dan', 'Ｄａｎ'], ['Ben', '𝐁𝐞𝐧'], ['Ana', 'Ana.'],
    ['Øyvind', 'Oyvind']
  ]
  for (const [one = '', other = ''] of pairs) {
    assert.is(lookOf(one), lookOf(other), `${one} ${other}`)
  }
})

test('names that do not look the same have not', () => {
  const names = ['Ana', 'Anna', 'Hana', 'Ben', 'Cleo', 'Dan', 'Eve', 'Martin', 'محمد', '山田太郎', '한국',
    '👩🏽‍⚕️', 'Ana 2']
  assert.is(new Set(names.map(lookOf)).size, names.length)
  assert.is(lookOf(' ... '), '')
})

test('of any text there is a look, and a look has the look of itself', () => {
  const random = seeded('looks')
  for (let i = 0; i < 2_000; i++) {
    const name = String.fromCodePoint(...Array.from({ length: random.int(20) }, () => {
      return random.pick([random.int(0x250), random.int(0x530), random.int(0x10ffff)])
    }))
    const look = lookOf(name)
    assert.type(look, 'string')
    assert.ok(look.length <= 400)
  }
})

test('a contact who looks like another is told apart, whoever came first', () => {
  const contacts = new ContactBook()
  const put = (seed: string, name: string, more: Partial<Contact> = {}): Contact => {
    const contact = { ...newContact(person(seed).account.id, name, 'connected', NOW, 0, false),
      ...more }
    contacts.put(contact)
    return contact
  }
  const ana = put('look/ana', 'Ana')
  const ben = put('look/ben', 'Ben')
  const false_ = put('look/false', 'Somebody', { unnamed: true, theirName: 'Аnа' })
  const somebody = put('look/somebody', 'Somebody 2', { unnamed: true })
  assert.is(contacts.lookAlike(false_), ana)
  assert.is(contacts.lookAlike(ana), false_)
  assert.is(contacts.lookAlike(ben), undefined)
  assert.is(contacts.lookAlike(somebody), undefined)
  const renamed = { ...ana, name: 'Sister' }
  contacts.put(renamed)
  assert.is(contacts.lookAlike(false_), undefined)
})

test.run()
