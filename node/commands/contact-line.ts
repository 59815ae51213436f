// A contact as lines of a terminal. What they call themselves and wrote is quoted: it is theirs.

import type { ContactView, RequestView } from '../../src/conversation/views.ts'
import type { Terminal } from '../cli/terminal.ts'

const routeWords: Readonly<Record<ContactView['route'], string>> = {
  direct: 'connected directly',
  relayed: 'connected through a friend',
  houses: 'through houses that keep mail',
  none: 'not connected'
}

export function contactRow (contact: ContactView, terminal: Terminal): string[] {
  const state = terminal.safe(contact.stateText)
  const shown = contact.state === 'verified'
    ? terminal.style('green', state)
    : contact.state === 'changed' ? terminal.style('yellow', state) : state
  return [
    terminal.style('bold', terminal.safe(contact.name)),
    shown,
    terminal.style('dim', routeWords[contact.route])
  ]
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
export function requestHints ({ hints, name }: RequestView, terminal: Terminal): string {
  const lines = hints.map(({ text }) => `  ${terminal.style('yellow', terminal.safe(text))}`)
  return [`Before you let ${terminal.safe(name)} in:`, ...lines].join('\n')
}
