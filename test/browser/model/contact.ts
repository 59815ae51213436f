// A contact as views get it, with what a test says about it.

import type { ContactView } from '../../../src/conversation/views.ts'

export function contact (id: string, changes: Partial<ContactView> = {}): ContactView {
  return { id, name: id, state: 'connected', stateText: '', since: 0, route: 'none',
    offersToKeepMail: false, keepsMailForMe: false, iKeepMailForThem: false, ...changes }
}
