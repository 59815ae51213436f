// What can be done with one message, as the messenger would allow it.

import type { MessageView } from '../../src/conversation/views.ts'

const TAKE_BACK_MAX = 48 * 3_600_000 // ms after writing

export function isStarred ({ star }: MessageView): boolean {
  return star !== undefined && star !== 'refused'
}

export function burns ({ expiresAt, timer }: MessageView): boolean {
  return expiresAt !== undefined || timer !== undefined
}

/** A star on it is a question to its author first. */
export function asksAuthor (message: MessageView): boolean {
  return message.from === 'them' && burns(message) && !isStarred(message)
}

export function canRetry ({ state }: MessageView): boolean {
  return state === 'failed' || state === 'expired'
}

/** Whether it can be taken back for both. */
export function canTakeBack ({ deleted, from, sentAt }: MessageView, now: number): boolean {
  return from === 'me' && deleted !== true && now - sentAt < TAKE_BACK_MAX
}
