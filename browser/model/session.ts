// The session of the page: finds the person's profile, opens it, and becomes their peer.

import { signal } from '@preact/signals'
import type { Phase, Session } from './app.ts'

export function createSession (): Session {
  const phase = signal<Phase>({ at: 'starting' })
  const nothing = async (): Promise<void> => {}
  return { phase, create: nothing, unlock: nothing, lock: nothing, takeOver: nothing }
}
