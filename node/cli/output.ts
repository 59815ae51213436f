// Where output goes: data to the standard output, words for people to the standard error.

import { exitOf } from './exit-code.ts'
import type { Fault } from '../../src/base/errors.ts'
import type { Exit } from './exit-code.ts'
import type { Io, Output as Stream } from './io.ts'
import type { Terminal } from './terminal.ts'

export interface OutputOptions {
  readonly json: boolean
  readonly quiet: boolean
}

// What a terminal would act on although it is inside of JSON.
const UNSAFE = /[\u007f-\u009f\u2028-\u202e\u2066-\u2069]/g

export class Output {
  readonly #io: Io
  readonly #options: OutputOptions
  readonly terminal: Terminal

  constructor (io: Io, terminal: Terminal, options: OutputOptions) {
    this.#io = io
    this.#options = options
    this.terminal = terminal
  }

  get json (): boolean { return this.#options.json }

  /** One value on one line of JSON. */
  value (value: unknown): Promise<void> {
    return write(this.#io.stdout, `${safeJson(value ?? null)}\n`)
  }

  text (text: string): Promise<void> {
    return text === '' ? Promise.resolve() : write(this.#io.stdout, `${text}\n`)
  }

  /** A remark for a person. */
  say (text: string): void {
    if (!this.#options.quiet) this.#io.stderr.write(`${text}\n`)
  }

  /** What may be done next: for somebody who sits there. */
  hint (text: string): void {
    if (this.#io.stderr.isTTY === true) this.say(text)
  }

  /** What went wrong, and the exit code for it. */
  fault (fault: Fault): Exit {
    const exit = exitOf(fault.code)
    if (this.#options.json) {
      this.#io.stderr.write(`${safeJson({ error: { ...fault, exit } })}\n`)
    } else {
      const { terminal } = this
      const words = [fault.message, ...fault.action === undefined ? [] : [fault.action]]
      this.#io.stderr.write(`${words.map((line) => terminal.safeLines(line)).join('\n')}\n`)
    }
    return exit
  }
}

function safeJson (value: unknown): string {
  return JSON.stringify(value).replace(UNSAFE, (character) =>
    `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

/** Waits while the reader of the output is slow. */
function write (stream: Stream, text: string): Promise<void> {
  return new Promise((resolve) => {
    stream.write(text, () => { resolve() })
  })
}
