// The house as a thing with owners (PROTOCOL §10.5): who holds a one-time link becomes one, and
// owners look after it from afar. Strangers cost it little: few streams, each slow and short until
// it has proved something.

import { toHex } from '../base/bytes.ts'
import { SnugError } from '../base/errors.ts'
import { TokenBucket } from '../mailbox/token-bucket.ts'
import { houseDone, houseRefuse } from './house-answer.ts'
import { HOUSE_PROTOCOL } from './house-request.ts'
import { encodeReport } from './house-report.ts'
import { HouseStream } from './house-stream.ts'
import { encodeOwners } from './owner-list.ts'
import { HOUSE_NONCE_SIZE } from './owner-proof.ts'
import { Owners, toName } from './owners.ts'
import { ownerTokenText } from './owner-token.ts'
import type { Channel, PeerKey, Transport } from '../base/channel.ts'
import type { Clock, Random } from '../base/clock.ts'
import type { Rate } from '../mailbox/token-bucket.ts'
import type { Store } from '../storage/store.ts'
import type { HouseAnswer } from './house-answer.ts'
import type { HouseReport } from './house-report.ts'
import type { HouseSettings } from './house-setting.ts'
import type { Entrance, OwnerRequest } from './house-stream.ts'
import type { ListedOwner } from './owner-list.ts'
import type { HouseNonce } from './owner-proof.ts'

const STREAMS_MAX = 64
const STREAMS_PER_PEER = 2
/** Claims and proofs that fail, of everybody together: who is let in is never held up by them. */
const FAILURES: Rate = { burst: 60, perSecond: 10 }

/** What the node behind the house does for its owners. */
export interface HouseDesk {
  report (): HouseReport
  change (settings: Partial<HouseSettings>): Promise<void>
  /** Drops what is kept for a visitor; false where that is nothing. */
  forget (visitor: PeerKey): Promise<boolean>
}

export interface HouseKeeperInit {
  readonly transport: Transport
  readonly store: Store
  readonly clock: Clock
  readonly random: Random
  readonly desk: HouseDesk
  readonly log: (event: string, detail: Record<string, string | number>) => void
}

export class HouseKeeper {
  readonly #init: HouseKeeperInit
  readonly #owners: Owners
  readonly #failures: TokenBucket
  readonly #streams = new Map<HouseStream, string>()
  #unserve: (() => void) | undefined

  private constructor (init: HouseKeeperInit, owners: Owners) {
    this.#init = init
    this.#owners = owners
    this.#failures = new TokenBucket(FAILURES, init.clock.monotonic())
  }

  static async open (init: HouseKeeperInit): Promise<HouseKeeper> {
    return new HouseKeeper(init, await Owners.open(init))
  }

  start (): void {
    this.#unserve = this.#init.transport.serve(HOUSE_PROTOCOL, (channel) => this.#accept(channel))
  }

  stop (): void {
    this.#unserve?.()
    for (const stream of this.#streams.keys()) stream.close()
  }

  get owned (): boolean { return this.#owners.list().length > 0 }

  owners (): ListedOwner[] { return this.#owners.list() }

  /** Whether a peer is an owner's, as they last proved it. */
  isOwner (peer: PeerKey): boolean { return this.#owners.isOwner(peer) }

  /** The token of a new link, in place of the one before, as it stands behind `#owner=`. */
  async newLink (): Promise<string> { return ownerTokenText(await this.#owners.newLink()) }

  /** By the name in the list. Fault: `owner-unknown`. */
  async disown (name: string): Promise<void> {
    const owner = this.#owners.list().find((one) => toName(one.name) === toName(name.trim()))
    if (owner === undefined) {
      throw new SnugError({ code: 'owner-unknown', message: 'No owner of this house is called so.',
        action: 'See all of them: snug house owners' })
    }
    await this.#owners.disown(owner.key)
  }

  async #accept (channel: Channel): Promise<void> {
    if (!this.#makeRoom(channel.remote)) {
      channel.close()
      return
    }
    const { clock, random, transport } = this.#init
    const nonce = random(HOUSE_NONCE_SIZE) as HouseNonce
    const stream = new HouseStream({
      channel,
      clock,
      context: { house: transport.self, peer: channel.remote, nonce },
      isOwner: (key) => this.#owners.find(key) !== undefined,
      enter: (request, peer) => this.#guarded(async () => {
        const answer = await this.#enter(request, peer)
        const wait = answer.code === 'done' ? 0 : this.#failures.take(clock.monotonic())
        return wait === 0 ? answer : houseRefuse('busy', Math.ceil(wait / 1_000))
      }),
      answer: (request) => this.#guarded(() => this.#answer(request))
    })
    this.#streams.set(stream, toHex(channel.remote))
    try {
      await stream.run()
    } finally {
      this.#streams.delete(stream)
    }
  }

  async #enter (request: Entrance, peer: PeerKey): Promise<HouseAnswer> {
    if (request.kind === 'claim') {
      return await this.#owners.claim(request.token, request.key, request.name, peer)
    }
    const known = await this.#owners.prove(request.key, peer)
    return known ? houseDone() : houseRefuse('not-owner')
  }

  async #answer (request: OwnerRequest): Promise<HouseAnswer> {
    const { desk } = this.#init
    switch (request.kind) {
      case 'report': return houseDone(encodeReport(desk.report()))
      case 'owners': return houseDone(encodeOwners(this.#owners.list()))
      case 'link': return houseDone(await this.#owners.newLink())
      case 'set':
        await desk.change(request.settings)
        return houseDone(encodeReport(desk.report()))
      // Who disowned themselves still hears the answer.
      case 'disown': return await this.#owners.disown(request.key)
        ? houseDone(encodeOwners(this.#owners.list()))
        : houseRefuse('unknown')
      case 'forget': return await desk.forget(request.peer)
        ? houseDone(encodeReport(desk.report()))
        : houseRefuse('unknown')
    }
  }

  /** A failure of ours is answered, and not told. */
  async #guarded (work: () => Promise<HouseAnswer>): Promise<HouseAnswer> {
    try {
      return await work()
    } catch (error) {
      this.#init.log('house-error', { code: error instanceof SnugError ? error.code : 'internal' })
      return houseRefuse('unavailable')
    }
  }

  /** Closes what must go for one more stream of this peer; false where nothing may. */
  #makeRoom (remote: PeerKey): boolean {
    const all = [...this.#streams]
    const ofPeer = all.filter(([, peer]) => peer === toHex(remote))
    if (ofPeer.length >= STREAMS_PER_PEER) {
      ofPeer[0]?.[0].close()
      return true
    }
    if (all.length < STREAMS_MAX) return true
    const stranger = all.find(([stream]) => stream.owner === undefined)
    stranger?.[0].close()
    return stranger !== undefined
  }
}
