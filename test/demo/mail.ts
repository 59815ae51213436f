// Third and fourth chapter: Cleo's house keeps the mail while Ben is away, and then Ana too.

import { setTimeout as sleep } from 'node:timers/promises'
import { until } from '../e2e/daemon.ts'
import { untilAll, untilKept, untilTold } from '../e2e/friendship.ts'
import { befriend } from './meeting.ts'
import type { KeptView } from '../../src/conversation/views.ts'
import type { Person } from './person.ts'
import type { Story } from './story.ts'

const MESSAGES = 20
const MAIL_MS = 30_000
/** What came is acknowledged a little later, together: Ben stays for as long as that can take. */
const ACKNOWLEDGED_MS = 4_500

const texts = Array.from({ length: MESSAGES }, (_, i) => `Letter ${i + 1}`)

export async function keepMail (
  story: Story, ana: Person, ben: Person, cleo: Person
): Promise<void> {
  story.chapter('A house of a friend keeps the mail')
  await cleo.types('settings', 'set', 'always-on', 'on')
  await Promise.all([befriend(cleo, ana), befriend(cleo, ben)])
  await Promise.all([ana, ben].map((person) => untilKept(person, cleo.name)))
  story.tell('Cleo is a friend of both. Her node is always on, and keeps mail for both.')
  // Who keeps it is told to friends a moment later.
  await untilTold(ana, ben)
  await Promise.all([ana.asks('send', ben.name, 'My mail is at Cleo\'s.', '--wait', 'delivered'),
    ben.types('send', ana.name, 'Leave my mail at Cleo\'s.', '--wait', 'delivered')])

  await ben.goes()
  story.tell('Ben goes off.')
  for (const text of texts.slice(0, -1)) {
    await ana.daemon.call('send', { name: ben.name, text })
  }
  const answer = await ana.types('send', ben.name, texts.at(-1) ?? '', '--wait', 'held')
  const held = answer.startsWith('Held by 1 of 1 until ')
  story.check('the sender sees who holds it, and until when', held)
  await untilAll(ana, ben.name, 'held', MESSAGES, MAIL_MS)
  story.tell(`All ${MESSAGES} letters to Ben are at Cleo's house, sealed.`)
  await ana.goes()
  story.tell('Ana goes off, too.')
}

export async function wake (
  story: Story, ana: Person, ben: Person, cleo: Person, houses: readonly string[]
): Promise<void> {
  story.chapter('Ben returns, then Ana')
  await ben.comes('--join', houses[5] ?? '')
  await until('Ben has everything', MAIL_MS, async () => {
    const heard = await ben.daemon.heard(ana.name)
    return heard.includes(texts.at(-1) ?? '') ? heard : undefined
  })
  const stays = sleep(ACKNOWLEDGED_MS)
  await ben.types('read', ana.name, '-n', '3')
  const heard = (await ben.daemon.heard(ana.name)).filter((text) => texts.includes(text))
  story.check('Ben has everything once, in order', heard.join() === texts.join())
  story.tell(`Ben has all ${MESSAGES} letters once, in order, while Ana is off.`)
  await stays
  await until('Cleo keeps Ben\'s word for Ana', MAIL_MS, async () =>
    await keptFor(cleo, ana) > 0 ? true : undefined)
  await ben.goes()
  story.tell('Cleo\'s house keeps his word for Ana that he has them. Ben goes off.')

  await ana.comes('--join', houses[6] ?? '')
  await untilAll(ana, ben.name, 'delivered', MESSAGES, MAIL_MS)
  await ana.types('read', ben.name, '-n', '3')
  story.tell(`Ana is back, Ben is off, and she learns that all ${MESSAGES} were delivered.`)
}

/** How many envelopes a house keeps for somebody. */
async function keptFor (house: Person, owner: Person): Promise<number> {
  const { kept } = await house.daemon.call<{ kept: KeptView[] }>('host')
  return kept.find((one) => one.owner === owner.name)?.envelopes ?? 0
}
