// A contact as lines of a terminal. What they call themselves and wrote is quoted: it is theirs.

import type { ContactView, RequestView } from '../../src/conversation/views.ts'
import type { Terminal } from '../cli/terminal.ts'

const routeWords: Readonly<Record<ContactView['route'], string>> = {
  direct: 'connected directly',
  relayed: 'connected through a friend',
  houses: 'through houses that keep mail',
  none: 'not connected'
}

const ODD_NAMES = {
  bidi: 'the name was sent with characters that turn text around',
  mixed: 'the name mixes letters of scripts that look alike'
} as const

export function contactRow (
  contact: ContactView & { readonly here?: true }, terminal: Terminal
): string[] {
  const state = terminal.safe(contact.stateText)
  const shown = contact.state === 'verified'
    ? terminal.style('green', state)
    : contact.state === 'changed' ? terminal.style('yellow', state) : state
  return [
    terminal.style('bold', terminal.safe(contact.name)),
    [shown, ...warnings(contact, terminal)].join('; '),
    terminal.style('dim', contact.here === true
      ? `${routeWords[contact.route]}, here now`
      : routeWords[contact.route])
  ]
}

/** What is odd about a name. */
export function warnings (
  { looksLike, oddName }: Pick<ContactView, 'looksLike' | 'oddName'>, terminal: Terminal
): string[] {
  const alike = looksLike === undefined
    ? []
    : [`the name looks like that of ${terminal.safe(looksLike.name)}`]
  const odd = oddName === undefined ? [] : [ODD_NAMES[oddName]]
  return [...alike, ...odd].map((words) => terminal.style('yellow', words))
}

/** For somebody at the door: what they say of themselves. */
export function requestRow (contact: RequestView, terminal: Terminal): string[] {
  const says = contact.theirName === undefined
    ? ''
    : `calls themself "${terminal.safe(contact.theirName)}"`
  const note = contact.note === undefined ? '' : `"${terminal.safe(contact.note)}"`
  return [
    terminal.style('bold', terminal.safe(contact.name)), terminal.time(contact.since), says, note
  ]
}

/** What to think of before they are let in, below the table. */
export function requestHints (
  { hints, name, oddName }: RequestView, terminal: Terminal
): string {
  // That it looks like the name of a contact is among the hints.
  const odd = oddName === undefined ? {} : { oddName }
  const lines = [...warnings(odd, terminal),
    ...hints.map(({ text }) => terminal.style('yellow', terminal.safe(text)))]
  return [`Before you let ${terminal.safe(name)} in:`, ...lines.map((line) => `  ${line}`)]
    .join('\n')
}
