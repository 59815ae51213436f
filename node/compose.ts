// A peer on Node.js: its libp2p node with all transports, and the interfaces of the machine
// watched.

import { startPeer } from '../src/peer/compose.ts'
import { watchInterfaces } from './interface-watch.ts'
import { createNodeLibp2p } from './libp2p.ts'
import type { Peer, PeerParts } from '../src/peer/compose.ts'
import type { Log } from './daemon/log.ts'
import type { NodeOptions } from './daemon/node-options.ts'

export interface NodeParts
  extends Omit<PeerParts, 'makeNode' | 'join' | 'watchNetwork' | 'log'>
{
  readonly options: NodeOptions
  readonly log: Log
}

export async function composeNode ({ options, log, ...parts }: NodeParts): Promise<Peer> {
  const { join, logLevel: _, ...libp2p } = options
  return await startPeer({
    ...parts,
    join,
    makeNode: (needs) => createNodeLibp2p({ ...libp2p, ...needs }),
    watchNetwork: (changed) => watchInterfaces(parts.clock, changed),
    log: (event, detail) => { log.write('info', event, detail) }
  })
}
