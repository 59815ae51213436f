// A peer on Node.js: its libp2p node with all transports, the interfaces of the machine watched,
// and the web app served at the WebSocket port where it is to be.

import { startPeer } from '../src/peer/compose.ts'
import { VERSION } from './app/version.ts'
import { watchInterfaces } from './interface-watch.ts'
import { createNodeLibp2p } from './libp2p.ts'
import { houseFacts } from './web/house-facts.ts'
import { webAddress } from './web/web-address.ts'
import type { Peer, PeerParts } from '../src/peer/compose.ts'
import type { Log } from './daemon/log.ts'
import type { NodeOptions } from './daemon/node-options.ts'
import type { PageFiles } from './web/page-files.ts'
import type { WebServer } from './web/web-server.ts'

export interface NodeParts
  extends Omit<PeerParts, 'makeNode' | 'join' | 'watchNetwork' | 'log'>
{
  readonly options: Omit<NodeOptions, 'web'>
  readonly log: Log
  /** The web app that is served; none without. */
  readonly page?: PageFiles
  /** This node is a house, which may have owners. */
  readonly isHouse?: boolean
}

export interface NodePeer extends Peer {
  /** Where a browser on this machine opens the web app; absent where none is served. */
  readonly web?: string
}

export async function composeNode (
  { options, log, page, isHouse = page !== undefined, ...parts }: NodeParts
): Promise<NodePeer> {
  const { join, logLevel: _, ...libp2p } = options
  const server = page === undefined ? undefined : await openServer(page, parts)
  const peer = await startPeer({
    ...parts,
    join,
    ...isHouse ? { house: { version: VERSION } } : {},
    makeNode: (needs) => createNodeLibp2p({
      ...libp2p, ...needs, ...server === undefined ? {} : { web: server.handle }
    }),
    watchNetwork: ({ changed }) => watchInterfaces(parts.clock, changed),
    log: (event, detail) => { log.write('info', event, detail) }
  })
  if (server === undefined) return peer
  server.show((audience) => houseFacts(peer, audience))
  const web = webAddress(peer.net.listening())
  return {
    ...peer,
    ...web === undefined ? {} : { web },
    stop: async () => {
      await peer.stop()
      await server.close()
    }
  }
}

/** Loaded only where it is used: other nodes start without it. */
async function openServer (
  files: PageFiles, { clock }: Pick<PeerParts, 'clock'>
): Promise<WebServer> {
  const { WebServer: Server } = await import('./web/web-server.ts')
  return await Server.open({ files, clock })
}
