// The session of the page: finds the person's profile, opens it, and becomes their peer.

import { signal } from '@preact/signals'
import type { Phase, Protection, Session } from './app.ts'

export function createSession (): Session {
  const phase = signal<Phase>({ at: 'starting' })
  const protection = signal<Protection>()
  const nothing = async (): Promise<void> => {}
  const unknown = async (): Promise<{ persistence: 'unknown' }> => ({ persistence: 'unknown' })
  return {
    phase,
    protection,
    create: nothing,
    unlock: nothing,
    lock: nothing,
    takeOver: nothing,
    retry: nothing,
    beginAnew: nothing,
    setPassphrase: nothing,
    exportTo: nothing,
    importFrom: async () => ({ contacts: 0, messages: 0, skipped: 0 }),
    storage: unknown,
    persist: unknown,
    erase: nothing,
    panic: nothing
  }
}
