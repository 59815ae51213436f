// Telling a person of a message while they look elsewhere: only after it is stored, never of muted
// conversations, and without names and words unless they asked for those. A notification never
// outlives its message, and never shows the words of one that burns down once it is read.

import { signal } from '@preact/signals'
import type { NumberedEvent } from '../../src/conversation/event-log.ts'

export type Notifies = 'off' | 'hidden' | 'names' | 'words'

export interface Noted {
  readonly conversation: string
  /** The message that it tells of. */
  readonly message: { readonly id: string, readonly position: number }
  readonly title: string
  readonly body: string
}

export interface NotificationParts {
  /** Whether the person sees this conversation right now. */
  readonly isSeen: (conversation: string) => boolean
  readonly isMuted: (conversation: string) => boolean
  readonly words: () => { readonly title: string, readonly message: string }
  readonly show: (note: Noted) => void
}

const CHOICES: readonly Notifies[] = ['off', 'hidden', 'names', 'words']
const KEY = 'snug.notifies'

/** Kept on this device, outside of the profile, as other looks are. */
export const notifies = signal(kept())

export function setNotifies (choice: Notifies): void {
  notifies.value = choice
  try {
    localStorage.setItem(KEY, choice)
  } catch {
    // A browser that keeps nothing: so until the page is closed.
  }
}

/** Takes events of the messenger, which come once what they tell is stored. */
export function notifyOf (event: NumberedEvent, parts: NotificationParts): void {
  const choice = notifies.peek()
  if (event.type !== 'message' || event.message.from !== 'them' || choice === 'off') return
  const { conversation, id, name, position, text, timer } = event.message
  if (parts.isSeen(conversation) || parts.isMuted(conversation)) return
  const { title, message } = parts.words()
  parts.show({
    conversation,
    message: { id, position },
    title: choice === 'hidden' ? title : name,
    body: choice === 'words' && timer === undefined ? text.slice(0, 200) : message
  })
}

/** Whether an event says that the message of a notification was read, or is gone. */
export function isOver (
  { conversation, message: { id, position } }: Pick<Noted, 'conversation' | 'message'>,
  event: NumberedEvent
): boolean {
  switch (event.type) {
    case 'conversation':
      return event.conversation.id === conversation && event.conversation.readUpTo >= position
    case 'erased': return event.messages.some((gone) => gone.id === id)
    case 'removed': return event.contact === conversation
    case 'state': return event.message.id === id && event.message.deleted === true
    default: return false
  }
}

function kept (): Notifies {
  try {
    const found = localStorage.getItem(KEY)
    return CHOICES.find((choice) => choice === found) ?? 'hidden'
  } catch {
    return 'hidden'
  }
}
