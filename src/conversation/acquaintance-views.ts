// What a person sees of how they know people: what changed about a contact, and who would be made
// known to whom. Plain values, as those of views.ts.

/** What can stand in the history of a contact. */
export type HistoryCode = 'met-invite' | 'met-address' | 'met-introduced' | 'new-device'
  | 'device-gone' | 'verified' | 'unverified' | 'identity-changed' | 'attached' | 'accepted'
  | 'kept-apart' | 'device-list-fork' | 'split-view'

export interface HistoryView {
  /** The day, by its noon in UTC. */
  readonly at: number
  readonly code: HistoryCode
  /** A device by the beginning of its id, or a person by name. */
  readonly about?: string
  /** The same in words. */
  readonly text: string
}

/** Two people who are made known to each other, or one whom I may get to know. */
export interface IntroductionView {
  readonly id: string
  /** Whom I may get to know, as `by` calls them; or both whom I introduced. */
  readonly name: string
  /** A contact whose name looks like that of whom I may get to know: they may be two people. */
  readonly looksLike?: { readonly id: string, readonly name: string }
  /** That name mixes scripts that look alike. */
  readonly oddName?: 'mixed'
  /** Who introduces them; absent where I do. */
  readonly by?: { readonly id: string, readonly name: string }
  readonly note?: string
  readonly state: 'open' | 'waiting' | 'made'
  readonly stateText: string
  readonly until: number
}

/** What a contact shows right now, where both show it: nothing of it is ever kept. */
export interface SignalView {
  /** The id of the contact. */
  readonly contact: string
  readonly typing: boolean
  /** They use Snug at this moment. */
  readonly here: boolean
}

/** What to think of before somebody is let in; found on this device alone, and no verdict. */
export interface RiskHintView {
  /** Stable: `new-identity`, `many-requests`, `nobody-in-common`, `look-alike-name`, … */
  readonly code: string
  /** What its words are made of: `seconds`, `count`, `name`, `host`. */
  readonly args: Readonly<Record<string, string | number>>
  readonly text: string
}
