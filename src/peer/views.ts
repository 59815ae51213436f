// What a person sees of the network: plain values for `snug net`, with other people's devices named
// by the names that their owner knows, where they are known.

interface Named {
  readonly peer: string
  /** The contact whose device it is, or whose house. */
  readonly name?: string
  /** That contact, by id. */
  readonly contact?: string
}

export interface PeerView extends Named {
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

export interface WantedView extends Named {
  readonly connected: boolean
  /** Why the last try failed, in words. */
  readonly fault?: string
  /** Milliseconds until the next try. */
  readonly nextTryMs?: number
}

/** Somebody through whom others reach this node. */
export interface RelayView extends Named {
  readonly connected: boolean
  /** Until when a place is kept for this node; absent where none is. */
  readonly until?: number
}

/** Why a peer was not reached last, in words. */
export interface PeerFaultView extends Named {
  readonly at: number
  /** Stable, with its words. */
  readonly code: string
  readonly fault: string
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
  readonly relays: readonly RelayView[]
  /** Peers that were not reached at the last try, within a day. */
  readonly faults: readonly PeerFaultView[]
  /** Nodes of the directory that are known; absent where it is off. */
  readonly directory?: number
  /** Bytes of each protocol since this node started. */
  readonly traffic: readonly TrafficView[]
  readonly sent: number
  readonly received: number
}

/** One thing that was looked at for what is wrong with the network. */
export interface Finding {
  /** Stable. */
  readonly code: string
  readonly good: boolean
  readonly text: string
  readonly action?: string
  /** What the words are made of. */
  readonly args?: Readonly<Record<string, string | number>>
}
