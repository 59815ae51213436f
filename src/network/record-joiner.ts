// Looks around in the DHT soon after a node of it appeared, until enough of them are known.

import { deadline } from './deadline.ts'
import { DHT_PROTOCOL } from './libp2p-dht.ts'
import { MINUTE, SECOND } from '../base/limits.ts'
import type { Clock, Timer } from '../base/clock.ts'
import type { RecordNode } from './network-node.ts'
import type { Libp2p, Libp2pEvents } from '@libp2p/interface'

const JOIN_DELAY_MS = 2 * SECOND
const JOIN_SPACING_MS = 5 * MINUTE
const JOIN_MS = 30 * SECOND
const JOINED = 20 // nodes in the table, from which on others find us

/** From now on; `joined` hears of each look. Returns what ends that. */
export function joinRecordNodes (
  node: Libp2p, records: RecordNode | undefined, clock: Clock, joined: () => void
): () => void {
  let joining: Timer | undefined
  let joinedAt = -Infinity
  const listener = (event: Libp2pEvents['peer:identify']): void => {
    if (records === undefined || !event.detail.protocols.includes(DHT_PROTOCOL)) return
    const due = clock.monotonic() - joinedAt > JOIN_SPACING_MS
    if (joining !== undefined || records.size >= JOINED || !due) return
    joining = clock.schedule(JOIN_DELAY_MS, () => {
      joining = undefined
      joinedAt = clock.monotonic()
      const limit = deadline(clock, JOIN_MS)
      void records.join(limit.signal).finally(() => {
        limit.done()
        joined()
      })
    })
  }
  node.addEventListener('peer:identify', listener)
  return () => {
    joining?.cancel()
    node.removeEventListener('peer:identify', listener)
  }
}
