// One stream of ours to one host: requests by rising ids, answers by id, pushes in the order in
// which they come. Answers never wait for pushed mail to be taken; a host that pushes more than the
// protocol lets it is cut off. What cannot be decoded ends the stream, and everything that waits
// for an answer learns so.

import { toHex } from '../base/bytes.ts'
import { fail, failed, ok } from '../base/errors.ts'
import { KIB, SECOND } from '../base/limits.ts'
import { hostFault } from './answer-code.ts'
import { decodeHostFrame } from './host-frame.ts'
import { MAIL_FRAME_MAX } from './protocol.ts'
import { encodeRequest } from './request.ts'
import type { Seconds } from '../base/brand.ts'
import type { Channel } from '../base/channel.ts'
import type { Clock, Timer } from '../base/clock.ts'
import type { Result } from '../base/errors.ts'
import type { BoxId } from '../message/envelope.ts'
import type { Answer, HostFrame, MailEntry } from './host-frame.ts'
import type { StreamNonce } from './ownership.ts'
import type { Operation } from './request.ts'

const UNDER_WAY_MAX = 32 // requests; more wait for their turn
const ANSWER_TIMEOUT = 30 * SECOND // ms
const PUSHED_MAX = 256 * KIB + MAIL_FRAME_MAX // bytes of one box, not yet acknowledged

export interface ClientStreamInit {
  readonly channel: Channel
  readonly clock: Clock
  /** Takes pushed mail; what it resolves for is acknowledged. */
  readonly onMail: (box: BoxId, entries: readonly MailEntry[]) => Promise<void>
  readonly onClosed: (stream: ClientStream) => void
}

/** What a host says first. */
export interface Hello { readonly nonce: StreamNonce, readonly time: Seconds }

export class ClientStream {
  readonly hello: Hello
  /** Proofs of boxes on this stream, made or on their way, by box name in hexadecimal. */
  readonly proofs = new Map<string, Promise<Result<Answer>>>()
  readonly #channel: Channel
  readonly #clock: Clock
  readonly #onMail: ClientStreamInit['onMail']
  readonly #waiting = new Map<number, (answer: Result<Answer>) => void>()
  readonly #subscribed = new Map<string, { pushed: number }>()
  readonly #turns: Array<() => void> = []
  #taking: Promise<void> = Promise.resolve()
  #nextId = 1
  #closed = false
  #usedAt: number

  private constructor (init: ClientStreamInit, hello: Hello) {
    this.hello = hello
    this.#channel = init.channel
    this.#clock = init.clock
    this.#onMail = init.onMail
    this.#usedAt = init.clock.monotonic()
    void this.#read().finally(() => {
      this.close()
      init.onClosed(this)
    })
  }

  /** Waits for the host's hello. Faults: `timeout`, `host-closed`, `mail-malformed`. */
  static async open (init: ClientStreamInit): Promise<Result<ClientStream>> {
    const timer = init.clock.schedule(ANSWER_TIMEOUT, () => { init.channel.close() })
    const frame = await init.channel.receive()
    timer.cancel()
    if (frame === undefined) return closed
    const hello = decodeHostFrame(frame)
    if (hello.ok && hello.value.type === 'hello') return ok(new ClientStream(init, hello.value))
    init.channel.close()
    return hello.ok ? malformed : hello
  }

  get closed (): boolean { return this.#closed }

  /**
   * Monotonic ms since when nothing was asked, nothing is awaited and nothing subscribed; undefined
   * while in use.
   */
  get idleSince (): number | undefined {
    return this.#waiting.size > 0 || this.#subscribed.size > 0 ? undefined : this.#usedAt
  }

  close (): void {
    if (this.#closed) return
    this.#closed = true
    this.#channel.close()
    for (const answer of this.#waiting.values()) answer(closed)
    this.#waiting.clear()
    for (const turn of this.#turns.splice(0)) turn()
  }

  /** The host's answer. Faults: those of the host (answer-code.ts), `timeout`, `host-closed`. */
  async request (operation: Operation): Promise<Result<Answer>> {
    while (!this.#closed && this.#waiting.size >= UNDER_WAY_MAX) {
      await new Promise<void>((resolve) => { this.#turns.push(resolve) })
    }
    if (this.#closed) return closed
    const id = this.#nextId++
    this.#usedAt = this.#clock.monotonic()
    // Before the answer: the first push may come with it.
    if (operation.type === 'subscribe') this.#subscribed.set(toHex(operation.box), { pushed: 0 })
    let timer: Timer | undefined
    const answered = new Promise<Result<Answer>>((resolve) => {
      this.#waiting.set(id, resolve)
      timer = this.#clock.schedule(ANSWER_TIMEOUT, () => {
        resolve(timeout)
        // A host that leaves one answer out may leave out all: the next request begins on a new
        // stream.
        this.close()
      })
    })
    if (!await this.#channel.send(encodeRequest(id, operation))) this.close()
    const result = await answered
    timer?.cancel()
    this.#turns.shift()?.()
    this.#usedAt = this.#clock.monotonic()
    if (!result.ok) return result
    const { asked, code, wait } = result.value
    if (code === 'done') return result
    return failed({ ...hostFault(code, wait), ...asked === undefined ? {} : { asked } })
  }

  async #read (): Promise<void> {
    while (!this.#closed) {
      const bytes = await this.#channel.receive()
      const frame = bytes === undefined ? undefined : decodeHostFrame(bytes)
      if (frame === undefined || !frame.ok || !this.#accept(frame.value)) return
    }
  }

  /** False for what no honest host sends. */
  #accept (frame: HostFrame): boolean {
    switch (frame.type) {
      case 'hello': return false
      case 'answer': {
        const resolve = this.#waiting.get(frame.id)
        this.#waiting.delete(frame.id)
        resolve?.(ok(frame.answer))
        return resolve !== undefined
      }
      case 'push': {
        const subscription = this.#subscribed.get(toHex(frame.box))
        if (subscription === undefined || subscription.pushed > PUSHED_MAX) return false
        this.#take(subscription, frame.box, frame.entries)
        return true
      }
    }
  }

  /** Has pushed mail taken, one push after another, and acknowledges it. */
  #take (subscription: { pushed: number }, box: BoxId, entries: readonly MailEntry[]): void {
    const bytes = entries.reduce((sum, entry) => sum + entry.envelope.length, 0)
    subscription.pushed += bytes
    this.#taking = this.#taking.then(async () => {
      if (this.#closed) return
      await this.#onMail(box, entries)
      subscription.pushed -= bytes
      const positions = entries.map(({ position }) => position) // at most 64: mail.proto
      // Not awaited: the next mail may be taken meanwhile. What is not acknowledged is pushed again
      // some day.
      void this.request({ type: 'acknowledge', box, positions })
    }).catch(() => {
      // Whoever takes the mail could not: nothing is acknowledged, and the host pushes it again on
      // the next stream.
      this.close()
    })
  }
}

const AGAIN = 'It is tried again in a while.'
const closed = fail('host-closed', 'The connection to the host ended.', AGAIN)
const timeout = fail('timeout', 'The host did not answer in time.', AGAIN)
const malformed = fail('mail-malformed', 'The host did not begin with a greeting.')
