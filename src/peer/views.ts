// What a person sees of the network: plain values for `snug net`, with other people's devices named
// by the names that their owner knows, where they are known.

export interface PeerView {
  readonly peer: string
  /** The contact whose device it is, or whose house. */
  readonly name?: string
  readonly address: string
  readonly route: 'direct' | 'relayed'
  readonly direction: 'inbound' | 'outbound'
  readonly protocols: readonly string[]
}

export interface AddressView {
  /** With /p2p: what somebody else can dial or join. */
  readonly address: string
  readonly kind: 'announced' | 'confirmed' | 'listening' | 'relayed'
}

export interface WantedView {
  readonly name?: string
  readonly peer: string
  readonly connected: boolean
  /** Why the last try failed, in words. */
  readonly fault?: string
  /** Milliseconds until the next try. */
  readonly nextTryMs?: number
}

export interface TrafficView {
  readonly protocol: string
  readonly sent: number
  readonly received: number
}

export interface NetworkView {
  readonly peer: string
  readonly peers: readonly PeerView[]
  readonly addresses: readonly AddressView[]
  /** Configured addresses on which nothing listens. */
  readonly silent: readonly string[]
  /** Devices that are to stay connected. */
  readonly wanted: readonly WantedView[]
  /** Nodes of the directory that are known; absent where it is off. */
  readonly directory?: number
  readonly traffic: readonly TrafficView[]
}
