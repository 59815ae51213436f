// A house that keeps mail, in a process of its own: sealed store on disk, libp2p over TCP, the
// mailbox host. Its rates are raised, or the benchmark would measure them; nothing else is changed.

import { createNodeStore } from '../../../node/storage-create.ts'
import { systemRandom } from '../../../node/storage-random.ts'
import { systemClock } from '../../../node/clock.ts'
import { accelerateWithNode } from '../../../node/crypto.ts'
import { unwrap } from '../../../src/base/errors.ts'
import { cryptoReady } from '../../../src/crypto/sodium.ts'
import { MailboxHost } from '../../../src/mailbox/host.ts'
import { MAIL_PROTOCOL } from '../../../src/mailbox/protocol.ts'
import { loopbackNode } from '../loopback-node.ts'
import { serveCalls } from '../worker.ts'
import type { Address, PeerKey } from '../../../src/base/channel.ts'

const UNLIMITED = { burst: 1e9, perSecond: 1e9 }

export interface HostAt {
  readonly peer: PeerKey
  readonly addresses: readonly Address[]
}

export interface HostUse {
  /** Resident memory, in bytes. */
  readonly rss: number
  /** Of all threads since the start, in ms. */
  readonly cpu: number
  readonly errors: number
}

let errors = 0

const calls = {
  open: async ({ directory }: { readonly directory: string }): Promise<HostAt> => {
    await cryptoReady()
    accelerateWithNode()
    const created = await createNodeStore(directory, { protection: 'file-permissions' })
    const { store } = unwrap(created)
    const { net, transport } = await loopbackNode()
    const host = await MailboxHost.open({
      self: transport.self,
      store,
      clock: systemClock,
      random: systemRandom,
      policy: 'friends',
      relation: () => 'friend',
      limits: { puts: UNLIMITED, putsFrom: UNLIMITED, requests: UNLIMITED },
      onError: (error) => {
        errors++
        console.error('host:', error)
      }
    })
    transport.serve(MAIL_PROTOCOL, host.accept)
    return { peer: transport.self, addresses: net.listening() }
  },

  use: async (): Promise<HostUse> => {
    const { user, system } = process.cpuUsage()
    return { rss: process.memoryUsage.rss(), cpu: (user + system) / 1_000, errors }
  }
}

export type HostCalls = typeof calls

serveCalls(calls)
