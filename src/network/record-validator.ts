// How nodes of the DHT judge values of the namespace `snug` (PROTOCOL.md §11). The validator
// refuses by throwing, as the DHT wants it. That a stored record is never replaced by an older one
// is the business of volatile-datastore.ts: readers must still be able to pass over an older answer
// to a newer one.

import { SnugError } from '../base/errors.ts'
import { checkRecord, readRecord } from './record.ts'
import { NAMESPACE } from './record-key.ts'
import type { Clock } from '../base/clock.ts'

export interface RecordRules {
  readonly validators: Record<string, (key: Uint8Array, value: Uint8Array) => void>
  readonly selectors: Record<string, (key: Uint8Array, values: Uint8Array[]) => number>
}

export function recordRules (clock: Clock): RecordRules {
  return {
    validators: {
      [NAMESPACE]: (key, value) => {
        const checked = checkRecord(key, value, clock.now())
        if (!checked.ok) throw new SnugError(checked.fault)
      },
      // The DHT's own namespace of public keys: nobody here needs it, and strangers could fill it.
      pk: () => {
        throw new SnugError({ code: 'record-key', message: 'This DHT keeps no public keys.' })
      }
    },
    selectors: { [NAMESPACE]: (_key, values) => newestOf(values) }
  }
}

/**
 * The index of the valid record with the highest seq; the first of them where several have it.
 * @internal
 */
export function newestOf (values: readonly Uint8Array[]): number {
  let best = 0
  let highest = -1
  for (const [index, value] of values.entries()) {
    const head = readRecord(value)
    if (head.ok && head.value.seq > highest) {
      highest = head.value.seq
      best = index
    }
  }
  return best
}
