import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { ContactNews } from '../../src/conversation/contact-news.ts'
import { newContact } from '../../src/conversation/contact.ts'
import { ManualClock } from '../clock.ts'
import { NOW, person } from '../identity/people.ts'
import type { ContactView } from '../../src/conversation/views.ts'

const test = suite('contact news')
const ben = newContact(person('news').account.id, 'Ben', 'connected', NOW, 0, false)

function bench (): { news: ContactNews, clock: ManualClock, told: ContactView[],
  show: (view: Partial<ContactView> | undefined) => void } {
  let view: ContactView | undefined = { id: 'b', name: 'Ben', state: 'connected', stateText: '',
    since: NOW, route: 'none', offersToKeepMail: false, keepsMailForMe: false,
    iKeepMailForThem: false }
  const told: ContactView[] = []
  const clock = new ManualClock()
  const news = new ContactNews({ clock, view: () => view,
    tell: (contact) => { told.push(contact) } })
  const show = (change: Partial<ContactView> | undefined): void => {
    view = change === undefined || view === undefined ? undefined : { ...view, ...change }
    news.changed(ben)
  }
  return { news, clock, told, show }
}

test('a change is told once, and what changed nothing is not', () => {
  const { told, show } = bench()
  show({})
  show({})
  show({ name: 'Benjamin' })
  show({})
  assert.equal(told.map(({ name }) => name), ['Ben', 'Benjamin'])
})

test('a way that comes and goes is told at most every few seconds, and the last one surely',
  async () => {
    const { clock, told, show } = bench()
    show({})
    for (let i = 0; i < 100; i++) show({ route: i % 2 === 0 ? 'direct' : 'none' })
    show({ route: 'houses' })
    assert.equal(told.map(({ route }) => route), ['none', 'direct'])
    await clock.advance(60_000)
    assert.equal(told.map(({ route }) => route), ['none', 'direct', 'houses'])
    assert.is(clock.pending, 0)
  })

test('whatever else changes is told at once, also while the way is kept quiet', () => {
  const { told, show } = bench()
  show({})
  show({ route: 'direct' })
  show({ route: 'none' })
  show({ state: 'verified' })
  assert.equal(told.map(({ state, route }) => `${state} ${route}`),
    ['connected none', 'connected direct', 'verified none'])
})

test('a contact that is gone is forgotten', async () => {
  const { clock, news, told, show } = bench()
  show({})
  show({ route: 'direct' })
  show(undefined)
  await clock.advance(60_000)
  news.stop()
  assert.is(told.length, 2)
  assert.is(clock.pending, 0)
})

test.run()
