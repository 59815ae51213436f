// One stream of one peer at the house: hello, then requests, one at a time. Until it has claimed or
// proved, a peer is a stranger: little is read of it, and not for long. What cannot be decoded ends
// the stream.

import { SECOND } from '../base/limits.ts'
import { pause } from '../base/clock.ts'
import { TokenBucket } from '../mailbox/token-bucket.ts'
import { encodeAnswer, houseRefuse } from './house-answer.ts'
import { decodeRequest, encodeHello } from './house-request.ts'
import { provesOwner } from './owner-proof.ts'
import type { Channel, PeerKey } from '../base/channel.ts'
import type { Clock, Timer } from '../base/clock.ts'
import type { Ed25519PublicKey } from '../crypto/keys.ts'
import type { Rate } from '../mailbox/token-bucket.ts'
import type { HouseAnswer } from './house-answer.ts'
import type { HouseRequest } from './house-request.ts'
import type { OwnerContext } from './owner-proof.ts'

/**
 * How long a stranger's stream may stay one.
 * @internal
 */
export const PROVE_MS = 15 * SECOND
/** @internal */
export const STREAM_RATE: Rate = { burst: 16, perSecond: 2 }

/** What comes before a stream has proved anything. */
export type Entrance = Extract<HouseRequest, { readonly kind: 'claim' | 'prove' }>
/** What only owners may ask. */
export type OwnerRequest = Exclude<HouseRequest, Entrance>

export interface HouseStreamInit {
  readonly channel: Channel
  readonly clock: Clock
  readonly context: OwnerContext
  /** Lets somebody in whose proof holds. */
  enter (request: Entrance, peer: PeerKey): Promise<HouseAnswer>
  /** Whether a key is still an owner's. */
  isOwner (key: Ed25519PublicKey): boolean
  answer (request: OwnerRequest, key: Ed25519PublicKey): Promise<HouseAnswer>
}

export class HouseStream {
  readonly #init: HouseStreamInit
  readonly #bucket: TokenBucket
  readonly #late: Timer
  #owner: Ed25519PublicKey | undefined

  constructor (init: HouseStreamInit) {
    const { channel, clock } = init
    this.#init = init
    this.#bucket = new TokenBucket(STREAM_RATE, clock.monotonic())
    this.#late = clock.schedule(PROVE_MS, () => { channel.close() })
  }

  /** Whose it is, once that is proved. */
  get owner (): Ed25519PublicKey | undefined { return this.#owner }

  close (): void { this.#init.channel.close() }

  async run (): Promise<void> {
    const { channel, context } = this.#init
    try {
      if (!await channel.send(encodeHello(context.nonce))) return
      for (;;) {
        const frame = await channel.receive()
        const request = frame === undefined ? undefined : decodeRequest(frame)
        if (request === undefined) return
        await this.#slowDown()
        if (!await channel.send(encodeAnswer(await this.#answer(request)))) return
      }
    } finally {
      this.#late.cancel()
      channel.close()
    }
  }

  async #answer (request: HouseRequest | 'unknown'): Promise<HouseAnswer> {
    if (request === 'unknown') return houseRefuse('unsupported')
    if (request.kind === 'claim' || request.kind === 'prove') return await this.#enter(request)
    const owner = this.#owner
    if (owner === undefined || !this.#init.isOwner(owner)) return houseRefuse('not-owner')
    return await this.#init.answer(request, owner)
  }

  async #enter (request: Entrance): Promise<HouseAnswer> {
    const { channel, context } = this.#init
    if (!provesOwner(request.key, context, request.proof)) return houseRefuse('not-owner')
    const answer = await this.#init.enter(request, channel.remote)
    if (answer.code !== 'done') return answer
    this.#owner = request.key
    this.#late.cancel()
    return answer
  }

  /** An impatient peer is not read. */
  async #slowDown (): Promise<void> {
    const { clock } = this.#init
    const wait = this.#bucket.take(clock.monotonic())
    if (wait === 0) return
    await pause(clock, wait)
    this.#bucket.take(clock.monotonic())
  }
}
