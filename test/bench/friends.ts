// People with daemons who become contacts: where benchmarks of messages begin.

import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { Daemon, snug } from './daemon.ts'
import type { ApiClient } from '../../node/rpc/client.ts'
import type { ContactView, InviteMade } from '../../src/conversation/views.ts'
import type { Scope } from './scope.ts'

const MEET_MS = 20_000

export interface Someone {
  readonly daemon: Daemon
  readonly api: ApiClient
}

/** A new person with a daemon, in a directory of their own. */
export async function someone (scope: Scope, directory: string, name: string): Promise<Someone> {
  const own = join(directory, name)
  await mkdir(own)
  snug(own, ['init', name])
  const daemon = await Daemon.start(scope, own)
  return { daemon, api: await daemon.api(scope) }
}

/** Makes two people contacts, who are connected when this resolves. */
export async function befriend (ana: Someone, ben: Someone): Promise<void> {
  const { link } = await ana.api.call('invite', {}) as InviteMade
  await ben.api.call('add', { link })
  await connected(ana.api, 'Ben')
  await connected(ben.api, 'Ana')
}

/** Waits until a contact is one, under that name, and reached directly. */
async function connected (api: ApiClient, name: string): Promise<void> {
  const end = performance.now() + MEET_MS
  for (;;) {
    const contacts = await api.call('contacts', {}) as ContactView[]
    const contact = contacts.find((one) => one.name === name)
    if (contact?.state === 'connected' && contact.route === 'direct') return
    if (performance.now() > end) throw new Error(`${name} is not connected directly in time`)
    await new Promise((resolve) => { setTimeout(resolve, 20) })
  }
}
