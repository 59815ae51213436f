// Puts a star on a message, or takes it away; says where its author is asked first.

import { isStarred } from '../../model/message-acts.ts'
import { toast } from '../../model/toasts.ts'
import { burningText } from '../../text/burning.ts'
import { isolate } from '../../text/isolate.ts'
import type { MessageView } from '../../../src/conversation/views.ts'
import type { ChatMessenger } from '../../model/chat-port.ts'

export async function turnStar (
  messenger: Pick<ChatMessenger, 'setStar'>, message: MessageView, name: string
): Promise<void> {
  const { star } = await messenger.setStar(message.id, !isStarred(message))
  if (star === 'asked') toast(burningText().details.stars.asked(isolate(name)))
}

/** What the button says that does it. */
export function starWords (message: MessageView, asks: boolean): string {
  const text = burningText()
  return isStarred(message) ? text.unstar : asks ? text.askKeep : text.star
}
