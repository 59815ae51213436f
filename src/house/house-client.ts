// One stream to a house, from the owner's side: proof first, then one request at a time. What the
// house says is believed about the house, and about nothing else.

import { failed, ok } from '../base/errors.ts'
import { SECOND } from '../base/limits.ts'
import { deadline } from '../network/deadline.ts'
import { decodeAnswer } from './house-answer.ts'
import { malformed, refused, unheard } from './house-faults.ts'
import { decodeHello, encodeRequest, HOUSE_PROTOCOL } from './house-request.ts'
import { proveOwner } from './owner-proof.ts'
import { keysOf } from './owned-house.ts'
import type { Channel, Transport } from '../base/channel.ts'
import type { Clock } from '../base/clock.ts'
import type { Result } from '../base/errors.ts'
import type { HouseRequest } from './house-request.ts'
import type { OwnedHouse } from './owned-house.ts'

const ANSWER_MS = 20 * SECOND

export interface HouseClientInit {
  readonly transport: Transport
  readonly clock: Clock
}

export class HouseClient {
  readonly #channel: Channel
  readonly #clock: Clock
  #turn: Promise<unknown> = Promise.resolve()
  #closed = false

  private constructor (channel: Channel, clock: Clock) {
    this.#channel = channel
    this.#clock = clock
  }

  /** Opens a stream and claims the house, or proves that it is owned. */
  static async enter (init: HouseClientInit, house: OwnedHouse): Promise<Result<HouseClient>> {
    const { transport, clock } = init
    const { peer, addresses } = house.host
    const limit = deadline(clock, ANSWER_MS)
    const opened = await transport.connect(peer, addresses, HOUSE_PROTOCOL, limit.signal)
    limit.done()
    if (!opened.ok) return unheard(opened.fault.code)
    const client = new HouseClient(opened.value, clock)
    const answer = await client.#enter(transport, house)
    if (answer.ok) return ok(client)
    client.close()
    return answer
  }

  get closed (): boolean { return this.#closed }

  /** The body of the answer. */
  async ask (request: HouseRequest): Promise<Result<Uint8Array>> {
    const turn = this.#turn.then(() => this.#ask(request))
    this.#turn = turn
    return await turn
  }

  close (): void {
    this.#closed = true
    this.#channel.close()
  }

  async #enter (transport: Transport, house: OwnedHouse): Promise<Result<Uint8Array>> {
    const frame = await this.#receive()
    if (frame === undefined) return unheard('unreachable')
    const nonce = decodeHello(frame)
    if (nonce === undefined) return malformed
    const keys = keysOf(house)
    const proof = proveOwner(keys, { house: house.host.peer, peer: transport.self, nonce })
    const owner = { key: keys.publicKey, proof }
    return await this.#ask(house.token === undefined
      ? { kind: 'prove', ...owner }
      : { kind: 'claim', ...owner, token: house.token, name: house.name })
  }

  async #ask (request: HouseRequest): Promise<Result<Uint8Array>> {
    const sent = await this.#channel.send(encodeRequest(request))
    const frame = sent ? await this.#receive() : undefined
    if (frame === undefined) {
      this.close()
      return unheard('unreachable')
    }
    const answer = decodeAnswer(frame)
    if (answer === undefined) {
      this.close()
      return malformed
    }
    return answer.code === 'done' ? ok(answer.body) : failed(refused(answer).fault)
  }

  /** Undefined where nothing comes in time. */
  async #receive (): Promise<Uint8Array | undefined> {
    const late = this.#clock.schedule(ANSWER_MS, () => { this.close() })
    const frame = await this.#channel.receive()
    late.cancel()
    return frame
  }
}
