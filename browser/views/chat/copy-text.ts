// Puts words into the clipboard, and says whether that worked.

import { toast } from '../../model/toasts.ts'
import { chatText } from '../../text/chat.ts'

export async function copyText (words: string): Promise<void> {
  const text = chatText()
  try {
    await navigator.clipboard.writeText(words)
    toast(text.copied)
  } catch {
    toast(text.notCopied)
  }
}
