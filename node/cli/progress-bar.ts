// How far something long is: a bar on the standard error at a terminal, lines of JSON there for
// programs that asked for JSON, nothing otherwise.

import { SingleBar } from 'cli-progress'
import { bytesInWords } from './terminal.ts'
import type { Output } from './io.ts'

export interface Progress {
  readonly done: number
  /** Undefined where nobody knows yet. */
  readonly total?: number | undefined
  /** Bytes where nothing is said; else in which it counts, with no end that can be told. */
  readonly unit?: 'tries'
}

export class ProgressBar {
  readonly #stderr: Output
  readonly #json: boolean
  #bar: SingleBar | undefined

  constructor (stderr: Output, json: boolean) {
    this.#stderr = stderr
    this.#json = json
  }

  show ({ done, total, unit }: Progress): void {
    if (this.#json) {
      this.#stderr.write(`${JSON.stringify({ progress: { done, total } })}\n`)
      return
    }
    if (this.#stderr.isTTY !== true || (total === 0 && this.#bar === undefined)) return
    this.#bar ??= this.#open(total, unit)
    const words = unit === undefined ? bytesInWords(done) : `${done} ${unit}`
    this.#bar.update(Math.min(done, total ?? done), { words })
  }

  /** Before anything else is printed. */
  end (): void {
    this.#bar?.stop()
    this.#bar = undefined
  }

  #open (total: number | undefined, unit: Progress['unit']): SingleBar {
    const bar = new SingleBar({
      format: total === undefined
        ? '{words}, {duration_formatted}'
        : unit === undefined
          ? '{bar} {percentage}%, {words}, {eta_formatted} to go'
          : '{bar} {words}',
      stream: this.#stderr,
      hideCursor: true,
      clearOnComplete: true,
      barsize: 24,
      barCompleteChar: '\u2588',
      barIncompleteChar: '\u00b7'
    })
    bar.start(total ?? Number.MAX_SAFE_INTEGER, 0, { words: '' })
    return bar
  }
}
