// requests, accept, decline: who stands at the door.

import { SnugError } from '../../src/base/errors.ts'
import { command } from './command.ts'
import { requestHints, requestRow } from './contact-line.ts'
import type { Messenger } from '../../src/messenger.ts'
import type { Command } from './command.ts'

const requests = command({
  name: 'requests',
  group: 'people',
  summary: 'Show who is at the door',
  where: 'profile',
  params: {},
  examples: [{ line: 'snug requests',
    says: 'people who used your address and wait for your word' }],
  run: ({ messenger }) => Promise.resolve(messenger.requests()),
  render: (people, terminal) => people.length === 0
    ? 'Nobody is at the door.'
    : [terminal.table(people.map((person) => requestRow(person, terminal))),
        ...people.map((person) => requestHints(person, terminal))].join('\n'),
  next: (people) => people.length === 0
    ? undefined
    : 'Decide for each: snug accept NAME, snug decline NAME, or snug block NAME. ' +
      'To prove to others what they wrote: snug report create NAME FILE'
})

/** A command that does one thing to one person. What it asks first is for what cannot be undone. */
export function personCommand (about: {
  readonly name: string
  readonly summary: string
  readonly description?: string
  readonly says: string
  readonly done: string
  readonly asks?: string
  run (messenger: Messenger, name: string): Promise<unknown>
}): Command {
  return command({
    name: about.name,
    group: 'people',
    summary: about.summary,
    ...about.description === undefined ? {} : { description: about.description },
    where: 'daemon',
    params: {
      name: { kind: 'text', is: 'contact', max: 512, required: true, position: true, help: 'who' },
      ...about.asks === undefined
        ? {}
        : { yes: { kind: 'flag', cli: true, help: 'does not ask' } as const }
    },
    examples: [{ line: `snug ${about.name} Ben`, says: about.says }],
    complete: async ({ name, yes }, local) => {
      const question = about.asks?.replaceAll('NAME', () => name)
      if (question === undefined || yes === true || await local.confirm(question, '--yes')) {
        return { name }
      }
      throw new SnugError({ code: 'not-confirmed', message: 'Nothing was done.' })
    },
    run: async ({ messenger }, { name }) => {
      await about.run(messenger, name)
      return { name, done: about.name }
    },
    render: ({ name }, terminal) => about.done.replace('NAME', () => terminal.safe(name))
  })
}

const accept = personCommand({
  name: 'accept',
  summary: 'Let somebody in, or accept a new identity',
  description: 'For somebody at the door, or for a contact whose identity is new: compare ' +
    'numbers first (snug verify).',
  says: 'Ben becomes a contact',
  done: 'NAME is a contact now. What you write to each other cannot be proved to others.',
  run: (messenger, name) => messenger.accept(name)
})

const decline = personCommand({
  name: 'decline',
  summary: 'Turn somebody away, or refuse a new identity',
  description: 'Who is at the door is not told, and may come again; to keep them away, block ' +
    'them. A contact whose identity is new stays as known before, and the new one apart.',
  says: 'Ben is turned away, without a word',
  done: 'NAME was turned away.',
  run: (messenger, name) => messenger.decline(name)
})

export const commands: readonly Command[] = [requests, accept, decline]
