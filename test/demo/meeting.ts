// First chapter: two people meet by an invite and talk.

import { until } from '../e2e/daemon.ts'
import type { ContactView, MessageView } from '../../src/conversation/views.ts'
import type { Person } from './person.ts'
import type { Story } from './story.ts'

const MEET_MS = 15_000

export async function meet (story: Story, ana: Person, ben: Person): Promise<void> {
  story.chapter('Ana and Ben meet by an invite')
  await Promise.all([ana.comes(), ben.comes()])
  story.tell('Ana and Ben are on, each on a computer of their own. They know nobody.')
  await befriend(ana, ben, true)
  story.tell('Both are contacts of each other.')
  await ben.types('send', ana.name, 'I am in!', '--wait', 'delivered')
  await ana.types('send', ben.name, 'Good to see you, Ben.', '--wait', 'delivered')
  const [heard] = await ben.daemon.heard('Ana')
  story.check('Ben reads what Ana wrote', heard === 'Good to see you, Ben.')
}

/** One invites, the other answers; until each is a contact of the other. */
export async function befriend (host: Person, guest: Person, shown = false): Promise<void> {
  const link = await (shown ? host.types('invite', '--once') : host.asks('invite', '--once'))
  const invite = link.split('\n').at(-1) ?? ''
  await (shown ? guest.types('add', invite, '--as', host.name) : guest.asks('add', invite))
  await Promise.all([[host, guest], [guest, host]].map(async ([one, other]) => {
    await until(`${one?.name} has ${other?.name} as a contact`, MEET_MS, async () => {
      const contacts = await one?.daemon.call<ContactView[]>('contacts') ?? []
      return contacts.find(({ name, state }) => name === other?.name && state === 'connected')
    })
  }))
}

/** Waits until a message of somebody's is in this state. */
export async function reaches (
  person: Person, id: string, state: MessageView['state'], ms: number
): Promise<MessageView> {
  return await until(`${person.name}'s message is ${state}`, ms, async () => {
    const message = await person.daemon.call<MessageView>('message', { id })
    return message.state === state ? message : undefined
  })
}
