// Group commit (DESIGN §10): what arrives while one batch is being flushed waits, and goes out
// together, in order, as the next single batch. After a failed write everything waiting and
// everything later fails: nothing may be written after a gap.

import { SnugError } from '../base/errors.ts'
import { KIB, MIB } from '../base/limits.ts'
import { writeFault } from './store-faults.ts'
import type { Fault } from '../base/errors.ts'
import type { DatabaseOperation } from './database.ts'

// Implementation constants: how much may share one flush. One commit is never split, however large.
/**
 * Operations of one flush.
 * @internal
 */
export const GROUP_OPERATIONS_MAX = 4 * KIB
const GROUP_BYTES_MAX = 2 * MIB // half of what LevelDB keeps in memory

interface Waiting {
  readonly operations: readonly DatabaseOperation[]
  readonly bytes: number
  readonly resolve: () => void
  readonly reject: (error: SnugError) => void
}

export class CommitQueue {
  readonly #write: (operations: DatabaseOperation[]) => Promise<void>
  readonly #waiting: Waiting[] = []
  #last: Promise<void> = Promise.resolve()
  #running = false
  #fault: Fault | undefined

  /** `write` writes one batch, flushed. */
  constructor (write: (operations: DatabaseOperation[]) => Promise<void>) {
    this.#write = write
  }

  /** Resolves when the operations are flushed; rejects with a SnugError when they may not be. */
  add (operations: readonly DatabaseOperation[]): Promise<void> {
    if (this.#fault !== undefined) return Promise.reject(new SnugError(this.#fault))
    this.#last = new Promise((resolve, reject) => {
      this.#waiting.push({ operations, bytes: bytesOf(operations), resolve, reject })
    })
    if (!this.#running) void this.#run()
    return this.#last
  }

  /** Resolves when everything added so far is flushed. */
  flushed (): Promise<void> {
    return this.#fault === undefined ? this.#last : Promise.reject(new SnugError(this.#fault))
  }

  /** Fails everything waiting and everything later with `fault`; the first fault stays. */
  fail (fault: Fault): void {
    this.#fault ??= fault
    for (const commit of this.#waiting.splice(0)) commit.reject(new SnugError(this.#fault))
  }

  async #run (): Promise<void> {
    this.#running = true
    while (this.#waiting.length > 0) {
      const group = this.#nextGroup()
      try {
        await this.#write(group.flatMap((commit) => commit.operations))
        for (const commit of group) commit.resolve()
      } catch (error) {
        const fault = writeFault(error)
        for (const commit of group) commit.reject(new SnugError(fault))
        this.fail(fault)
      }
    }
    this.#running = false
  }

  #nextGroup (): Waiting[] {
    let operations = 0
    let bytes = 0
    let count = 0
    for (const commit of this.#waiting) {
      operations += commit.operations.length
      bytes += commit.bytes
      if (count > 0 && (operations > GROUP_OPERATIONS_MAX || bytes > GROUP_BYTES_MAX)) break
      count++
    }
    return this.#waiting.splice(0, count)
  }
}

function bytesOf (operations: readonly DatabaseOperation[]): number {
  let bytes = 0
  for (const operation of operations) {
    bytes += operation.key.length + (operation.type === 'put' ? operation.value.length : 0)
  }
  return bytes
}
