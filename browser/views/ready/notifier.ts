// Shows notifications by the browser; a click on one goes to its conversation. The browser is told
// no id of anybody, and shows none for longer than its message is there unread.

import { isOver, notifyOf } from '../../model/notifications.ts'
import { chatText } from '../../text/chat.ts'
import { partsText } from '../../text/parts.ts'
import type { NumberedEvent } from '../../../src/conversation/event-log.ts'
import type { Conversations } from '../../model/conversations.ts'
import type { Noted } from '../../model/notifications.ts'
import type { Router } from '../../model/router.ts'

export function notifier (
  { router, conversations }: { router: Router, conversations: Conversations }
): (event: NumberedEvent) => void {
  /** The latest notification of each conversation, so that there is one at a time. */
  const shown = new Map<string, { readonly note: Noted, readonly notification: Notification }>()
  const close = (conversation: string): void => {
    shown.get(conversation)?.notification.close()
    shown.delete(conversation)
  }
  const show = (note: Noted): void => {
    if (typeof Notification === 'undefined' || Notification.permission !== 'granted') return
    const { conversation, title, body } = note
    close(conversation)
    try {
      const notification = new Notification(title, { body })
      shown.set(conversation, { note, notification })
      notification.onclick = () => {
        close(conversation)
        window.focus()
        router.go({ view: 'chat', id: conversation })
      }
    } catch {
      // Phones allow them to workers alone; the title has the count.
    }
  }
  const isSeen = (id: string): boolean => {
    const route = router.route.peek()
    const isOpen = 'id' in route && route.id === id
    return isOpen && document.visibilityState === 'visible' && document.hasFocus()
  }
  return (event) => {
    for (const { note } of shown.values()) if (isOver(note, event)) close(note.conversation)
    notifyOf(event, {
      isSeen,
      isMuted: (id) => conversations.get(id)?.muted === true,
      words: () => ({ title: partsText().snug, message: chatText().newMessage }),
      show
    })
  }
}
