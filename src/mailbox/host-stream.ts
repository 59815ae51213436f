// One stream of one client at the host: hello, then requests, several at a time, each answered by
// its id. Reading waits while as many as allowed are under way, or while the client asks faster
// than it may: a flood costs the host nothing but not reading it. What cannot be decoded ends the
// stream.

import { toHex } from '../base/bytes.ts'
import { pause } from '../base/clock.ts'
import { fetch, acknowledge } from './fetching.ts'
import { grant, revoke } from './granting.ts'
import { done, isAnswer, provedBox, refuse, secondsOf } from './host-context.ts'
import { encodeHostFrame } from './host-frame.ts'
import { lease, own, release, renew } from './leasing.ts'
import { getBundle, leaveBundle, leaveRecords } from './leaving.ts'
import { Pushing } from './pushing.ts'
import { put } from './putting.ts'
import { decodeRequest } from './request-decoder.ts'
import { TokenBucket } from './token-bucket.ts'
import type { Channel } from '../base/channel.ts'
import type { Asker, HostContext } from './host-context.ts'
import type { Answer, HostFrame } from './host-frame.ts'
import type { StreamNonce } from './ownership.ts'
import type { Operation } from './request.ts'

const UNAVAILABLE_WAIT = 60 // seconds

export class HostStream {
  readonly #host: HostContext
  readonly #channel: Channel
  readonly #onError: (error: unknown) => void
  readonly #asker: Asker
  readonly #requests: TokenBucket
  /** Subscriptions of this stream, each with what resolves when it has ended. */
  readonly #pushings = new Map<Pushing, Promise<void>>()
  readonly #ended = new AbortController()
  #underWay = 0
  #wait: (() => void) | undefined

  constructor (
    host: HostContext, channel: Channel, nonce: StreamNonce, onError: (error: unknown) => void
  ) {
    this.#host = host
    this.#channel = channel
    this.#onError = onError
    this.#asker = {
      proof: { host: host.self, owner: channel.remote, nonce },
      from: { peer: channel.remote, network: channel.network },
      proved: new Set()
    }
    this.#requests = new TokenBucket(host.limits.requests, host.clock.monotonic())
  }

  /** Whether it was ended; what is under way may still be finishing. */
  get closed (): boolean { return this.#ended.signal.aborted }

  /** Whether its peer has proved a box here. */
  get proved (): boolean { return this.#asker.proved.size > 0 }

  close (): void {
    this.#channel.close()
    this.#ended.abort()
  }

  /** Serves until the stream ends; resolves when nothing of it is under way any more. */
  async run (): Promise<void> {
    const { nonce } = this.#asker.proof
    await this.#send({ type: 'hello', nonce, time: secondsOf(this.#host.clock) })
    for (;;) {
      const frame = await this.#channel.receive()
      if (frame === undefined) break
      const request = decodeRequest(frame)
      if (!request.ok) break
      const { id, operation } = request.value
      await this.#slowDown(operation)
      while (this.#underWay >= this.#host.limits.requestsInFlight) await this.#oneDone()
      this.#underWay++
      void this.#answer(id, operation)
    }
    this.close()
    for (const pushing of this.#pushings.keys()) pushing.stop()
    await Promise.all(this.#pushings.values())
    while (this.#underWay > 0) await this.#oneDone()
  }

  async #oneDone (): Promise<void> {
    await new Promise<void>((resolve) => { this.#wait = resolve })
  }

  async #slowDown (operation: Operation | undefined): Promise<void> {
    const { clock } = this.#host
    const weight = operation === undefined ? 1 : weightOf(operation)
    for (;;) {
      const wait = this.#requests.take(clock.monotonic(), weight)
      if (wait === 0 || this.#ended.signal.aborted) return
      await pause(clock, wait, this.#ended.signal)
    }
  }

  async #answer (id: number, operation: Operation | undefined): Promise<void> {
    try {
      const answer = operation === undefined
        ? refuse('unsupported')
        : await this.#perform(operation)
      await this.#send({ type: 'answer', id, answer })
    } catch (error) {
      this.#onError(error)
      await this.#send({ type: 'answer', id, answer: refuse('unavailable', UNAVAILABLE_WAIT) })
    } finally {
      this.#underWay--
      this.#wait?.()
    }
  }

  async #perform (operation: Operation): Promise<Answer> {
    const host = this.#host
    const asker = this.#asker
    switch (operation.type) {
      case 'put': return await put(host, asker, operation)
      case 'acknowledge': return await acknowledge(host, asker, operation)
      case 'fetch': return await fetch(host, asker, operation)
      case 'subscribe': return this.#subscribe(operation.box)
      case 'own': return await own(host, asker, operation)
      case 'lease': return await lease(host, asker, operation)
      case 'renew': return await renew(host, asker, operation)
      case 'release': return await release(host, asker, operation)
      case 'grant': return await grant(host, asker, operation)
      case 'revoke': return await revoke(host, asker, operation)
      case 'leaveBundle': return await leaveBundle(host, asker, operation)
      case 'getBundle': return await getBundle(host, asker, operation)
      case 'records': return await leaveRecords(host, asker, operation)
    }
  }

  /**
   * The newest subscription of a box is the one that counts: an older one is of a stream that is
   * dead and does not know.
   */
  #subscribe (box: Operation['box']): Answer {
    const kept = provedBox(this.#host, this.#asker, box)
    if (isAnswer(kept)) return kept
    const name = toHex(box)
    const { subscribers } = this.#host
    subscribers.get(name)?.stop()
    const pushing = new Pushing(this.#host, kept, (entries) => {
      return this.#send({ type: 'push', box, entries })
    })
    subscribers.set(name, pushing)
    this.#pushings.set(pushing, pushing.run().catch((error: unknown) => {
      this.#onError(error)
      this.close()
    }).finally(() => {
      this.#pushings.delete(pushing)
      if (subscribers.get(name) === pushing) subscribers.delete(name)
    }))
    return done()
  }

  #send (frame: HostFrame): Promise<boolean> {
    return this.#channel.send(encodeHostFrame(frame))
  }
}

/**
 * How much a request counts against the stream's rate: what costs a signature or many writes counts
 * more.
 */
function weightOf (operation: Operation): number {
  switch (operation.type) {
    case 'lease':
    case 'own':
    case 'grant':
    case 'records': return 8
    case 'fetch':
    case 'revoke':
    case 'release':
    case 'renew': return 2
    case 'put':
    case 'acknowledge':
    case 'subscribe':
    case 'leaveBundle':
    case 'getBundle': return 1
  }
}
