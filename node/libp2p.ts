// The libp2p node of Snug on Node.js. Nobody outside is asked for help: no STUN, no bootstrap list, no delegate.

import { noise } from '@chainsafe/libp2p-noise'
import { generateKeyPairFromSeed } from '@libp2p/crypto/keys'
import { identify } from '@libp2p/identify'
import { ping } from '@libp2p/ping'
import { tcp } from '@libp2p/tcp'
import { webSockets } from '@libp2p/websockets'
import { yamux } from '@libp2p/yamux'
import { createLibp2p } from 'libp2p'
import { STREAM_BUFFER_MAX, STREAM_WINDOW } from '../src/network/frame-channel.ts'
import type { Libp2p } from '@libp2p/interface'

export interface NodeLibp2pOptions {
  /** The 32-byte seed of the peer key. */
  readonly privateKey: Uint8Array
  /** Multiaddrs to listen on; none makes a node that only dials. */
  readonly listen: readonly string[]
  /** Fixed public multiaddrs, in place of those that are listened on. */
  readonly announce?: readonly string[]
}

/** Creates and starts a node. */
export async function createNodeLibp2p (options: NodeLibp2pOptions): Promise<Libp2p> {
  return await createLibp2p({
    privateKey: await generateKeyPairFromSeed('Ed25519', options.privateKey),
    nodeInfo: { name: 'snug', version: '1', userAgent: 'snug' },
    addresses: { listen: [...options.listen], announce: [...options.announce ?? []] },
    transports: [tcp(), webSockets()],
    connectionEncrypters: [noise()],
    streamMuxers: [yamux({
      maxInboundStreams: 64,
      streamOptions: {
        initialStreamWindowSize: STREAM_WINDOW,
        maxStreamWindowSize: STREAM_WINDOW,
        maxReadBufferLength: STREAM_BUFFER_MAX
      }
    })],
    connectionMonitor: { enabled: false },
    services: { identify: identify(), ping: ping() }
  })
}
