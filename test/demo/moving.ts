// Second chapter: both go off and come back elsewhere. Nobody of them knows where the other is.
// First without the directory, where they do not find each other; then with it. They only ask it,
// as laptops do: so it is their records by which they are found, not their places in its tables.

import { setTimeout as sleep } from 'node:timers/promises'
import { untilState } from '../e2e/friendship.ts'
import type { MessageView } from '../../src/conversation/views.ts'
import type { Person } from './person.ts'
import type { Story } from './story.ts'

const WITHOUT_MS = 5_000
const WITH_MS = 30_000

export async function move (
  story: Story, ana: Person, ben: Person, cleo: Person, houses: readonly string[]
): Promise<void> {
  const join = (at: number): string[] => ['--join', houses[at] ?? '']
  story.chapter('Both go off, and come back where nobody expects them')
  await Promise.all([ana.goes(), ben.goes()])
  await Promise.all([ana.comes(...join(1), '--dht', 'off'), ben.comes(...join(7), '--dht', 'off')])
  story.tell('Both are back on new addresses, each at another house, without the directory.')
  const text = 'Where are you now?'
  await ana.types('send', ben.name, text)
  const { id } = await lastOf(ana, ben.name)
  // Cleo starts meanwhile, for later: nobody knows her yet.
  await Promise.all([sleep(WITHOUT_MS), cleo.comes(...join(4))])
  const lost = await ana.daemon.call<MessageView>('message', { id })
  story.check('without the directory they do not find each other', lost.state === 'waiting')
  story.check('Ben has nothing', !(await ben.daemon.heard(ana.name)).includes(text))
  story.tell(`After ${WITHOUT_MS / 1_000} seconds Ben has nothing. The message is ${lost.state}.`)

  await Promise.all([ana.goes(), ben.goes()])
  await Promise.all([ana, ben].map((person, i) =>
    person.comes(...join(2 + 6 * i), '--dht', 'client')))
  story.tell('Both are back once more, again on new addresses, now with the directory.')
  const began = story.seconds
  await untilState(ana, id, 'delivered', WITH_MS)
  const heard = (await ben.daemon.heard(ana.name)).filter((each) => each === text)
  story.check('Ben has it once', heard.length === 1)
  const took = (story.seconds - began).toFixed(1)
  story.tell(`Found through the directory: Ben has the message after ${took} seconds.`)
}

async function lastOf (person: Person, name: string): Promise<MessageView> {
  const last = (await person.daemon.messages(name, 1)).at(-1)
  if (last === undefined) throw new Error(`${person.name} wrote nothing to ${name}`)
  return last
}
