// Shows notifications by the browser; a click on one goes to its conversation. The browser is told
// no id of anybody.

import { notifyOf } from '../../model/notifications.ts'
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
  const shown = new Map<string, Notification>()
  const show = ({ conversation, title, body }: Noted): void => {
    if (typeof Notification === 'undefined' || Notification.permission !== 'granted') return
    shown.get(conversation)?.close()
    try {
      const notification = new Notification(title, { body })
      shown.set(conversation, notification)
      notification.onclick = () => {
        notification.close()
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
    notifyOf(event, {
      isSeen,
      isMuted: (id) => conversations.get(id)?.muted === true,
      words: () => ({ title: partsText().snug, message: chatText().newMessage }),
      show
    })
  }
}
