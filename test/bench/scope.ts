// What a benchmark has begun and must not outlive it: undone in reverse order at its end, whether
// it succeeded, failed or was interrupted.

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

type Undo = () => Promise<void> | void

export class Scope {
  readonly #undo: Undo[] = []
  #closed = false

  /** Runs `undo` at the end; at once where that has come, as after an interruption. */
  defer (undo: Undo): void {
    if (this.#closed) void tidily(undo)
    else this.#undo.push(undo)
  }

  /** A new directory of one's own. */
  async directory (): Promise<string> {
    const path = await mkdtemp(join(tmpdir(), 'snug-bench-'))
    this.defer(() => rm(path, { recursive: true, force: true, maxRetries: 5 }))
    return path
  }

  /** Undoes everything; what cannot be undone is said and does not keep the rest. */
  async close (): Promise<void> {
    this.#closed = true
    for (let undo = this.#undo.pop(); undo !== undefined; undo = this.#undo.pop()) {
      await tidily(undo)
    }
  }
}

async function tidily (undo: Undo): Promise<void> {
  try {
    await undo()
  } catch (error) {
    console.error('while tidying up:', error)
  }
}
