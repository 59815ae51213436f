import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { ContactBook } from '../../src/conversation/contact-book.ts'
import { newContact } from '../../src/conversation/contact.ts'
import { introductionView } from '../../src/conversation/introduction-view.ts'
import { INTRODUCTION_ID_SIZE } from '../../src/message/controls/introduction.ts'
import { NOW, person } from '../identity/people.ts'
import type { Contact } from '../../src/conversation/contact.ts'
import type { IntroductionView } from '../../src/conversation/acquaintance-views.ts'
import type { IntroductionId } from '../../src/message/controls/introduction.ts'

const test = suite('view of an introduction')

const book = new ContactBook()
const [ana, ben, cleo] = ['Ana', 'Ben', 'Cleo'].map((name) => {
  const contact = newContact(person(`introduced/${name}`).account.id, name, 'connected', NOW, 0,
    false)
  book.put(contact)
  return contact
}) as [Contact, Contact, Contact]

/** As the other sees whom Cleo introduces, or as Cleo sees both. */
function shown (name: string): IntroductionView {
  const ends = name === '' ? { one: ana.account, other: ben.account }
    : { one: cleo.account, other: cleo.account }
  const view = introductionView({ id: new Uint8Array(INTRODUCTION_ID_SIZE) as IntroductionId,
    state: 'open', ...ends, agreed: 0, name, note: '', link: '', createdAt: NOW }, book)
  assert.ok(view)
  return view
}

test('says when somebody is introduced by a name that looks like that of a contact', () => {
  const mixed = shown('Аna')
  assert.is(mixed.looksLike?.name, 'Ana')
  assert.is(mixed.oddName, 'mixed')
  const same = shown('B e n')
  assert.is(same.looksLike?.name, 'Ben')
  assert.is(same.oddName, undefined)
})

test('says nothing of a plain name, nor of those whom one introduces', () => {
  for (const view of [shown('Dan'), shown('...'), shown('')]) {
    assert.not.ok('looksLike' in view)
    assert.not.ok('oddName' in view)
  }
})

test.run()
