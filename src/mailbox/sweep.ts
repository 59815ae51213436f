// What is over goes (DESIGN §8): mail whose time has ended, tombstones with it, boxes whose lease
// has ended, and of these everything, from the disk too. Everything is found by marks, so that no
// sweep ever reads the mail that stays.

import { toHex } from '../base/bytes.ts'
import { scrubNoted, scrubSoon } from '../storage/table-scrub.ts'
import { tables } from '../storage/tables.ts'
import { secondsOf } from './host-context.ts'
import { removeMail } from './fetching.ts'
import { boxRecordKey } from './kept-box.ts'
import { capabilityRecordKey } from './kept-capability.ts'
import { decodeMark, dueMark, markKey, marksName, traceKey } from './kept-mail.ts'
import { forgetLeft } from './leaving.ts'
import type { Operation } from '../storage/store.ts'
import type { HostContext } from './host-context.ts'
import type { KeptBox } from './kept-box.ts'
import type { KeptCapability } from './kept-capability.ts'

/** Where anything of a box is. */
const OF_A_BOX = [tables.hostEnvelope, tables.hostTombstone, tables.hostCapability,
  tables.hostBundle, tables.hostRecord, tables.hostBox] as const
const BATCH = 128 // marks at a time
const ALL = Number.MAX_SAFE_INTEGER

export async function sweep (host: HostContext): Promise<void> {
  const now = secondsOf(host.clock)
  for (const kept of host.ledger.boxes()) {
    if (kept.until <= now) await forgetBox(host, kept)
    else await removeDue(host, kept, kept.released === undefined ? dueMark(now) : ALL)
  }
  // Of boxes that were forgotten, also before a crash.
  await scrubNoted(host.store, OF_A_BOX)
}

/** Removes the mail, held or gone, of all marks up to `to`. */
async function removeDue (host: HostContext, kept: KeptBox, to: number): Promise<void> {
  const name = marksName(kept.box)
  for (;;) {
    const marks = await host.store.list(tables.hostTombstone, name, { to, limit: BATCH })
    if (marks.length === 0) return
    const operations: Operation[] = []
    const touched = new Set<KeptCapability>()
    const positions: number[] = []
    for (const { number, value } of marks) {
      const mark = decodeMark(number, value)
      const capability = kept.byIndex.get(mark.capability)
      if (capability !== undefined) {
        capability.remembered--
        touched.add(capability)
      }
      positions.push(mark.position)
      operations.push({ type: 'delete', key: markKey(kept.box, number) })
      operations.push({ type: 'delete', key: traceKey(kept.box, mark.hash) })
    }
    operations.push(scrubSoon(tables.hostTombstone))
    await removeMail(host, kept, positions, { operations, touched })
  }
}

/**
 * Takes a box away for good: the record goes last, so that a crash in between is made up for by the
 * next sweep.
 */
async function forgetBox (host: HostContext, kept: KeptBox): Promise<void> {
  kept.forgetting = true
  host.subscribers.get(toHex(kept.box))?.stop()
  await removeDue(host, kept, ALL)
  const operations: Operation[] = [...kept.byIndex.keys()].map((index) => {
    return { type: 'delete', key: capabilityRecordKey(kept.box, index) }
  })
  host.ledger.remove(kept)
  operations.push(...OF_A_BOX.map(scrubSoon), ...forgetLeft(kept.box),
    { type: 'delete', key: boxRecordKey(kept.box) })
  await host.store.commit(operations)
}
