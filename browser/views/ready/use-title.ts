// The title of the document, and the badge of the installed app: how many messages are new, and
// nothing of whom or what.

import { useSignalEffect } from '@preact/signals'
import { partsText } from '../../text/parts.ts'
import { useChat } from '../context.ts'

export function useTitle (): void {
  const { conversations: { unread } } = useChat()
  useSignalEffect(() => {
    const count = unread.value
    const name = partsText().snug
    document.title = count > 0 ? `(${count}) ${name}` : name
    // A badge that a browser does not have or allow is no loss.
    if ('setAppBadge' in navigator) navigator.setAppBadge(count).catch(() => {})
  })
}
