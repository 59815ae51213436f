import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { DAY, HOUR, SECOND } from '../../src/base/limits.ts'
import { ContactBook } from '../../src/conversation/contact-book.ts'
import { newContact } from '../../src/conversation/contact.ts'
import { riskHints } from '../../src/conversation/risk-hints.ts'
import { ManualClock } from '../clock.ts'
import { seeded } from '../random.ts'
import type { Household } from '../../src/conversation/household.ts'
import type { Contact } from '../../src/conversation/contact.ts'
import type { AccountId } from '../../src/identity/account.ts'
import type { DeviceId } from '../../src/identity/certificate.ts'
import type { ContactState } from '../../src/conversation/views.ts'

const test = suite('risk hints')
const random = seeded('risk hints')
const clock = new ManualClock()
const contacts = new ContactBook()
let made = clock.now()

const house = {
  clock, contacts,
  delivery: { device: () => ({ certificate: { created: Math.floor(made / SECOND) } }) }
} as unknown as Household

function stranger (name: string, note = '', state: ContactState = 'requested'): Contact {
  const account = random(32) as AccountId
  const contact = { ...newContact(account, name, state, clock.now(), 0, false), theirName: name,
    note, devices: [random(16) as DeviceId] }
  contacts.put(contact)
  return contact
}

function codes (contact: Contact): string[] {
  return riskHints(contact, house).map(({ code }) => code)
}

test('an identity is new for a week, by its own word', () => {
  const mia = stranger('Mia')
  made = clock.now() - 3 * HOUR - 5 * SECOND
  assert.equal(codes(mia), ['new-identity', 'nobody-in-common'])
  const [hint] = riskHints(mia, house)
  assert.is(hint?.text, 'This identity is new: it was made 3 hours ago, as it says itself.')
  assert.equal(hint?.args, { seconds: 3 * 3_600 + 5 })
  made = clock.now()
  assert.match(riskHints(mia, house)[0]?.text ?? '', 'just now')
  made = clock.now() - 7 * DAY
  assert.equal(codes(mia), ['nobody-in-common'])
})

test('a name and a link that look like others are said first', () => {
  stranger('Cleo', '', 'connected')
  const other = stranger('Сleo', 'See https://аррӏе.example/x and http://snug.example/')
  const hints = riskHints(other, house)
  assert.equal(hints.map(({ code }) => code),
    ['look-alike-name', 'look-alike-link', 'nobody-in-common'])
  assert.match(hints[1]?.text ?? '', 'xn--80ak6aa92e.example')
  assert.equal(codes(stranger('Dan', 'See https://snug.example/ and https://bücher.example')),
    ['nobody-in-common'])
})

test('many who come within an hour are said to be many', async () => {
  await clock.advance(2 * HOUR)
  made = clock.now() - 30 * DAY
  const crowd = Array.from({ length: 6 }, (_, i) => stranger(`Visitor number ${'abcdef'[i] ?? ''}`))
  const [first] = crowd
  if (first === undefined) return
  const burst = riskHints(first, house).find(({ code }) => code === 'many-requests')
  assert.equal(burst?.args, { count: 5 })
  await clock.advance(2 * HOUR)
  assert.equal(codes(stranger('Later on')), ['nobody-in-common'])
})

test.run()
