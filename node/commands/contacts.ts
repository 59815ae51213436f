// contacts, rename, remove, block, unblock: the people that I know, by the names that I gave them.

import { command } from './command.ts'
import { contactRow } from './contact-line.ts'
import { personCommand } from './requests.ts'
import { NAME_MAX } from '../../src/message/name.ts'
import type { Command } from './command.ts'

const contacts = command({
  name: 'contacts',
  group: 'people',
  summary: 'List your contacts',
  where: 'profile',
  params: { names: { kind: 'flag', cli: true, help: 'names alone, one a line' } },
  examples: [{ line: 'snug contacts', says: 'who they are and how you reach them' }],
  run: ({ messenger }) => {
    const here = new Set(messenger.signals().filter((each) => each.here)
      .map(({ contact }) => contact))
    return Promise.resolve(messenger.contacts().map((contact) =>
      here.has(contact.id) ? { ...contact, here: true as const } : contact))
  },
  render: (people, terminal, { names }) => {
    if (names === true) return people.map((person) => terminal.safe(person.name)).join('\n')
    if (people.length === 0) return 'You have no contacts yet.'
    return terminal.table(people.map((person) => contactRow(person, terminal)))
  },
  next: (people) => people.length === 0 ? 'Invite a friend: snug invite' : undefined
})

const rename = command({
  name: 'rename',
  group: 'people',
  summary: 'Call a contact something else',
  description: 'Names are yours alone: nobody else sees what you call them.',
  where: 'daemon',
  params: {
    name: { kind: 'text', is: 'contact', max: 512, required: true, position: true, help: 'who' },
    to: { kind: 'text', max: 4 * NAME_MAX, required: true, position: true, help: 'the new name' }
  },
  examples: [{ line: 'snug rename Ben "Ben from the choir"', says: 'gives Ben another name' }],
  run: async ({ messenger }, { name, to }) => {
    await messenger.rename(name, to)
    return { name: to, was: name }
  },
  render: ({ name, was }, terminal) => `${terminal.safe(was)} is called ${terminal.safe(name)} now.`
})

const remove = personCommand({
  name: 'remove',
  summary: 'Remove a contact',
  description:
    'They can write to you no more and do not learn where you are. The conversation goes too. ' +
    'To meet again, you need a new invite.',
  says: 'asks, and Ben is no contact any more',
  asks: 'This erases here your whole conversation with NAME, and nothing brings it back. To meet ' +
    'again, you need a new invite. Go on?',
  done: 'NAME is no contact any more. What was said is erased here; to meet again, you need a ' +
    'new invite.',
  run: (messenger, name) => messenger.remove(name)
})

const block = command({
  name: 'block',
  group: 'people',
  summary: 'Keep somebody away',
  description: 'What they send is dropped, they do not learn where you are, and are not told. ' +
    'Houses that keep your mail turn theirs away: snug contacts shows how many have confirmed ' +
    'that. Within a minute your device takes another peer id, which everybody else is told; ' +
    'one that keeps mail, or has an open invite, only when it does so no more.',
  where: 'daemon',
  params: {
    name: { kind: 'text', is: 'contact', max: 512, required: true, position: true, help: 'who' }
  },
  examples: [{ line: 'snug block Ben', says: 'nothing of Ben reaches you' }],
  run: async ({ messenger }, { name }) => {
    await messenger.block(name)
    return { name, done: 'block', keepsPeer: messenger.hostStatus().boxes.length > 0 }
  },
  render: ({ name }, terminal) => `${terminal.safe(name)} is blocked.`,
  next: ({ keepsPeer }) => keepsPeer
    ? 'They can see whether your device is there for as long as it keeps mail for others, or has ' +
      'an open invite: snug host, snug invite list'
    : 'Within a minute your device takes another peer id, which everybody else is told.'
})

const unblock = personCommand({
  name: 'unblock',
  summary: 'Let somebody knock again whom you blocked',
  description: 'They are no contact any more: what was said is erased here, and to meet again ' +
    'you need a new invite.',
  says: 'asks, and Ben may knock again',
  asks: 'NAME may knock again. What was said with NAME is erased here, and to meet again you ' +
    'need a new invite. Go on?',
  done: 'NAME may knock again. What was said is erased here; to meet again, you need a new invite.',
  run: (messenger, name) => messenger.unblock(name)
})

const history = command({
  name: 'history',
  group: 'people',
  summary: 'Show what changed about a contact',
  description: 'Devices that came and went, identities, and when you compared numbers.',
  where: 'profile',
  params: {
    name: { kind: 'text', is: 'contact', max: 512, required: true, position: true, help: 'who' }
  },
  examples: [{ line: 'snug history Ben', says: 'since when Ben has his devices' }],
  run: ({ messenger }, { name }) => Promise.resolve(messenger.history(name)),
  render: (entries, terminal) => entries.length === 0
    ? 'Nothing has changed.'
    : terminal.table(entries.map(({ at, text }) => [terminal.day(at), terminal.safe(text)]))
})

export const commands: readonly Command[] = [contacts, history, rename, remove, block, unblock]
