// When the other side's copy of a message burns down, as far as it can be known here: their program
// counts from when the message came to it, by its own clock (PROTOCOL §8).

import type { MessageView } from '../../src/conversation/views.ts'

export type EndThere =
  /** It stays there. */
  | { readonly kind: 'never' }
  | { readonly kind: 'about', readonly at: number }
  /** So many seconds after something that has not happened yet, as far as is known. */
  | { readonly kind: 'after', readonly seconds: number, readonly what: 'arrival' | 'reading' }

/** `retention`: that of the conversation, in seconds. */
export function endThere (message: MessageView, retention: number): EndThere {
  const { deliveredAt, from, readAt, receivedAt, sentAt, timer } = message
  const isMine = from === 'me'
  const came = isMine ? deliveredAt : receivedAt ?? sentAt
  const kept = keptFor(message, retention)
  if (timer !== undefined) {
    const lit = isMine ? readAt : came
    return lit === undefined
      ? { kind: 'after', seconds: timer, what: 'reading' }
      : { kind: 'about', at: lit + timer * 1_000 }
  }
  if (kept === 0) return { kind: 'never' }
  const begins = isMine ? came : sentAt
  return begins === undefined
    ? { kind: 'after', seconds: kept, what: 'arrival' }
    : { kind: 'about', at: begins + kept * 1_000 }
}

/** The retention that counted when it was sent; of what is kept here, that of now. */
function keptFor (
  { expiresAt, from, receivedAt, sentAt, star }: MessageView, retention: number
): number {
  if (expiresAt === undefined) return star === 'kept' ? retention : 0
  const began = from === 'me' ? sentAt : receivedAt ?? sentAt
  return Math.round((expiresAt - began) / 1_000)
}
