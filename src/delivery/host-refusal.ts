// What the answers of a host mean for a box that is leased there (mailbox/answer-code.ts).

import type { Fault } from '../base/errors.ts'

const REFUSALS: ReadonlySet<string> = new Set(['not-hosting', 'quota', 'taken', 'unproved',
  'unsupported'])
const GONE: ReadonlySet<string> = new Set(['unknown-box', 'used', 'revoked', 'moved', 'unproved'])

/** Whether a host says no: shown as a refusal, and tried again all the same. */
export function isRefusal ({ code }: Fault): boolean { return REFUSALS.has(code) }

/** Whether a host says that it keeps the box no more. */
export function saysGone ({ code }: Fault): boolean { return GONE.has(code) }
