// Whether the browser shows notifications of this page. A person is asked only when they switch
// them on.

import { signal } from '@preact/signals'
import type { ReadonlySignal } from '@preact/signals'

export type NotifyPermission = 'granted' | 'denied' | 'default' | 'missing'

const allowed = signal(current())

export const notifyPermission: ReadonlySignal<NotifyPermission> = allowed

/** Has the browser ask, where it has not yet, and says what came of it. */
export async function askToNotify (): Promise<NotifyPermission> {
  if (current() === 'default') await Notification.requestPermission()
  allowed.value = current()
  return allowed.value
}

function current (): NotifyPermission {
  return typeof Notification === 'undefined' ? 'missing' : Notification.permission
}
