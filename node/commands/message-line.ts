// One message as a line of a terminal: when, who, what, and how far it got.

import { DAY } from '../../src/base/limits.ts'
import { oddLinks } from '../../src/conversation/link-check.ts'
import { spanInWords } from '../../src/conversation/words.ts'
import type { MessageView } from '../../src/conversation/views.ts'
import type { Terminal } from '../cli/terminal.ts'

export function messageLine (message: MessageView, terminal: Terminal, from?: string): string {
  const at = terminal.style('dim', terminal.time(message.receivedAt ?? message.sentAt))
  if (message.from === 'snug') {
    return `${at}  ${terminal.style('dim', terminal.safeLines(message.text))}`
  }
  const mine = message.from === 'me'
  if (message.deleted === true) {
    const said = mine ? 'You took a message back.' : `${message.name} took a message back.`
    return `${at}  ${terminal.style('dim', terminal.safe(said))}`
  }
  const name = mine ? 'me' : terminal.safe(message.name)
  const who = terminal.style('bold', from === undefined ? name : `${from}: ${name}`)
  const text = terminal.safeLines(message.text).replaceAll('\n', '\n  ')
  const state = mine ? stateText(message, terminal) : ''
  const notes = [state, burnsIn(message), starText(message), endText(message, terminal),
    mine ? '' : linkText(message.text)].filter((note) => note !== '')
  const shown = notes.length === 0 ? [] : [terminal.style('dim', `(${notes.join('; ')})`)]
  return [at, who, text, ...shown].join('  ')
}

/** Where a link in it really leads that may be meant to deceive. */
function linkText (text: string): string {
  const [odd] = oddLinks(text)
  return odd === undefined ? '' : `a link in it leads to ${odd.plainHost}`
}

/** The timer of a message in words; nothing where it has none. */
export function burnsIn ({ from, timer }: MessageView): string {
  if (timer === undefined) return ''
  return `burns down ${spanInWords(timer)} after it ${from === 'me' ? 'arrived' : 'was read'}`
}

/** When it goes, as it stands now: a timer may still bring that nearer. */
function endText ({ expiresAt }: MessageView, terminal: Terminal): string {
  if (expiresAt === undefined) return 'stays until it is deleted'
  const soon = expiresAt - terminal.now < DAY
  return `gone ${soon ? terminal.time(expiresAt) : terminal.day(expiresAt)}`
}

/** Whether it is kept, or is to be. */
export function starText ({ name, star }: MessageView): string {
  if (star === undefined) return ''
  switch (star) {
    case 'marked': return 'starred'
    case 'kept': return 'starred, and kept'
    case 'asked': return `${name} is asked whether it may be kept`
    case 'refused': return `${name} does not want it to be kept`
  }
}

/** How far a message of mine got, and why not further. */
export function stateText (message: MessageView, terminal: Terminal): string {
  const words = terminal.safe(message.stateText ?? message.state ?? '')
  const reason = message.fault === undefined ? '' : terminal.safe(message.fault.message)
  return [words, reason].filter((part) => part !== '').join(': ')
}
