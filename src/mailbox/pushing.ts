// subscribe (PROTOCOL §10.1): what a box holds, and what comes, pushed over the stream on which its
// owner asked for it. Only so much is on its way unacknowledged: an owner that takes its time costs
// the host nothing but the wait.

import { readPage } from './fetching.ts'
import type { HostContext, Subscriber } from './host-context.ts'
import type { MailEntry } from './host-frame.ts'
import type { KeptBox } from './kept-box.ts'

export class Pushing implements Subscriber {
  readonly #host: HostContext
  readonly #kept: KeptBox
  readonly #send: (entries: readonly MailEntry[]) => Promise<boolean>
  /** Sizes of what is on its way, by position. */
  readonly #underWay = new Map<number, number>()
  #bytes = 0
  #last = 0
  #stopped = false
  #due = true
  #wait: (() => void) | undefined

  /** `send` hands entries over, and answers false once the stream is closed. */
  constructor (
    host: HostContext, kept: KeptBox, send: (entries: readonly MailEntry[]) => Promise<boolean>
  ) {
    this.#host = host
    this.#kept = kept
    this.#send = send
  }

  wake (): void {
    this.#due = true
    this.#wait?.()
  }

  acknowledged (positions: readonly number[]): void {
    for (const position of positions) {
      this.#bytes -= this.#underWay.get(position) ?? 0
      this.#underWay.delete(position)
    }
    this.#wait?.()
  }

  stop (): void {
    this.#stopped = true
    this.#wait?.()
  }

  /** Pushes until it is stopped or the stream ends. */
  async run (): Promise<void> {
    while (!this.#stopped) {
      if (!this.#due || this.#isFull()) {
        await new Promise<void>((resolve) => { this.#wait = resolve })
        this.#wait = undefined
        continue
      }
      // Before the read: mail that comes during it wakes us again.
      this.#due = false
      const { entries, last, more } = await readPage(this.#host, this.#kept, this.#last)
      this.#last = last
      if (more) this.#due = true
      if (entries.length === 0) continue
      for (const { position, envelope } of entries) {
        this.#underWay.set(position, envelope.length)
        this.#bytes += envelope.length
      }
      if (!await this.#send(entries)) this.#stopped = true
    }
  }

  #isFull (): boolean {
    const { pushEntries, pushBytes } = this.#host.limits
    return this.#underWay.size >= pushEntries || this.#bytes >= pushBytes
  }
}
