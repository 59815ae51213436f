// Nodes that keep reachability records, simulated: honest ones judge and order as PROTOCOL.md §11
// says, hostile ones answer with whatever they are given.

import { fromUtf8 } from '../../src/base/bytes.ts'
import { checkRecord, seqOf } from '../../src/network/record.ts'
import type { Clock } from '../../src/base/clock.ts'
import type { RecordKey } from '../../src/network/record-key.ts'
import type { RecordNetwork } from '../../src/network/record-network.ts'

export class SimulatedRecords implements RecordNetwork {
  readonly #clock: Clock
  /** What each node holds, by key; nodes answer in this order. */
  readonly nodes: Map<string, Uint8Array>[]
  /** What hostile nodes answer before the honest ones, whatever they are asked. */
  hostile: Uint8Array[] = []
  readonly own = new Map<string, Uint8Array>()
  asked = 0

  constructor (clock: Clock, nodes: number) {
    this.#clock = clock
    this.nodes = Array.from({ length: nodes }, () => new Map<string, Uint8Array>())
  }

  get size (): number { return this.nodes.length + this.hostile.length }

  store (key: RecordKey, value: Uint8Array): Promise<number> {
    return Promise.resolve(this.nodes.filter((node) => this.#put(node, key, value)).length)
  }

  async * values (key: RecordKey, signal: AbortSignal): AsyncGenerator<Uint8Array> {
    this.asked++
    yield * this.hostile
    for (const node of this.nodes) {
      if (signal.aborted) return
      const value = node.get(fromUtf8(key) ?? '')
      if (value !== undefined) yield value
    }
  }

  held (key: RecordKey): Uint8Array | undefined {
    return this.own.get(fromUtf8(key) ?? '')
  }

  #put (node: Map<string, Uint8Array>, key: RecordKey, value: Uint8Array): boolean {
    const checked = checkRecord(key, value, this.#clock.now())
    const name = fromUtf8(key) ?? ''
    const held = node.get(name)
    if (!checked.ok || (held !== undefined && seqOf(held) > seqOf(value))) return false
    node.set(name, value)
    return true
  }
}
