// A peer on Node.js: its libp2p node with all transports, the interfaces of the machine watched,
// and the web app served at the WebSocket port where it is to be.

import { startPeer } from '../src/peer/compose.ts'
import { VERSION } from './app/version.ts'
import { watchInterfaces } from './interface-watch.ts'
import { createNodeLibp2p } from './libp2p.ts'
import { houseFacts } from './web/house-facts.ts'
import { Proxies } from './web/proxies.ts'
import { webAddress } from './web/web-address.ts'
import type { Peer, PeerParts } from '../src/peer/compose.ts'
import type { Log } from './daemon/log.ts'
import type { NodeOptions } from './daemon/node-options.ts'
import type { Notice } from './app/notice.ts'
import type { PageFiles } from './web/page-files.ts'
import type { TlsFiles } from './web/tls-files.ts'
import type { WebServer, WebServerParts } from './web/web-server.ts'

export interface NodeParts
  extends Omit<PeerParts, 'makeNode' | 'join' | 'watchNetwork' | 'log'>
{
  readonly options: Omit<NodeOptions, 'web' | 'tls' | 'trustedProxies'> &
    Partial<Pick<NodeOptions, 'trustedProxies'>>
  readonly log: Log
  /** The web app that is served; none without. */
  readonly page?: PageFiles
  /** The certificate with which the port of the WebSockets speaks TLS too. */
  readonly tls?: TlsFiles
  /** This node is a house, which may have owners. */
  readonly isHouse?: boolean
}

export interface NodePeer extends Peer {
  /** Where a browser on this machine opens the web app; undefined where none is served. */
  readonly web: string | undefined
  /** What its owner should know of the way to it. */
  readonly notices: () => readonly Notice[]
}

export async function composeNode (
  { options, log, page, tls, isHouse = page !== undefined, ...parts }: NodeParts
): Promise<NodePeer> {
  const { join, logLevel: _, trustedProxies, ...libp2p } = options
  const proxies = new Proxies(trustedProxies)
  const isSealed = (name: string): boolean => tls?.covers(name) === true
  const server = page === undefined
    ? undefined
    : await openServer({ files: page, clock: parts.clock, proxies, isSealed })
  const webSide = {
    proxies,
    ...server === undefined ? {} : { web: server.handle },
    ...tls === undefined ? {} : { tls }
  }
  const peer = await startPeer({
    ...parts,
    join,
    ...isHouse ? { house: { version: VERSION } } : {},
    makeNode: (needs) => createNodeLibp2p({ ...libp2p, ...needs, webSide }),
    watchNetwork: ({ changed }) => watchInterfaces(parts.clock, changed),
    log: (event, detail) => { log.write('info', event, detail) }
  })
  server?.show((asker) => houseFacts(peer, asker))
  const { desk, house, houses, messenger } = peer
  return {
    messenger,
    desk,
    houses,
    ...house === undefined ? {} : { house },
    get network () { return peer.network },
    get net () { return peer.net },
    get web () { return server === undefined ? undefined : webAddress(peer.net.listening()) },
    notices: () => [...proxies.notices(), ...tls?.notices(parts.clock.now()) ?? []],
    stop: async () => {
      await peer.stop()
      await server?.close()
      tls?.close()
    }
  }
}

/** Loaded only where it is used: other nodes start without it. */
async function openServer (parts: WebServerParts): Promise<WebServer> {
  const { WebServer: Server } = await import('./web/web-server.ts')
  return await Server.open(parts)
}
