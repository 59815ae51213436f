// One message as a line of a terminal: when, who, what, and how far it got.

import type { MessageView } from '../../src/conversation/views.ts'
import type { Terminal } from '../cli/terminal.ts'

export function messageLine (message: MessageView, terminal: Terminal, from?: string): string {
  const at = terminal.style('dim', terminal.time(message.receivedAt ?? message.sentAt))
  if (message.from === 'snug') {
    return `${at}  ${terminal.style('dim', terminal.safeLines(message.text))}`
  }
  const mine = message.from === 'me'
  const name = mine ? 'me' : terminal.safe(message.name)
  const who = terminal.style('bold', from === undefined ? name : `${from}: ${name}`)
  const text = terminal.safeLines(message.text).replaceAll('\n', '\n  ')
  const state = mine ? stateText(message, terminal) : ''
  return [at, who, text, ...state === '' ? [] : [terminal.style('dim', `(${state})`)]].join('  ')
}

/** How far a message of mine got, and why not further. */
export function stateText (message: MessageView, terminal: Terminal): string {
  const words = terminal.safe(message.stateText ?? message.state ?? '')
  const reason = message.fault === undefined ? '' : terminal.safe(message.fault.message)
  return [words, reason].filter((part) => part !== '').join(': ')
}
