// link: what to know of a link before it is opened. Nothing is fetched.

import { SnugError } from '../../src/base/errors.ts'
import { checkLink } from '../../src/conversation/link-check.ts'
import { command } from './command.ts'
import type { LinkHint } from '../../src/conversation/link-check.ts'
import type { Command } from './command.ts'

const WORDS: Readonly<Record<LinkHint, string>> = {
  'mixed-scripts': 'Letters of several scripts are mixed in this name: it may be meant to look ' +
    'like another one.',
  'look-alike': 'Letters of another script in this name look like Latin ones: it may be meant to ' +
    'look like another one.',
  'other-letters': 'This name has letters beyond plain ones: check that it is the one you mean.',
  'name-before': 'What stands before the @ is not where this link leads.',
  'number': 'This is a number and no name: it says nothing of whose site it is.'
}

const link = command({
  name: 'link',
  group: 'tools',
  summary: 'Show where a link really leads, without opening it',
  description:
    'Tells letters that are there to deceive, and prints the link without the parameters by ' +
    'which sites follow people. Nothing is fetched.',
  where: 'local',
  params: {
    link: { kind: 'text', max: 8_192, required: true, position: true, help: 'the link' },
    clean: { kind: 'flag', cli: true, help: 'print nothing but the link without them' }
  },
  examples: [
    { line: 'snug link https://snug.example/?utm_source=mail', says: 'what it is' },
    { line: 'snug link --clean https://snug.example/?utm_source=mail', says: 'the link alone' }
  ],
  run: async (_local, { link: text }) => {
    const checked = checkLink(text)
    if (checked !== undefined) return checked
    throw new SnugError({ code: 'bad-input', message: 'This is no link to a site.',
      action: 'A link begins with https:// or http://.' })
  },
  render: ({ clean, hints, host, plainHost, trackers }, terminal, values) => {
    if (values.clean === true) return terminal.safe(clean)
    const lookedUp = host === plainHost ? '' : ` (looked up as ${plainHost})`
    return [
      `Leads to ${terminal.style('bold', terminal.safe(host))}${lookedUp}`,
      ...hints.map((hint) => terminal.style('yellow', WORDS[hint])),
      ...trackers.length === 0
        ? []
        : [`Follows people by: ${terminal.safe(trackers.join(', '))}`,
            `Without that: ${terminal.safe(clean)}`]
    ].join('\n')
  }
})

export const commands: readonly Command[] = [link]
