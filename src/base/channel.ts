// The port between Snug's protocols and whatever carries them (libp2p, or a simulated network in
// tests). A channel is one long-lived stream of frames between two peers; the remote peer key is
// authenticated by the transport. Reading is by pull, so that a slow reader slows the sender down
// and nothing piles up (PROTOCOL.md §10).

import type { Brand } from './brand.ts'
import type { Result } from './errors.ts'

/** The raw Ed25519 public key, 32 bytes, behind a libp2p peer id. */
export type PeerKey = Brand<Uint8Array, 'PeerKey'>

/** A multiaddr as text without its /p2p part, for example `/ip4/192.0.2.1/tcp/7684`. */
export type Address = Brand<string, 'Address'>

/** How bytes reach the other side. */
export type Route = 'direct' | 'relayed'

export interface Channel {
  readonly remote: PeerKey
  readonly route: Route
  /**
   * The network of the internet that the other side comes from (IPv4 /24, IPv6 /48, or a relay);
   * absent where that is not known or says nothing.
   */
  readonly network?: string | undefined
  /**
   * Hands one frame (at most 64 KiB) over; false when the channel is closed. Waits while the other
   * side is slow.
   */
  send (frame: Uint8Array): Promise<boolean>
  /** The next frame, or undefined when the channel is closed. One caller at a time. */
  receive (): Promise<Uint8Array | undefined>
  /** Ends the channel; pending and later calls answer false or undefined. */
  close (): void
}

export interface Transport {
  readonly self: PeerKey
  /**
   * A new channel for `protocol`, over an existing connection where there is one. Faults:
   * `unreachable`, `refused`, `timeout`.
   */
  connect (
    remote: PeerKey, addresses: readonly Address[], protocol: string, signal?: AbortSignal
  ): Promise<Result<Channel>>
  /**
   * Accepts channels for `protocol`, and returns what ends that. A channel whose handler rejects is
   * closed.
   */
  serve (protocol: string, accept: (channel: Channel) => Promise<void>): () => void
}
