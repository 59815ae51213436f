// The network as the page shows it: looked at while somebody sees the page, and at once when
// something of it is told.

import { computed, signal } from '@preact/signals'
import { faultFrom } from './fault.ts'
import type { ReadonlySignal } from '@preact/signals'
import type { KeeperView } from '../../src/conversation/views.ts'
import type { NetworkView, PeerView } from '../../src/peer/views.ts'
import type { Peer } from '../../src/peer/compose.ts'

const LOOK_MS = 4_000
/** While nobody is reached: a person waits for that to change. */
const LOOK_SOON_MS = 400

/** What one line can say: the best way there is to anybody right now. */
export type Line = 'direct' | 'relayed' | 'houses' | 'offline' | 'alone'

export interface NetworkNow {
  readonly network: NetworkView
  readonly keepers: readonly KeeperView[]
  readonly contacts: number
}

/** @internal */
export function lineOf ({ network, keepers, contacts }: NetworkNow): Line {
  const friends = network.peers.filter(({ contact }) => contact !== undefined)
  if (friends.some(({ route }) => route === 'direct')) return 'direct'
  if (friends.length > 0) return 'relayed'
  if (network.peers.length > 0) return keepers.length > 0 || contacts > 0 ? 'houses' : 'alone'
  return keepers.length === 0 && contacts === 0 ? 'alone' : 'offline'
}

/**
 * Each peer once, however many connections lead there, by the best of them.
 * @internal
 */
export function nearest (peers: readonly PeerView[]): PeerView[] {
  const best = new Map<string, PeerView>()
  for (const one of peers) if (best.get(one.peer)?.route !== 'direct') best.set(one.peer, one)
  return [...best.values()]
}

/** What watching needs of the document. */
export interface Watched {
  readonly visibilityState: string
  addEventListener (type: 'visibilitychange', listener: () => void): void
  removeEventListener (type: 'visibilitychange', listener: () => void): void
}

export class NetworkState {
  readonly #peer: Pick<Peer, 'messenger' | 'desk'>
  readonly #now = signal<NetworkNow | undefined>()
  readonly line: ReadonlySignal<Line | undefined> = computed(() => {
    return this.#now.value === undefined ? undefined : lineOf(this.#now.value)
  })

  constructor (peer: Pick<Peer, 'messenger' | 'desk'>) {
    this.#peer = peer
  }

  get now (): ReadonlySignal<NetworkNow | undefined> { return this.#now }

  look (): void {
    const { desk, messenger } = this.#peer
    const view = desk.view()
    this.#now.value = {
      network: { ...view, peers: nearest(view.peers) },
      keepers: messenger.keepers(),
      contacts: messenger.contacts().length
    }
  }

  /** Leaves no mail there any more, whether it was joined or is a contact's. */
  async leave ({ contact, peer }: KeeperView): Promise<void> {
    const { messenger } = this.#peer
    if (contact !== undefined) await messenger.leaveMailWith(contact, false)
    try {
      await messenger.removeHouse(peer)
    } catch (error) {
      // The house of a contact needs not have been joined.
      if (contact === undefined || faultFrom(error).code !== 'house-unknown') throw error
    }
    this.look()
  }

  /** Looks from now on; returns what ends that. */
  watch (document: Watched): () => void {
    let timer: ReturnType<typeof setTimeout> | undefined
    const seen = (): void => {
      clearTimeout(timer)
      timer = undefined
      if (document.visibilityState !== 'visible') return
      this.look()
      const isReached = this.#now.peek()?.network.peers.length !== 0
      timer = setTimeout(seen, isReached ? LOOK_MS : LOOK_SOON_MS)
    }
    seen()
    document.addEventListener('visibilitychange', seen)
    const end = this.#peer.messenger.on((event) => { if (event.type === 'contact') this.look() })
    return () => {
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', seen)
      end()
    }
  }
}
