// A contact as lines of a terminal. What they call themselves and wrote is quoted: it is theirs.

import type { ContactView } from '../../src/conversation/views.ts'
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
export function requestRow (contact: ContactView, terminal: Terminal): string[] {
  const says = contact.theirName === undefined
    ? ''
    : `calls themself "${terminal.safe(contact.theirName)}"`
  const alike = contact.looksLike === undefined
    ? ''
    : `the name looks like that of ${terminal.safe(contact.looksLike.name)}`
  const note = contact.note === undefined ? '' : `"${terminal.safe(contact.note)}"`
  return [
    terminal.style('bold', terminal.safe(contact.name)), terminal.time(contact.since), says, note,
    terminal.style('yellow', alike)
  ]
}
