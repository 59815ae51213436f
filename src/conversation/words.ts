// The states of messages, contacts and invites in words (LOOKS: who, where, until when). Every face
// of Snug says the same.

import { DAY } from '../base/limits.ts'
import type { Milliseconds, Seconds } from '../base/brand.ts'
import type {
  ContactState, ContactView, HoldView, InviteView, KnockView, MessageState, WaitingFor
} from './views.ts'

const WEEK = 6 * DAY
/** What a person is told whose profile is an old copy. */
export const ROLLED_BACK = 'This profile is an older copy of itself: what was written and read ' +
  'since then is missing here. New keys are agreed on with everybody.'

/** A moment as a person says it: "14:05", "Friday", "3 May". */
export function momentInWords (time: Milliseconds, now: Milliseconds): string {
  const date = new Date(time)
  const sameDay = date.toDateString() === new Date(now).toDateString()
  if (sameDay) {
    return new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' }).format(date)
  }
  if (Math.abs(time - now) < WEEK) {
    return new Intl.DateTimeFormat('en-GB', { weekday: 'long' }).format(date)
  }
  return new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long' }).format(date)
}

export interface StateFacts {
  readonly state: MessageState
  readonly name: string
  readonly holds: readonly HoldView[]
  /** How many houses keep mail for the recipient. */
  readonly houses: number
  readonly now: Milliseconds
  /** Whether this device goes through relays only, and to no house that it did not choose. */
  readonly relayOnly?: boolean
  readonly failure?: string
}

export function messageStateInWords (facts: StateFacts): string {
  const { state, name, holds, houses, now } = facts
  switch (state) {
    case 'waiting':
      switch (waitingFor(facts)) {
        case 'a-relay': return waitingForRelay(name)
        case 'both-here':
          return `waiting: nobody keeps mail for ${name} yet, so this goes when you are both here`
        case 'a-way': return `waiting: it goes out as soon as ${name} ` +
          `or a house that keeps mail for ${name} can be reached`
      }
    case 'held': {
      const until = Math.min(...holds.map((hold) => hold.until))
      return `held by ${holds.length} of ${Math.max(houses, holds.length)} until ${
        momentInWords(until, now)
      }`
    }
    case 'delivered':
      return 'delivered'
    case 'read':
      return 'read'
    case 'expired':
      return `expired unread: ${name} did not fetch it in time. Send it again, or delete it`
    case 'failed':
      return `not sent: ${facts.failure ?? 'it was refused'}`
  }
}

/** What a message that nobody holds waits for. */
export function waitingFor (
  { houses, relayOnly }: Pick<StateFacts, 'houses' | 'relayOnly'>
): WaitingFor {
  if (relayOnly === true) return 'a-relay'
  return houses === 0 ? 'both-here' : 'a-way'
}

/** Else it could wait for ever, and nobody would know why. */
function waitingForRelay (name: string): string {
  return `waiting: relay-only is on, so it goes only through a relay of ${name}'s, or to a house ` +
    `that keeps mail for ${name} and for you. Any other would learn your address; to allow that: ` +
    'snug settings set relay-only off'
}

/** How far a knock is, and of somebody blocked, how many houses turn theirs away. */
export interface StateDetails {
  readonly knock?: KnockView['state'] | undefined
  readonly houses?: number
  readonly confirmed?: number
}

export function contactStateInWords (
  { state, name, change }: Pick<ContactView, 'state' | 'name' | 'change'>,
  { knock, houses = 0, confirmed = 0 }: StateDetails = {}
): string {
  if (state === 'invited' && knock === 'working') {
    return `knocking at ${name}'s door: this device does some work for it first`
  }
  const words: Record<ContactState, string> = {
    invited: `waiting for ${name} to answer your message`,
    requested: `${name} is at the door: accept, decline or block`,
    connected: 'connected, not verified yet',
    verified: 'verified',
    changed: change?.kind === 'replaced'
      ? `${change.other?.name ?? 'another contact'} took the place of ${name}`
      : `${name}'s identity is new: check in person or by phone before you write again`,
    blocked: houses === 0
      ? 'blocked'
      : `blocked; confirmed by ${confirmed} of ${houses} ${houses === 1 ? 'house' : 'houses'}`
  }
  return words[state]
}

export function inviteStateInWords (
  state: InviteView['state'],
  expiresAt: Milliseconds,
  now: Milliseconds
): string {
  switch (state) {
    case 'open': return `open until ${momentInWords(expiresAt, now)}`
    case 'used': return 'used'
    case 'withdrawn': return 'withdrawn'
    case 'expired': return 'expired'
  }
}

/** A wish of one side for how long messages stay, and what counts for both of them. */
export interface RetentionChange {
  readonly by: 'me' | 'them'
  readonly name: string
  /** Seconds; 0 keeps messages. */
  readonly wish: Seconds
  readonly seconds: Seconds
}

/** How long new messages of a conversation stay, and who chose it; older ones keep their end. */
export function retentionInWords ({ by, name, wish, seconds }: RetentionChange): string {
  const [who, other] = by === 'me' ? ['You', name] : [name, 'you']
  if (wish === seconds) {
    return seconds === 0
      ? `${who} chose to keep new messages: they stay until they are deleted.`
      : `${who} chose that new messages disappear after ${spanInWords(seconds)}, for both of you.`
  }
  const wanted = wish === 0 ? 'new messages to stay' : `${spanInWords(wish)}`
  const chooses = by === 'me' ? `${other} chooses` : `${other} choose`
  return `${who} would like ${wanted}. Until ${chooses} that too, new messages disappear ` +
    `after ${spanInWords(seconds)}.`
}

/** A span of time by its largest whole unit: "30 days", "1 hour". */
export function spanInWords (seconds: Seconds): string {
  const units: ReadonlyArray<readonly [number, string]> =
    [[31_536_000, 'year'], [86_400, 'day'], [3_600, 'hour'], [60, 'minute'], [1, 'second']]
  const [size, name] = units.find(([unit]) => seconds % unit === 0) ?? [1, 'second']
  const count = seconds / size
  return `${count} ${name}${count === 1 ? '' : 's'}`
}

/** Why a message failed, by the code of its fault. */
export function failureInWords (code: string, name: string): string {
  switch (code) {
    case 'farewell': return `${name} no longer accepts messages from you here`
    case 'removed': return 'the contact was removed'
    case 'blocked': return `you blocked ${name}`
    case 'device-gone': return `${name} no longer uses the device that it was for. Send it again`
    case 'restored': return 'it was on its way when this backup was made. It may not have arrived'
    default: return 'it was refused'
  }
}
