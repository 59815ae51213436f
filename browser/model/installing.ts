// Installing the app: browsers that can offer it say so by an event, which is kept until a person
// wants to. Others have it in their menu.

import { signal } from '@preact/signals'
import type { ReadonlySignal } from '@preact/signals'

interface InstallOffer extends Event {
  prompt (): Promise<unknown>
}

const offered = signal<InstallOffer | undefined>(undefined)

/** Whether `install` would ask the person. */
export const installable: ReadonlySignal<unknown> = offered

/** Listens for the offer, which comes once and early. */
export function awaitInstallOffer (page: Window): void {
  page.addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault()
    offered.value = event as InstallOffer
  })
  page.addEventListener('appinstalled', () => { offered.value = undefined })
}

export async function install (): Promise<void> {
  const offer = offered.peek()
  offered.value = undefined
  await offer?.prompt()
}
