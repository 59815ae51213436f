// Several houses in one process, for a machine that is too small for ten: each has a store, a peer
// key, sockets and a table of the directory of its own, composed as the daemon composes them.
// houses.ts DIRECTORY COUNT [ADDRESS TO JOIN]: prints the addresses as JSON when all are ready.

import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { readyCrypto } from '../../node/app/crypto-ready.ts'
import { systemClock } from '../../node/clock.ts'
import { composeNode } from '../../node/compose.ts'
import { openLog } from '../../node/daemon/log.ts'
import { systemRandom } from '../../node/storage-random.ts'
import { createNodeStore } from '../../node/storage-create.ts'
import { unwrap } from '../../src/base/errors.ts'
import { parseHouseAddress } from '../../src/conversation/house-address.ts'
import { peerIdOf } from '../../src/network/peer-key.ts'
import type { HostAddress } from '../../src/mailbox/host-address.ts'

const [, , directory = '.', count = '1', first] = process.argv

async function house (name: string, joined: readonly HostAddress[]): Promise<string> {
  const profile = join(directory, name)
  await mkdir(profile, { recursive: true })
  const { store } = unwrap(await createNodeStore(profile, { protection: 'file-permissions' }))
  const { messenger, network } = await composeNode({
    store,
    clock: systemClock,
    random: systemRandom,
    log: openLog({ path: join(profile, 'log'), level: 'info', stderr: process.stderr }),
    storeFailed: (error) => { throw error },
    options: {
      listen: ['/ip4/127.0.0.1/tcp/0'],
      announce: [],
      join: joined,
      dht: 'auto',
      mdns: false,
      upnp: false,
      webrtc: false,
      logLevel: 'info'
    }
  })
  await messenger.setPolicy('visitors')
  const { self, own } = network.status()
  return `${own.listening[0]}/p2p/${peerIdOf(self).toString()}`
}

await readyCrypto()
const addresses: string[] = []
for (let i = 1; i <= Number(count); i++) {
  const known = parseHouseAddress(addresses[0] ?? first ?? '')
  addresses.push(await house(`house-${i}`, known === undefined ? [] : [known]))
}
console.log(JSON.stringify(addresses))
