// What libp2p nodes of Snug have in common, whichever platform they run on.

import { yamux } from '@libp2p/yamux'
import { STREAM_BUFFER_MAX, STREAM_WINDOW } from './frame-channel.ts'
import type { AddressManager, TransportManager } from '@libp2p/interface-internal'

const HOUR_MS = 3_600_000

/** Nobody learns from it which version of what runs here. */
export const NODE_INFO = { name: 'snug', version: '1', userAgent: 'snug' } as const

/** Addresses of peers must outlive the connection over which they were told. */
export const PEER_STORE = { maxAddressAge: 48 * HOUR_MS, maxPeerAge: 50 * HOUR_MS } as const

/** Reconnecting is reconnector.ts's business; libp2p would give up after five tries. */
export const DIALLING = {
  maxParallelDials: 32,
  dialTimeout: 40_000,
  addressDialTimeout: 10_000,
  reconnectRetries: 0,
  resolvers: {}
} as const

export function muxer (): ReturnType<typeof yamux> {
  return yamux({
    enableKeepAlive: false,
    maxInboundStreams: 64,
    streamOptions: {
      initialStreamWindowSize: STREAM_WINDOW,
      maxStreamWindowSize: STREAM_WINDOW,
      maxReadBufferLength: STREAM_BUFFER_MAX
    }
  })
}

/** What is needed of libp2p's insides. */
export interface Insides {
  readonly addressManager: AddressManager
  readonly transportManager: TransportManager
}

/**
 * A service that hands them out; never the components themselves, or libp2p would start and stop
 * itself without an end.
 */
export function insides ({ addressManager, transportManager }: Insides): Insides {
  return { addressManager, transportManager }
}
