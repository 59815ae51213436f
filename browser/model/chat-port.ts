// What the models of conversations use of the messenger, and nothing else of it.

import type { Messenger } from '../../src/messenger.ts'

export type ChatMessenger = Pick<Messenger, 'on' | 'conversations' | 'requests' | 'message' |
  'messages' | 'send' | 'retry' | 'forget' | 'takeBack' | 'setStar' | 'answerKeep' | 'markRead' |
  'setMuted' | 'setPinned' | 'setDraft' | 'setRetention' | 'search' | 'clockDoubt' |
  'answerClock' | 'clockWarning' | 'signals' | 'setTyping' | 'active' | 'left'>
