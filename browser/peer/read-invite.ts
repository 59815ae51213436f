// Reads an invite that came with the page's address, for words about it before anybody is there to
// redeem it. Nothing is asked of the network.

import { pageCryptoReady } from '../crypto.ts'
import { parseInvite } from '../../src/identity/invite-link.ts'
import { pageClock } from '../clock.ts'
import type { Fault } from '../../src/base/errors.ts'

/** What is wrong with the invite, as far as it can be told without the network. */
export async function faultOfInvite (link: string): Promise<Fault | undefined> {
  await pageCryptoReady()
  const read = parseInvite(link, pageClock.now())
  return read.ok ? undefined : read.fault
}
