// add: answers an invite. The link comes as an argument, from a file or from the standard input;
// what mail programs do to links is forgiven where the link is read.

import { SnugError } from '../../src/base/errors.ts'
import { parseInvite } from '../../src/identity/invite-link.ts'
import { readInput } from '../cli/read-input.ts'
import { NAME_MAX } from '../../src/message/name.ts'
import { readyCrypto } from '../app/crypto-ready.ts'
import { systemClock } from '../clock.ts'
import { command } from './command.ts'
import type { Command, Local } from './command.ts'

const add = command({
  name: 'add',
  group: 'people',
  summary: 'Add a friend by their invite',
  description:
    'The invite is the link that you were sent; the whole mail around it may be given. ' +
    'Without a link it is read from the standard input. Where the link is a reusable address, ' +
    'what you write with it is signed, so that its recipient can prove it to others, and your ' +
    'computer does some seconds of work: see snug knock.',
  where: 'daemon',
  params: {
    link: { kind: 'text', position: true,
      help: 'the invite; - or nothing reads the standard input' },
    file: { kind: 'path', cli: true, help: 'reads the invite from this file' },
    as: { kind: 'text', max: 4 * NAME_MAX, shown: 'name',
      help: 'what you call them; else their own name' },
    attach: { kind: 'text', is: 'contact', max: 512, shown: 'name',
      help: 'the contact whose new identity this is: nothing is sent until you decide' },
    note: { kind: 'text', max: 1_024,
      help: 'a few words to them, where they are to accept you first' },
    sign: { kind: 'flag', help: 'yes, sign what goes to a reusable address; else you are asked' }
  },
  examples: [
    { line: 'snug add snug:AQEx... --as Ben', says: 'answers the invite of Ben' },
    { line: 'snug add snug:AQEx... --attach Ben',
      says: 'Ben lost his old account and sent a new invite' },
    { line: 'snug add --file mail.txt', says: 'finds the invite in a mail' }
  ],
  complete: async ({ link, file, sign, ...rest }, local) => {
    const given = file !== undefined || link === undefined || link === '-'
      ? await readInput(local.io, file)
      : link
    return { link: given, ...rest, sign: sign === true || await agrees(given, local) }
  },
  run: async ({ messenger }, { link, as, attach, note, sign }) => {
    if (link === undefined) throw new SnugError({ code: 'bad-input', message: 'link is missing.' })
    return await messenger.add(link, {
      ...as === undefined ? {} : { as }, ...note === undefined ? {} : { note },
      ...attach === undefined ? {} : { attach },
      sign: sign === true
    })
  },
  awaits: () => 'Connecting to the houses of this invite',
  render: (contact, terminal) =>
    `${terminal.style('bold', terminal.safe(contact.name))}: ${terminal.safe(contact.stateText)}`,
  follow: ({ id, knock }) => knock === undefined || knock === 'left'
    ? undefined
    : { command: 'knock', values: { name: id } },
  next: (contact) => contact.state === 'connected'
    ? `Write to them: snug send ${shellWord(contact.name)} "Hello"`
    : `How far it is: snug knock ${shellWord(contact.name)}`
})

/** Whether the link is an address, and this person agrees to sign. Asks before anything is sent. */
async function agrees (link: string, local: Local): Promise<boolean> {
  await readyCrypto()
  const invite = parseInvite(link, systemClock.now())
  if (!invite.ok || invite.value.kind !== 'reusable') return false
  local.say('This is a reusable address. What you write with it, and your name, is signed: ' +
    'whoever gets it can prove to others that you wrote it. What you write later is not signed.')
  return await local.confirm('Sign it and knock?', '--sign')
}

/** A name as a person types it into a shell. */
function shellWord (name: string): string {
  return /^[\w.-]+$/u.test(name) ? name : `'${name.replaceAll('\'', '\'\\\'\'')}'`
}

export const commands: readonly Command[] = [add]
