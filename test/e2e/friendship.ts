// What tests with real daemons have in common: two become friends, a house keeps their mail, a
// message gets where it should. All of it is waited for, in real time.

import { until } from './daemon.ts'
import type { Daemon } from './daemon.ts'
import type { StoredDataView } from '../../src/conversation/stored-view.ts'
import type {
  ContactView, InviteMade, KeeperView, MessageState, MessageView
} from '../../src/conversation/views.ts'

const MEET_MS = 30_000
const KEEP_MS = 30_000

export interface Somebody {
  readonly name: string
  readonly daemon: Daemon
}

/** One invites, the other answers; until each is a contact of the other. */
export async function befriend (host: Somebody, guest: Somebody): Promise<void> {
  const { link } = await host.daemon.call<InviteMade>('invite')
  await guest.daemon.call('add', { link, as: host.name })
  await untilFriends(host, guest)
}

export async function untilFriends (one: Somebody, other: Somebody): Promise<void> {
  await Promise.all([[one, other], [other, one]].map(async (pair) => {
    const [who, whom] = pair as [Somebody, Somebody]
    await until(`${who.name} has ${whom.name} as a contact`, MEET_MS, async () => {
      const contact = await contactOf(who, whom.name)
      return contact?.state === 'connected' ? true : undefined
    })
  }))
}

export async function contactOf (
  person: Somebody, name: string
): Promise<ContactView | undefined> {
  const contacts = await person.daemon.call<ContactView[]>('contacts')
  return contacts.find((contact) => contact.name === name)
}

/** Until the house of a friend keeps mail for somebody. */
export async function untilKept (person: Somebody, friend: string): Promise<void> {
  await until(`${friend}'s house keeps mail for ${person.name}`, KEEP_MS, async () => {
    const { keepers } = await person.daemon.call<{ keepers: KeeperView[] }>('host')
    return keepers.find(({ host, state }) => host === `${friend}'s house` && state === 'keeping')
  })
}

/** Until two friends know who keeps the mail of the other: that is told a moment later. */
export async function untilTold (one: Somebody, other: Somebody): Promise<void> {
  await Promise.all([[one, other], [other, one]].map(async (pair) => {
    const [who, whom] = pair as [Somebody, Somebody]
    await until(`${who.name} knows who keeps the mail of ${whom.name}`, KEEP_MS, async () => {
      const { people } = await who.daemon.call<{ people: StoredDataView[] }>('data',
        { name: whom.name })
      const isKnown = people[0]?.devices.some(({ houses }) => houses > 0)
      return isKnown === true ? true : undefined
    })
  }))
}

/** Until the last `count` messages to a friend are in a state; Infinity: all. */
export async function untilAll (
  person: Somebody, friend: string, state: MessageState, count: number, ms: number
): Promise<MessageView[]> {
  let seen = ''
  try {
    return await until('all messages', ms, async () => {
      const own = (await person.daemon.messages(friend)).filter(({ from }) => from === 'me')
      seen = counted(own.slice(-count).map((message) => message.state ?? 'none'))
      return own.slice(-count).every((message) => message.state === state) ? own : undefined
    })
  } catch (error) {
    throw new Error(`what ${person.name} wrote is not ${state} in time: ${seen}`,
      { cause: error })
  }
}

/** "18 delivered, 2 held" */
function counted (states: readonly string[]): string {
  const counts = new Map<string, number>()
  for (const state of states) counts.set(state, (counts.get(state) ?? 0) + 1)
  return [...counts].map(([state, count]) => `${count} ${state}`).join(', ')
}

/** Until one message is in a state. */
export async function untilState (
  person: Somebody, id: string, state: MessageState, ms: number
): Promise<MessageView> {
  return await until(`the message of ${person.name} is ${state}`, ms, async () => {
    const message = await person.daemon.call<MessageView>('message', { id })
    return message.state === state ? message : undefined
  })
}
