// What this device stores about a person, and what others hold for this one: plain values for
// people who look, never a key or a secret.

import type { Holding } from '../mailbox/client.ts'
import type { ContactState, InviteView, KeptView } from './views.ts'

/** Where one device of a person is known to be. */
export interface StoredDeviceView {
  /** The beginning of its id. */
  readonly id: string
  readonly addresses: readonly string[]
  /** When the addresses go, unless it is heard of there again. */
  readonly addressesUntil?: number
  /** Why they stay longer: there is no other way, or it keeps my mail. */
  readonly addressesStay?: 'only-way' | 'keeps-my-mail'
  /** Houses where mail for it can be left. */
  readonly houses: number
  /** Sessions in which messages are read: of one that another replaced, for 30 days. */
  readonly sessions: number
}

/** Everything that this device stores about one person. */
export interface StoredDataView {
  /** The id of the contact. */
  readonly id: string
  readonly name: string
  readonly theirName?: string
  readonly state: ContactState
  readonly since: number
  readonly messages: {
    readonly count: number
    readonly bytes: number
    /** When the oldest was written or came. */
    readonly oldest?: number
    /** When the next of them goes. */
    readonly next?: number
    /** That stay until somebody erases them. */
    readonly lasting: number
    readonly starred: number
  }
  /** Messages and news that wait until their device has them, and when the last is given up. */
  readonly waiting: { readonly count: number, readonly until?: number }
  /** Characters that are written and not sent. */
  readonly draft: number
  readonly muted: boolean
  readonly pinned: boolean
  /** What changed about them. */
  readonly history: number
  readonly introductions: number
  /** What they wrote at the door is signed, and can be proved to others. */
  readonly request: boolean
  readonly devices: readonly StoredDeviceView[]
}

/** What can be erased about a person. `all` removes them, with the keys of their sessions. */
export const STORED_KINDS = ['messages', 'draft', 'addresses', 'history', 'introductions',
  'request', 'all'] as const

export type StoredKind = typeof STORED_KINDS[number]

/** What a house says of its boxes for me. */
export interface HostClaim {
  /** Bytes that it reserves. */
  readonly reserved: number
  /** Until when it keeps mail; absent where it has not promised. */
  readonly until?: number
  /** Mail that it holds and that this device has not taken; absent where it was not asked. */
  readonly holds?: Holding
}

/** A house that holds something for me. What it holds is what it says. */
export interface HolderView extends HostClaim {
  /** Named as in `KeeperView`. */
  readonly host: string
  readonly contact?: string
  readonly peer: string
  readonly boxes: number
  /** Of these, for invites. */
  readonly inviteBoxes: number
  /** Given up, and the house has not confirmed it. */
  readonly leaving: number
  /** Whether it publishes for me where I am; by signed records of the coming days. */
  readonly records: boolean
}

/** Mail of mine that a house keeps for somebody. */
export interface LeftMailView {
  /** The id of the contact, and the name. */
  readonly id: string
  readonly name: string
  readonly host: string
  readonly messages: number
  /** Until when it promised to keep the last of them. */
  readonly until: number
}

export interface HeldDataView {
  readonly holders: readonly HolderView[]
  readonly left: readonly LeftMailView[]
  /** Open invites. */
  readonly invites: readonly InviteView[]
  /** Until when signed records say where this device is; absent where none are made. */
  readonly recordsUntil?: number
  /** What I hold for others. */
  readonly kept: readonly KeptView[]
}

/** What became of taking boxes back from a house. */
export interface ErasedHeld {
  readonly host: string
  /** The house has confirmed it; else it is told when it can be reached. */
  readonly confirmed: boolean
}
