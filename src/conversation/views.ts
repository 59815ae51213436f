// What a person or a program sees of the messenger: plain JSON values, no keys beyond what an id
// needs, times in Unix milliseconds. Words for states come with the states, so that every face of
// Snug says the same.

import type { Fault } from '../base/errors.ts'

/** How far a message of mine got. */
export type MessageState = 'waiting' | 'held' | 'delivered' | 'read' | 'failed' | 'expired'

/** A house that promised to keep a message. */
export interface HoldView {
  /**
   * The name that I gave to the friend whose house it is, or the short id of a house without one.
   */
  readonly host: string
  readonly until: number
}

export interface MessageView {
  /** Base64url of the MIMI message id. */
  readonly id: string
  readonly conversation: string
  readonly from: 'me' | 'them' | 'snug'
  /** The author's name as I know them. */
  readonly name: string
  readonly text: string
  readonly sentAt: number
  readonly receivedAt?: number
  readonly deliveredAt?: number
  readonly readAt?: number
  readonly expiresAt?: number
  readonly state?: MessageState
  /** The state in words: "held by 2 of 3 until Friday". */
  readonly stateText?: string
  readonly heldBy?: readonly HoldView[]
  readonly fault?: Fault
}

export type ContactState = 'invited' | 'requested' | 'connected' | 'verified' | 'changed'
  | 'blocked'

export interface ContactView {
  /** Base64url of the account key. */
  readonly id: string
  /** The local name: unique, what commands take. */
  readonly name: string
  /** What they call themself. */
  readonly theirName?: string
  readonly state: ContactState
  readonly stateText: string
  readonly note?: string
  readonly since: number
  readonly route: 'direct' | 'relayed' | 'houses' | 'none'
  /** They offer to keep my mail: whether they do is up to me. */
  readonly offersToKeepMail: boolean
  readonly keepsMailForMe: boolean
  readonly iKeepMailForThem: boolean
}

export interface ConversationView {
  readonly id: string
  readonly name: string
  readonly unread: number
  readonly last?: MessageView
  /** Seconds after which messages expire; 0: kept. */
  readonly retention: number
}

export interface InviteView {
  readonly id: string
  readonly kind: 'once' | 'address'
  readonly createdAt: number
  readonly expiresAt: number
  readonly state: 'open' | 'used' | 'withdrawn' | 'expired'
  readonly stateText: string
}

export interface InviteMade extends InviteView {
  readonly link: string
  /** What a person should know before sharing it, for example that nobody can reach it. */
  readonly warnings: readonly Fault[]
}

/** A house that keeps mail for me. */
export interface KeeperView {
  readonly host: string
  readonly peer: string
  readonly state: 'keeping' | 'waiting' | 'refused'
  readonly until?: number
  readonly envelopes?: number
  readonly fault?: Fault
}

/** Somebody for whom this node keeps mail. */
export interface KeptView {
  readonly owner: string
  readonly boxes: number
  readonly envelopes: number
  readonly bytes: number
  readonly until: number
}

export interface MeView {
  readonly id: string
  readonly name: string
  readonly device: string
  readonly peer: string
  readonly createdAt: number
}

/** Everything that happens, in the order in which it was stored. */
export type MessengerEvent =
  | { readonly type: 'message', readonly message: MessageView }
  | { readonly type: 'state', readonly message: MessageView }
  | { readonly type: 'contact', readonly contact: ContactView }
  | { readonly type: 'request', readonly contact: ContactView }
  | { readonly type: 'notice', readonly code: string, readonly text: string,
    readonly conversation?: string }
