// What the models of persons use of the messenger, and nothing else of it.

import type { Messenger } from '../../src/messenger.ts'

export type PersonsMessenger = Pick<Messenger, 'on' | 'contact' | 'requests' | 'accept' |
  'decline' | 'block' | 'unblock' | 'remove' | 'rename' | 'safetyNumber' | 'setVerified' |
  'compareScanned' | 'leaveMailWith' | 'report' | 'settings' |
  'contacts' | 'history' | 'introduce' | 'introductions' | 'answerIntroduction'>
