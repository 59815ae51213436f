// What stands in a timeline, in order: days, the line before what is unread, messages. Messages of
// one person within a few minutes stand together.

import type { MessageView } from '../../src/conversation/views.ts'

export type TimelineRow =
  | { readonly kind: 'day', readonly key: string, readonly at: number }
  | { readonly kind: 'unread', readonly key: string }
  | { readonly kind: 'message', readonly key: string, readonly message: MessageView,
    /** Whether it opens and closes a group of the same person. */
    readonly isFirst: boolean, readonly isLast: boolean }

const TOGETHER = 5 * 60_000 // ms

/** `unreadAfter`: the position behind which everything was unread when the person came. */
export function timelineRows (
  messages: readonly MessageView[], unreadAfter: number | undefined
): TimelineRow[] {
  const rows: TimelineRow[] = []
  let lineDrawn = unreadAfter === undefined
  messages.forEach((message, index) => {
    const [before, after] = [messages[index - 1], messages[index + 1]]
    const isNewDay = before === undefined || dayOf(before) !== dayOf(message)
    const isUnread = message.from !== 'me' && message.position > (unreadAfter ?? Infinity)
    const drawsLine = !lineDrawn && isUnread
    if (isNewDay) rows.push({ kind: 'day', key: `day ${dayOf(message)}`, at: message.sentAt })
    if (drawsLine) rows.push({ kind: 'unread', key: 'unread' })
    lineDrawn ||= drawsLine
    rows.push({
      kind: 'message',
      key: message.id,
      message,
      isFirst: isNewDay || drawsLine || !isTogether(before, message),
      isLast: after === undefined || dayOf(after) !== dayOf(message) || !isTogether(message, after)
    })
  })
  return rows
}

/** Positions rise; the time of an author's clock may not. */
function isTogether (one: MessageView | undefined, other: MessageView): boolean {
  return one !== undefined && one.from === other.from && one.from !== 'snug' &&
    Math.abs(other.sentAt - one.sentAt) < TOGETHER
}

function dayOf ({ sentAt }: MessageView): string {
  return new Date(sentAt).toDateString()
}
