// Whether the invite that arrived can be used, as far as it tells by itself. Known once the core is
// loaded, which is some time after the page shows the invite.

import { computed, effect, signal } from '@preact/signals'
import { arrival } from './arrival.ts'
import type { ReadonlySignal } from '@preact/signals'
import type { Fault } from '../../src/base/errors.ts'

const checked = signal<{ readonly link: string, readonly fault: Fault }>()

/** What is wrong with the invite that waits; undefined also while that is not known. */
export const inviteFault: ReadonlySignal<Fault | undefined> = computed(() => {
  const came = arrival.value
  return came.kind === 'invite' && came.link === checked.value?.link
    ? checked.value.fault
    : undefined
})

/** Reads every invite that arrives, until the returned function is called. */
export function checkInvites (): () => void {
  return effect(() => {
    const came = arrival.value
    if (came.kind === 'invite') void check(came.link)
  })
}

async function check (link: string): Promise<void> {
  try {
    const { faultOfInvite } = await import('../peer/read-invite.ts')
    const fault = await faultOfInvite(link)
    if (fault !== undefined) checked.value = { link, fault }
  } catch {
    // What could not be loaded is said where it is needed; the invite is read again when used.
  }
}
