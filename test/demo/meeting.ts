// First chapter: two people meet by an invite and talk.

import { untilFriends } from '../e2e/friendship.ts'
import type { Person } from './person.ts'
import type { Story } from './story.ts'

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
  await untilFriends(host, guest)
}
