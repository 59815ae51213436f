// What a person or a program sees of the messenger: plain JSON values, no keys beyond what an id
// needs, times in Unix milliseconds. Words for states come with the states, so that every face of
// Snug says the same; everything that the words are made of comes too, for faces with words of
// their own. Names are one line of at most 64 characters without bidi controls; a name or a text
// may still run from right to left, and is isolated where it is shown.

import type { Fault } from '../base/errors.ts'
import type { Star } from './message-record.ts'
import type { IntroductionView, RiskHintView, SignalView } from './acquaintance-views.ts'
import type { Settings } from './settings.ts'

/** How far a message of mine got. */
export type MessageState = 'waiting' | 'held' | 'delivered' | 'read' | 'failed' | 'expired'

/**
 * What a message of mine waits for: that both are here at one time, since nobody keeps mail for
 * them; that they or a house of theirs can be reached; or a way that relay-only allows.
 */
export type WaitingFor = 'both-here' | 'a-way' | 'a-relay'

/** A house that promised to keep a message. */
export interface HoldView {
  /**
   * The name that I gave to the friend whose house it is, or the short id of a house without one.
   */
  readonly host: string
  readonly until: number
  /** The contact whose house it is, by id; absent for a house without one. */
  readonly contact?: string
}

/** What a notice of Snug itself says, for faces that word it themselves. */
export interface NoticeView {
  /** Stable: `new-device`, `retention`, `identity-changed`, `version-fork`, … */
  readonly code: string
  /**
   * What its words are made of: `seconds`, `wish` and `by` of `retention` and `retention-wish`,
   * `reason` of `unreadable-content`.
   */
  readonly args: Readonly<Record<string, string | number>>
}

export interface MessageView {
  /** Base64url of the MIMI message id. */
  readonly id: string
  /** The id of the contact. */
  readonly conversation: string
  /** Its place in the conversation: rises, is never used twice, and is about when it came. */
  readonly position: number
  readonly from: 'me' | 'them' | 'snug'
  /** The author's name as I know them. */
  readonly name: string
  readonly text: string
  /** What `text` says where Snug itself says it. */
  readonly notice?: NoticeView
  readonly sentAt: number
  readonly receivedAt?: number
  /** When a house first promised to keep it. */
  readonly heldAt?: number
  readonly deliveredAt?: number
  readonly readAt?: number
  /** When it burns down; absent where it stays, or is kept. */
  readonly expiresAt?: number
  /** Seconds from reading to its end, or from delivery for mine: its author chose them. */
  readonly timer?: number
  /** Its author took it back: there are no words any more. */
  readonly deleted?: true
  readonly star?: Exclude<Star, 'none'>
  readonly state?: MessageState
  /** The state in words: "held by 2 of 3 until Friday". */
  readonly stateText?: string
  /** Where the state is `waiting`. */
  readonly waitingFor?: WaitingFor
  readonly heldBy?: readonly HoldView[]
  /** How many houses keep mail for the recipient: the 3 of "held by 2 of 3". */
  readonly houses?: number
  /** Why it failed; its code is stable. */
  readonly fault?: Fault
}

/** How one house stands to a message that is not settled. */
export interface HouseWayView {
  /** Named as in `HoldView`. */
  readonly host: string
  readonly contact?: string
  /** Until when it keeps the message, where it does. */
  readonly until?: number
  /** Why the last try to leave anything there failed. */
  readonly fault?: Fault
}

/** The ways to one device of the recipient. */
export interface WayView {
  /** Base64url of the device id. */
  readonly device: string
  readonly route: RouteView
  /** Why the last try to reach it directly failed. */
  readonly fault?: Fault
  readonly houses: readonly HouseWayView[]
}

/** A message with how it was tried, for whoever looks closer. */
export interface MessageDetailView extends MessageView {
  /** When it is given up, unless it arrives: for messages of mine that are not settled. */
  readonly givenUpAt?: number
  /** One for each device that it still waits for. */
  readonly ways: readonly WayView[]
}

export type ContactState = 'invited' | 'requested' | 'connected' | 'verified' | 'changed'
  | 'blocked'

/** The way that the next message takes. */
export type RouteView = 'direct' | 'relayed' | 'houses' | 'none'

/** How far a knock at somebody's door is. */
export interface KnockView {
  /** The id of the contact. */
  readonly contact: string
  /** Nothing is left there yet; this device works for it; a house keeps it for them. */
  readonly state: 'waiting' | 'working' | 'left'
  /** Tries so far, and how many it takes on average. It may take several times as many. */
  readonly tries: number
  readonly expected: number
}

