// Those who leave mail at a host, each a libp2p node with a connection of its own, and the owners
// of the boxes: together in a process beside the host's.

import { systemClock } from '../../../node/clock.ts'
import { accelerateWithNode } from '../../../node/crypto.ts'
import { systemRandom } from '../../../node/storage-random.ts'
import { unwrap } from '../../../src/base/errors.ts'
import { MIB } from '../../../src/base/limits.ts'
import { cryptoReady } from '../../../src/crypto/sodium.ts'
import { newBox } from '../../../src/mailbox/box.ts'
import { newCapability, tokenHash } from '../../../src/mailbox/capability.ts'
import { MailboxClient } from '../../../src/mailbox/client.ts'
import { loopbackNode } from '../loopback-node.ts'
import { serveCalls } from '../worker.ts'
import type { OwnedBox } from '../../../src/mailbox/box.ts'
import type { Capability } from '../../../src/mailbox/capability.ts'
import type { HostAt } from './host.ts'

const ENVELOPE = 2_048 // bytes, the smallest
const WINDOW = 32 // puts that one sender has under way, as in delivery
const LEASE = { bytes: 8 * MIB, seconds: 30 * 86_400 }
const CAPABILITY = { envelopes: 256, bytes: 2 * MIB }
const FULL_WAIT_MS = 200

interface Owner { readonly client: MailboxClient, readonly box: OwnedBox }
interface Sender { readonly client: MailboxClient, readonly capability: Capability }

const owners: Owner[] = []
const senders: Sender[] = []
let taken = 0
let full = 0

async function newClient (): Promise<MailboxClient> {
  const { transport } = await loopbackNode()
  return new MailboxClient({
    transport,
    clock: systemClock,
    onMail: async (_host, _box, entries) => { taken += entries.length }
  })
}

/** One put, again while the owner is behind. */
async function put ({ client, capability }: Sender): Promise<void> {
  const envelope = systemRandom(ENVELOPE)
  for (;;) {
    const held = await client.put(capability, envelope, 'fortnight')
    if (held.ok) return
    if (held.fault.code !== 'quota') unwrap(held)
    full++
    await new Promise((resolve) => setTimeout(resolve, FULL_WAIT_MS))
  }
}

async function send (sender: Sender, count: number): Promise<void> {
  let left = count
  const lane = async (): Promise<void> => {
    while (left-- > 0) await put(sender)
  }
  await Promise.all(Array.from({ length: WINDOW }, lane))
}

async function takeAll ({ client, box }: Owner): Promise<void> {
  for (let more = true; more;) {
    const page = unwrap(await client.fetch(box, 0))
    more = page.more
    const positions = page.entries.map(({ position }) => position)
    unwrap(await client.acknowledge(box, positions))
  }
}

const calls = {
  open: async (
    { host, owners: boxes, senders: count }:
    { readonly host: HostAt, readonly owners: number, readonly senders: number }
  ): Promise<void> => {
    await cryptoReady()
    accelerateWithNode()
    for (let i = 0; i < boxes; i++) {
      const owner = { client: await newClient(), box: newBox(host, 'contact', systemRandom) }
      unwrap(await owner.client.lease(owner.box, LEASE))
      owners.push(owner)
    }
    for (let i = 0; i < count; i++) {
      const { client, box } = owners[i % owners.length] as Owner
      const capability = newCapability(host, box.box, 0, systemRandom)
      const allowance = { tokenHash: tokenHash(capability.token), ...CAPABILITY }
      unwrap(await client.grant(box, [allowance]))
      senders.push({ client: await newClient(), capability })
    }
  },

  /** Every sender puts `each` envelopes; ms until the last receipt. */
  send: async ({ each }: { readonly each: number }): Promise<number> => {
    const begin = performance.now()
    await Promise.all(senders.map((sender) => send(sender, each)))
    return performance.now() - begin
  },

  /** The owners fetch and acknowledge whatever there is. */
  take: async (): Promise<void> => {
    await Promise.all(owners.map(takeAll))
  },

  /** From now on the owners take what comes, as it comes. */
  subscribe: async (): Promise<void> => {
    for (const { client, box } of owners) unwrap(await client.subscribe(box))
  },

  /** What the owners took by push, and how often a box was full. */
  counts: async (): Promise<{ readonly taken: number, readonly full: number }> => ({ taken, full })
}

export type SenderCalls = typeof calls

serveCalls(calls)
