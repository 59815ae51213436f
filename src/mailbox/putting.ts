// put (PROTOCOL §10.1): an envelope into a box, by a token. Of the connection that brings it only
// how often it does so counts, and nothing of it is stored. Never may a receipt go out before the
// flush, nor an envelope of somebody else make room for this one.

import { toHex } from '../base/bytes.ts'
import { MAIL_TTL_LONG, MAIL_TTL_SHORT, REQUEST_ENVELOPE_MAX, SECOND } from '../base/limits.ts'
import { envelopeHash } from '../message/envelope.ts'
import { tokenHash } from './capability.ts'
import { done, fromOf, refuse, secondsOf } from './host-context.ts'
import { makeReceipt } from './hold.ts'
import { boxLimit } from './host-limits.ts'
import { knock } from './knocking.ts'
import { decodeTrace, keepMail, traceKey } from './kept-mail.ts'
import { capabilityOf, countIn, isActive } from './ledger.ts'
import { TokenBucket } from './token-bucket.ts'
import type { EnvelopeHash } from '../message/envelope.ts'
import type { Token } from '../identity/capability.ts'
import type { Asker, HostContext } from './host-context.ts'
import type { Answer } from './host-frame.ts'
import type { KeptBox } from './kept-box.ts'
import type { KeptCapability } from './kept-capability.ts'
import type { OperationOf } from './request.ts'

type Put = OperationOf<'put'>

/** What a token opens: the box with the capability, or why not. */
export type Opened =
  | { readonly kept: KeptBox, readonly capability: KeptCapability, readonly refusal: undefined }
  | { readonly refusal: Answer }

export function open (
  host: HostContext, request: { readonly box: Put['box'], readonly token: Token }
): Opened {
  const kept = host.ledger.find(request.box)
  const capability = kept === undefined ? undefined : capabilityOf(kept, tokenHash(request.token))
  if (kept === undefined || capability === undefined) return { refusal: refuse('unknown-box') }
  if (kept.released !== undefined) return { refusal: refuse(kept.released) }
  // Whose token was taken back sees what an ended lease looks like.
  if (capability.revoked || !isActive(kept, secondsOf(host.clock))) {
    return { refusal: refuse('unknown-box') }
  }
  return { kept, capability, refusal: undefined }
}

export async function put (host: HostContext, asker: Asker, request: Put): Promise<Answer> {
  const opened = open(host, request)
  if (opened.refusal !== undefined) return opened.refusal
  const { kept, capability } = opened
  const { length } = request.envelope
  const isRequest = kept.kind === 'request'
  if (isRequest && length > REQUEST_ENVELOPE_MAX) return refuse('too-large')
  const hash = envelopeHash(request.envelope)
  const { network } = asker.from
  const isNew = isRequest && !await isKnown(host, kept, hash)
  if (isNew) {
    // Nobody works for a box that is full.
    const isFree = fits(host, kept, capability, length) && host.shares.admits(kept, network)
    if (!isFree) return refuse('quota')
    const refused = await knock(host, asker, kept, request.proof, hash)
    if (refused !== undefined) return refused
  }
  const wait = waitFor(host, asker, capability)
  if (wait > 0) return refuse('rate', Math.ceil(wait / SECOND))
  const answer = await admitOnce(host, kept, capability, request, hash)
  if (answer.code !== 'done') return answer
  if (isNew) host.shares.took(kept, network)
  const hold = { box: kept.box, envelope: hash, until: answer.until }
  return { ...answer, receipt: makeReceipt(request.token, host.self, hold) }
}

/** Milliseconds that this put is too early, by its capability, its peer or its network. */
function waitFor (host: HostContext, asker: Asker, capability: KeptCapability): number {
  const now = host.clock.monotonic()
  capability.puts ??= new TokenBucket(host.limits.puts, now)
  const wait = capability.puts.take(now)
  if (wait > 0) return wait
  return host.rates.puts.take(fromOf(host, asker), now)
}

/** A repetition, whose answer was lost: it has proved its work. */
async function isKnown (host: HostContext, kept: KeptBox, hash: EnvelopeHash): Promise<boolean> {
  return host.admitting.has(toHex(kept.box) + toHex(hash)) ||
    await host.store.get(traceKey(kept.box, hash)) !== undefined
}

/** Two puts of one envelope at a time are one. */
async function admitOnce (
  host: HostContext, kept: KeptBox, capability: KeptCapability, request: Put, hash: EnvelopeHash
): Promise<Answer> {
  const name = toHex(kept.box) + toHex(hash)
  const first = host.admitting.get(name)
  if (first !== undefined) return await first
  const admission = admit(host, kept, capability, request, hash)
  host.admitting.set(name, admission)
  try {
    return await admission
  } finally {
    host.admitting.delete(name)
  }
}

async function admit (
  host: HostContext, kept: KeptBox, capability: KeptCapability, request: Put, hash: EnvelopeHash
): Promise<Answer> {
  const { store } = host
  // Looked up side by side, but let in one after another.
  const lookup = store.get(traceKey(kept.box, hash))
  const turn = kept.admitted.then(() => lookup)
  kept.admitted = turn.catch(() => {})
  const trace = await turn
  if (trace !== undefined) return done({ until: decodeTrace(trace) })
  // From here to the commit nothing is awaited: what is checked is still so when it is written.
  const now = secondsOf(host.clock)
  if (kept.released !== undefined) return refuse(kept.released)
  if (!isActive(kept, now)) return refuse('unknown-box')
  const { envelope, ttl } = request
  if (!fits(host, kept, capability, envelope.length)) return refuse('quota')
  const longest = (ttl === 'day' ? MAIL_TTL_SHORT : MAIL_TTL_LONG) / SECOND
  const until = Math.min(now + longest, kept.until)
  const position = kept.lastPosition + 1
  const counts = countIn(kept, capability, position, envelope.length)
  const mail = { position, capability: capability.index, until, envelope }
  await store.commit([...keepMail(kept.box, mail, hash), counts])
  host.subscribers.get(toHex(kept.box))?.wake()
  return done({ until })
}

function fits (
  host: HostContext, kept: KeptBox, capability: KeptCapability, bytes: number
): boolean {
  return kept.heldEnvelopes < boxLimit(kept.kind).envelopes &&
    kept.heldBytes + bytes <= kept.bytes &&
    capability.heldEnvelopes < capability.envelopes &&
    capability.heldBytes + bytes <= capability.bytes &&
    capability.remembered < host.limits.remembered
}