export interface ContactView {
  /** Base64url of the account key. */
  readonly id: string
  /** The local name: unique, what commands take. */
  readonly name: string
  /** What they call themself. */
  readonly theirName?: string
  /** Another contact whose name looks like one of these two: they may be somebody else. */
  readonly looksLike?: { readonly id: string, readonly name: string }
  /** The name was sent with characters that turn text around, or mixes scripts that look alike. */
  readonly oddName?: 'bidi' | 'mixed'
  readonly state: ContactState
  readonly stateText: string
  /** Of whoever has not answered yet: how far the knock at their door is. */
  readonly knock?: KnockView['state']
  /** Of somebody blocked: how many of the houses that keep my mail turn theirs away by now. */
  readonly shutOut?: { readonly houses: number, readonly confirmed: number }
  readonly note?: string
  /** An identity that is new, to be accepted or kept apart; `replaced` is decided. */
  readonly change?: {
    readonly kind: 'succession' | 'attached' | 'attaching' | 'replaced'
    /** The other contact, where there is one. */
    readonly other?: { readonly id: string, readonly name: string }
  }
  /** I knocked at an address of theirs: nothing more can be written before they let me in. */
  readonly asked?: true
  /** Since when the contact is in this state. */
  readonly since: number
  readonly route: RouteView
  /** They offer to keep my mail: whether they do is up to me. */
  readonly offersToKeepMail: boolean
  readonly keepsMailForMe: boolean
  readonly iKeepMailForThem: boolean
}

/** Somebody at the door. `note` is what they wrote to it, `since` when they came. */
export interface RequestView extends ContactView {
  readonly hints: readonly RiskHintView[]
}

export interface ConversationView {
  /** The id of the contact. */
  readonly id: string
  readonly name: string
  readonly state: ContactState
  /** As in `ContactView`. */
  readonly asked?: true
  readonly route: RouteView
  readonly muted: boolean
  /** Stands above the others. */
  readonly pinned: boolean
  /** What is written here and not sent yet. */
  readonly draft?: string
  /** Of very many no more than about 10 000 are counted. */
  readonly unread: number
  /** The position up to which everything was read: the unread line stands behind it. */
  readonly readUpTo: number
  readonly last?: MessageView
  /** Seconds after which messages expire; 0: kept. The shorter of both wishes. */
  readonly retention: number
  /** What each side wants; `theirs` is absent until they said. */
  readonly wishes: { readonly mine: number, readonly theirs?: number }
}

/** A part of a text, in UTF-16 units. */
export interface FoundRange { readonly start: number, readonly end: number }

export interface SearchHitView {
  readonly message: MessageView
  /** Where the words that were found stand in its text, in order. */
  readonly ranges: readonly FoundRange[]
}

export interface SearchView {
  /** Newest first, as many as were asked for. */
  readonly hits: readonly SearchHitView[]
  /** How many there are in what was looked at. */
  readonly count: number
  /** Every message was looked at: false while the index is read, and where it is full. */
  readonly isWhole: boolean
  /** The index has no room for the oldest messages: they are not found. */
  readonly isFull: boolean
  /** The end of a long query was left out. */
  readonly isCut: boolean
}

export interface InviteView {
  readonly id: string
  readonly kind: 'once' | 'address'
  readonly createdAt: number
  /** 0 for an address, which is open until it is withdrawn. */
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
  /** The contact whose house it is, by id; absent for a house without one. */
  readonly contact?: string
  readonly peer: string
  readonly state: 'keeping' | 'waiting' | 'refused'
  readonly until?: number
  /** Bytes that it reserves for me. */
  readonly reserved?: number
  /** What it brought me since this node started; absent for nothing. */
  readonly brought?: {
    readonly envelopes: number
    readonly bytes: number
    /** When the last of it came. */
    readonly at: number
  }
  readonly fault?: Fault
}

/** Somebody for whom this node keeps mail. */
export interface KeptView {
  readonly owner: string
  /** The contact, by id; absent for a guest. */
  readonly contact?: string
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

/**
 * What happens, in the order in which it was stored: what a program must not miss. Kept for those
 * who subscribe.
 */
export type KeptEvent =
  | { readonly type: 'message', readonly message: MessageView }
  | { readonly type: 'state', readonly message: MessageView }
  | { readonly type: 'contact', readonly contact: ContactView }
  | { readonly type: 'request', readonly contact: ContactView }
  | { readonly type: 'notice', readonly code: string, readonly text: string,
    readonly conversation?: string, readonly args?: NoticeView['args'] }

/** How things stand now, for whoever shows them: told to those who listen, and never kept. */
export type PassingEvent =
  /** Anything of the view has changed. */
  | { readonly type: 'conversation', readonly conversation: ConversationView }
  /** Messages are gone from the disk: their time was over, or a person erased them. */
  | { readonly type: 'erased', readonly conversation: string,
    readonly messages: ReadonlyArray<Pick<MessageView, 'id' | 'position'>> }
  /** A contact or a request is gone, with everything of theirs. */
  | { readonly type: 'removed', readonly contact: string }
  | { readonly type: 'me', readonly me: MeView }
  | { readonly type: 'settings', readonly settings: Settings }
  | { readonly type: 'invite', readonly invite: InviteView }
  /** A knock at somebody's door goes on. */
  | { readonly type: 'knock', readonly knock: KnockView }
  | { readonly type: 'introductions', readonly introductions: readonly IntroductionView[] }
  /** Somebody types, or is here, or does not and is not any more. */
  | { readonly type: 'signal', readonly signal: SignalView }
  /** Houses that keep mail for me have changed. */
  | { readonly type: 'keepers', readonly keepers: readonly KeeperView[] }

export type MessengerEvent = KeptEvent | PassingEvent
