// add: answers an invite. The link comes as an argument, from a file or from the standard input;
// what mail programs do to links is forgiven where the link is read.

import { SnugError } from '../../src/base/errors.ts'
import { readInput } from '../cli/read-input.ts'
import { NAME_MAX } from '../../src/message/name.ts'
import { command } from './command.ts'
import type { Command } from './command.ts'

const add = command({
  name: 'add',
  group: 'people',
  summary: 'Add a friend by their invite',
  description:
    'The invite is the link that you were sent; the whole mail around it may be given. ' +
    'Without a link it is read from the standard input.',
  where: 'daemon',
  params: {
    link: { kind: 'text', position: true,
      help: 'the invite; - or nothing reads the standard input' },
    file: { kind: 'path', cli: true, help: 'reads the invite from this file' },
    as: { kind: 'text', max: 4 * NAME_MAX, shown: 'name',
      help: 'what you call them; else their own name' },
    note: { kind: 'text', max: 1_024,
      help: 'a few words to them, where they are to accept you first' }
  },
  examples: [
    { line: 'snug add snug:AQEx... --as Ben', says: 'answers the invite of Ben' },
    { line: 'snug add --file mail.txt', says: 'finds the invite in a mail' }
  ],
  complete: async ({ link, file, as, note }, local) => {
    const given = file !== undefined || link === undefined || link === '-'
      ? await readInput(local.io, file)
      : link
    return { link: given, as, note }
  },
  run: async ({ messenger }, { link, as, note }) => {
    if (link === undefined) throw new SnugError({ code: 'bad-input', message: 'link is missing.' })
    return await messenger.add(link, {
      ...as === undefined ? {} : { as }, ...note === undefined ? {} : { note }
    })
  },
  awaits: () => 'Connecting to the houses of this invite',
  render: (contact, terminal) =>
    `${terminal.style('bold', terminal.safe(contact.name))}: ${terminal.safe(contact.stateText)}`,
  next: (contact) => contact.state === 'connected'
    ? `Write to them: snug send ${shellWord(contact.name)} "Hello"`
    : undefined
})

/** A name as a person types it into a shell. */
function shellWord (name: string): string {
  return /^[\w.-]+$/u.test(name) ? name : `'${name.replaceAll('\'', '\'\\\'\'')}'`
}

export const commands: readonly Command[] = [add]
