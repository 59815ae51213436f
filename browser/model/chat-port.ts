// What the models of conversations use of the messenger, and nothing else of it.

import type { MessageView } from '../../src/conversation/views.ts'
import type { Messenger } from '../../src/messenger.ts'

export interface ChatMessenger extends Pick<Messenger, 'on' | 'conversations' | 'requests' |
  'message' | 'messages' | 'send' | 'retry' | 'forget' | 'markRead' | 'setMuted' | 'setPinned' |
  'setDraft' | 'setRetention'> {
  search? (query: string, options: {
    readonly conversation?: string, readonly limit?: number
  }): Promise<readonly MessageView[]>
}
