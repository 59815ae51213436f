// The codes by which a host answers (PROTOCOL §10.1), and what each one says to a person.
// `unknown-box` is one answer for a box that is not there and for a token that does not fit:
// guessing teaches nothing.

import type { Fault } from '../base/errors.ts'
import type { Seconds } from '../base/brand.ts'
import type { WorkAsked } from './work.ts'

/** Codes and their numbers on the wire; 0 is done. A number is never reused. */
export const answerCodes = {
  'done': 0,
  'unknown-box': 1,
  'quota': 2,
  'rate': 3,
  'not-hosting': 4,
  'taken': 5,
  'unproved': 6,
  'used': 7,
  'revoked': 8,
  'moved': 9,
  'no-bundle': 10,
  'unavailable': 11,
  'too-large': 12,
  'unsupported': 13,
  'work': 14
} as const
export type AnswerCode = keyof typeof answerCodes

/**
 * Why a host refused. `wait` is when to ask again, in seconds from now; 0 where the host did not
 * say.
 */
export interface HostFault extends Fault {
  readonly code: Exclude<AnswerCode, 'done'>
  readonly wait: Seconds
  /** With `work`: what the host asks for. */
  readonly asked?: WorkAsked
}

const NAMES: ReadonlyMap<number, AnswerCode> = new Map(
  Object.entries(answerCodes).map(([name, number]) => [number, name as AnswerCode])
)

/** The code of its number on the wire; numbers of later versions count as `unsupported`. */
export function answerCodeOf (number: number): AnswerCode {
  return NAMES.get(number) ?? 'unsupported'
}

type Refusal = Exclude<AnswerCode, 'done'>

/** What happened, and what to do. */
const WORDS: Readonly<Record<Refusal, readonly [message: string, action: string]>> = {
  'unknown-box': [
    'The host keeps no such mailbox any more.',
    'Ask the owner for a new way to reach them.'
  ],
  'quota': [
    'The mailbox at this host is full.',
    'It is tried again when the owner has fetched mail.'
  ],
  'rate': [
    'The host takes no more from us at the moment.',
    'It is tried again in a moment.'
  ],
  'not-hosting': [
    'This host does not keep mail for us.',
    'Ask its owner to switch hosting on for you.'
  ],
  'taken': [
    'The host already keeps a mailbox of this name for somebody else.',
    'Lease one of another name.'
  ],
  'unproved': [
    'The host does not accept that this mailbox is ours.',
    'Prove it again on a new connection.'
  ],
  'used': [
    'This invite has been used already.',
    'Ask for a new invite.'
  ],
  'revoked': [
    'The owner has withdrawn this.',
    'Ask for a new invite.'
  ],
  'moved': [
    'The owner has moved the mailbox to another host.',
    'Use the other mailboxes of the owner.'
  ],
  'no-bundle': [
    'The host has no keys for this mailbox.',
    'Try again when the owner has been online.'
  ],
  'unavailable': [
    'The host cannot store or read mail at the moment.',
    'It is tried again later.'
  ],
  'too-large': [
    'This mailbox takes only smaller messages.',
    'Send a shorter message.'
  ],
  'unsupported': [
    'The host does not know how to do this.',
    'Its owner should update Snug.'
  ],
  'work': [
    'This mailbox takes mail of strangers only with proof of some work.',
    'This device does the work, and tries again.'
  ]
}

export function hostFault (code: Refusal, wait: Seconds): HostFault {
  const [message, action] = WORDS[code]
  return { code, message, action, wait }
}
