// A stranger's put into a request box (PROTOCOL §10.2): everybody has its token, so that work
// stands in for it. In this order, from the cheap to the costly: nonce and day, the cheap hash, how
// often this peer and its network came, the costly hash.

import { SECOND } from '../base/limits.ts'
import { EMPTY_ANSWER } from './host-frame.ts'
import { refuse } from './host-context.ts'
import type { EnvelopeHash } from '../message/envelope.ts'
import type { Asker, HostContext } from './host-context.ts'
import type { Answer } from './host-frame.ts'
import type { KeptBox } from './kept-box.ts'

const BUSY_WAIT = 5 // seconds

/** Undefined where the work was done; else what to answer. */
export async function knock (
  host: HostContext, asker: Asker, kept: KeptBox, proof: Uint8Array, envelope: EnvelopeHash
): Promise<Answer | undefined> {
  const { gate, rates } = host
  const { box } = kept
  const asked = gate.asks(box, kept.heldEnvelopes)
  const read = gate.read(proof, box)
  const candidate = read && gate.first(read, box, envelope)
  if (candidate === undefined) return { ...EMPTY_ANSWER, code: 'work', asked }
  const now = host.clock.monotonic()
  const wait = rates.strangers.take(asker.from, now) || rates.allStrangers.take(now)
  if (wait > 0) return refuse('rate', Math.ceil(wait / SECOND))
  switch (await gate.second(candidate, asked.bits)) {
    case 'done': return undefined
    case 'busy': return refuse('rate', BUSY_WAIT)
    case 'wrong': return { ...EMPTY_ANSWER, code: 'work', asked }
  }
}
