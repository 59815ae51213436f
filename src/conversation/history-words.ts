// The history of a contact in words, the same for every face.

import type { HistoryEntry } from './history.ts'
import type { HistoryView } from './acquaintance-views.ts'

export function historyView (entry: HistoryEntry): HistoryView {
  const { at, code, about } = entry
  return { at, code, ...(about === '' ? {} : { about }), text: inWords(entry) }
}

function inWords ({ code, about }: HistoryEntry): string {
  switch (code) {
    case 'met-invite': return 'you met by an invite'
    case 'met-address': return 'they came by your address, and you let them in'
    case 'met-introduced': return `${about} introduced you`
    case 'new-device': return `a new device: ${about}`
    case 'device-gone': return `a device is no longer theirs: ${about}`
    case 'verified': return 'you compared numbers: verified'
    case 'unverified': return 'you took the mark of verified away'
    case 'identity-changed': return 'their account named another one as its successor'
    case 'attached': return 'you said that a new invite is theirs'
    case 'accepted': return about === ''
      ? 'you accepted the new identity'
      : `you accepted the new identity (${about})`
    case 'kept-apart': return about === ''
      ? 'you did not accept the new identity'
      : `you kept them apart from ${about}`
    case 'device-list-fork': return 'two lists of devices with one number came'
    case 'split-view': return `${about} sees other devices of theirs than you do`
  }
}
