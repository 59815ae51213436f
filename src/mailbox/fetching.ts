// fetch and acknowledge (PROTOCOL §10.1): mail in order, a page at a time; what the owner has taken
// is gone at once, but for the trace that stops a second delivery.

import { toHex } from '../base/bytes.ts'
import { ENVELOPE_MAX } from '../base/limits.ts'
import { MAIL_FRAME_MAX } from './protocol.ts'
import { done, isAnswer, provedBox, secondsOf } from './host-context.ts'
import { decodeMail, mailKey } from './kept-mail.ts'
import { countOut, writeCapability } from './ledger.ts'
import { TOKEN_HASH_SIZE } from './capability.ts'
import { tables } from '../storage/tables.ts'
import type { Operation } from '../storage/store.ts'
import type { TokenHash } from './capability.ts'
import type { Asker, HostContext } from './host-context.ts'
import type { Answer, MailEntry } from './host-frame.ts'
import type { KeptBox } from './kept-box.ts'
import type { KeptCapability } from './kept-capability.ts'
import type { OperationOf } from './request.ts'

const PAGE_ENTRIES = 64 // mail.proto's limit
const ENTRY_OVERHEAD = 64 // bytes, at most, around an envelope
const PAGE_BYTES = MAIL_FRAME_MAX - 1_024 // bytes; the rest is for what is not entries
const FIRST_READ = 4 // records
const READ_MAX = 16

export interface MailPage {
  readonly entries: readonly MailEntry[]
  /** Where to go on. */
  readonly last: number
  readonly more: boolean
}

export async function fetch (
  host: HostContext, asker: Asker, request: OperationOf<'fetch'>
): Promise<Answer> {
  const kept = provedBox(host, asker, request.box)
  if (isAnswer(kept)) return kept
  const { entries, more } = await readPage(host, kept, request.after)
  return done({ entries, more, counter: kept.counter })
}

/** What the box holds after a position, oldest first, as much as one frame takes. */
export async function readPage (
  host: HostContext, kept: KeptBox, after: number
): Promise<MailPage> {
  const now = secondsOf(host.clock)
  const entries: MailEntry[] = []
  let last = after
  let left = PAGE_BYTES
  let limit = FIRST_READ
  for (;;) {
    const read = await host.store.list(tables.hostEnvelope, kept.box, { from: last + 1, limit })
    for (const { number, value } of read) {
      const mail = decodeMail(number, value)
      const size = mail.envelope.length + ENTRY_OVERHEAD
      if (size > left || entries.length === PAGE_ENTRIES) return { entries, last, more: true }
      last = number
      if (mail.until <= now || kept.leaving.has(number)) continue
      left -= size
      const tokenHash = hashOf(kept, mail.capability)
      entries.push({ position: number, tokenHash, envelope: mail.envelope })
    }
    if (read.length < limit) return { entries, last, more: false }
    // About as many as still fit, if they are like the last one.
    const size = (entries.at(-1)?.envelope.length ?? ENVELOPE_MAX) + ENTRY_OVERHEAD
    limit = Math.max(1, Math.min(READ_MAX, Math.floor(left / size)))
  }
}

export async function acknowledge (
  host: HostContext, asker: Asker, request: OperationOf<'acknowledge'>
): Promise<Answer> {
  const kept = provedBox(host, asker, request.box)
  if (isAnswer(kept)) return kept
  await removeMail(host, kept, request.positions)
  host.subscribers.get(toHex(kept.box))?.acknowledged(request.positions)
  return done()
}

/** What the sweep removes in the same commit. */
export interface AlongWith {
  readonly operations: readonly Operation[]
  /** Capabilities that it changed. */
  readonly touched: Iterable<KeptCapability>
}

/**
 * Deletes what is at these positions; positions that are empty, or are being emptied, are left
 * alone.
 */
export async function removeMail (
  host: HostContext,
  kept: KeptBox,
  positions: readonly number[],
  along: AlongWith = { operations: [], touched: [] }
): Promise<void> {
  const mine = [...new Set(positions)].filter((position) => !kept.leaving.has(position))
  for (const position of mine) kept.leaving.add(position)
  try {
    const keys = mine.map((position) => mailKey(kept.box, position))
    const values = await Promise.all(keys.map((key) => host.store.get(key)))
    const operations: Operation[] = [...along.operations]
    const touched = new Set(along.touched)
    for (const [i, position] of mine.entries()) {
      const value = values[i]
      if (value === undefined) continue
      const mail = decodeMail(position, value)
      const capability = kept.byIndex.get(mail.capability)
      countOut(kept, capability, mail.envelope.length)
      if (capability !== undefined) touched.add(capability)
      operations.push({ type: 'delete', key: mailKey(kept.box, position) })
    }
    // Only now: counts that were written down before the reads could be older than those of a put
    // in between.
    for (const capability of touched) operations.push(writeCapability(kept, capability))
    if (operations.length === 0) return
    await host.store.commit(operations)
    host.erased(kept.box)
  } finally {
    for (const position of mine) kept.leaving.delete(position)
  }
}

function hashOf (kept: KeptBox, index: number): TokenHash {
  return kept.byIndex.get(index)?.tokenHash ?? new Uint8Array(TOKEN_HASH_SIZE) as TokenHash
}
