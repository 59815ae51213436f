// The port between the directory and the network of nodes that keep records: a DHT, or a
// simulation.

import type { RecordKey } from './record-key.ts'

export interface RecordNetwork {
  /** How many nodes that keep records are known; with 0 we are alone. */
  readonly size: number
  /** Gives `value` to the nodes closest to `key`; how many of them confirmed it. */
  store (key: RecordKey, value: Uint8Array, signal: AbortSignal): Promise<number>
  /** Records of `key` as nodes answer, one a node. Ending the iteration early ends the search. */
  values (key: RecordKey, signal: AbortSignal): AsyncIterable<Uint8Array>
  /** The record that this node itself keeps for `key`. */
  held (key: RecordKey): Uint8Array | undefined
}
