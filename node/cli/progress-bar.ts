// How far something long is: a bar on the standard error at a terminal, lines of JSON there for
// programs that asked for JSON, nothing otherwise.

import { SingleBar } from 'cli-progress'
import type { Output } from './io.ts'

export interface Progress {
  /** Bytes. */
  readonly done: number
  /** Undefined where nobody knows yet. */
  readonly total?: number
}

export class ProgressBar {
  readonly #stderr: Output
  readonly #json: boolean
  #bar: SingleBar | undefined

  constructor (stderr: Output, json: boolean) {
    this.#stderr = stderr
    this.#json = json
  }

  show ({ done, total }: Progress): void {
    if (this.#json) {
      this.#stderr.write(`${JSON.stringify({ progress: { done, total } })}\n`)
      return
    }
    if (this.#stderr.isTTY !== true) return
    const end = total ?? done
    this.#bar ??= this.#open(end)
    this.#bar.setTotal(end)
    this.#bar.update(Math.min(done, end))
  }

  /** Before anything else is printed. */
  end (): void {
    this.#bar?.stop()
    this.#bar = undefined
  }

  #open (total: number): SingleBar {
    const bar = new SingleBar({
      format: '{bar} {percentage}%, {duration_formatted}, {eta_formatted} to go',
      stream: this.#stderr,
      hideCursor: true,
      clearOnComplete: true,
      barsize: 24,
      barCompleteChar: '\u2588',
      barIncompleteChar: '\u00b7'
    })
    bar.start(total, 0)
    return bar
  }
}
