// The houses that this person owns, from afar: claims them, proves them again under whatever peer
// id this device has, and looks after them. Every change of what is owned is on the disk before the
// house hears of it, and a claim that was interrupted is finished at the next start.

import { backoff } from '../base/backoff.ts'
import { equalBytes } from '../base/bytes.ts'
import { SnugError, unwrap } from '../base/errors.ts'
import { MINUTE, SECOND } from '../base/limits.ts'
import { OWNED_HOUSES } from '../conversation/owned-houses-key.ts'
import { generateEd25519 } from '../crypto/ed25519.ts'
import { HouseClients } from './house-clients.ts'
import { malformed } from './house-faults.ts'
import { decodeReport } from './house-report.ts'
import { decodeOwnedHouses, encodeOwnedHouses, keysOf, OWNED_MAX } from './owned-house.ts'
import { decodeOwners } from './owner-list.ts'
import { OWNER_TOKEN_SIZE, ownerTokenText } from './owner-token.ts'
import type { BackoffRule } from '../base/backoff.ts'
import type { PeerKey, Transport } from '../base/channel.ts'
import type { Clock, Random, Timer } from '../base/clock.ts'
import type { Result } from '../base/errors.ts'
import type { Ed25519PublicKey } from '../crypto/keys.ts'
import type { HostAddress } from '../mailbox/host-address.ts'
import type { Store } from '../storage/store.ts'
import type { HouseClient } from './house-client.ts'
import type { HouseReport } from './house-report.ts'
import type { HouseRequest } from './house-request.ts'
import type { HouseSettings } from './house-setting.ts'
import type { OwnedHouse } from './owned-house.ts'
import type { ListedOwner } from './owner-list.ts'
import type { OwnerToken } from './owner-token.ts'

const AGAIN: BackoffRule = { floor: 5 * SECOND, ceiling: 10 * MINUTE }
/** A house says so for good: the claim or the ownership is over. */
const FINAL = new Set(['owner-token-wrong', 'owner-token-used', 'not-owner'])

export interface OwnedHousesInit {
  readonly store: Store
  readonly clock: Clock
  readonly random: Random
  readonly transport: Transport
}

export class OwnedHouses {
  readonly #init: OwnedHousesInit
  readonly #clients: HouseClients
  #changing: Promise<unknown> = Promise.resolve()
  #again: Timer | undefined
  #failures = 0
  #running = false

  constructor (init: OwnedHousesInit) {
    this.#init = init
    this.#clients = new HouseClients(init)
  }

  /** Proves every house to itself, and goes on until each has answered. */
  start (): void {
    this.#running = true
    void this.#proveAll()
  }

  stop (): void {
    this.#running = false
    this.#again?.cancel()
    this.#clients.close()
  }

  /** The way to others may be open again. */
  networkChanged (): void {
    if (this.#again === undefined) return
    this.#again.cancel()
    this.#failures = 0
    void this.#proveAll()
  }

  async list (): Promise<OwnedHouse[]> {
    return decodeOwnedHouses(await this.#init.store.get(OWNED_HOUSES))
  }

  /**
   * Becomes an owner of a house by a token of its. Faults: `owner-token-wrong`, `owner-token-used`,
   * `owners-full`, `house-silent` (it is tried again by itself), `not-a-house`, `house-busy`,
   * `too-many-houses`.
   */
  async claim (host: HostAddress, token: OwnerToken, name: string): Promise<OwnedHouse> {
    const begun = await this.#change((houses) => {
      const known = houses.find((house) => isAt(house, host.peer))
      const key = known?.key ?? generateEd25519(this.#init.random).privateKey
      const since = known?.since ?? this.#init.clock.now()
      const house: OwnedHouse = { host, key, name, since, token }
      return [...houses.filter((one) => one !== known), house]
    })
    const house = begun.find((one) => isAt(one, host.peer))
    if (house === undefined) throw new TypeError('a house that was just written')
    const entered = await this.#enter(house)
    if (entered.ok) return await this.#find(host.peer)
    if (entered.fault.code === 'house-silent') this.#proveLater()
    throw new SnugError(entered.fault)
  }

  async report (peer: PeerKey): Promise<HouseReport> {
    return reportOf(await this.#ask(peer, { kind: 'report' }))
  }

  async set (peer: PeerKey, settings: Partial<HouseSettings>): Promise<HouseReport> {
    return reportOf(await this.#ask(peer, { kind: 'set', settings }))
  }

  /** Drops what the house keeps for a visitor. */
  async forget (peer: PeerKey, visitor: PeerKey): Promise<HouseReport> {
    return reportOf(await this.#ask(peer, { kind: 'forget', peer: visitor }))
  }

  async owners (peer: PeerKey): Promise<ListedOwner[]> {
    return ownersOf(await this.#ask(peer, { kind: 'owners' }))
  }

  async disown (peer: PeerKey, key: Ed25519PublicKey): Promise<ListedOwner[]> {
    return ownersOf(await this.#ask(peer, { kind: 'disown', key }))
  }

  /** Gives a house up, there first. */
  async leave (peer: PeerKey): Promise<void> {
    const { publicKey } = keysOf(await this.#find(peer))
    await this.disown(peer, publicKey)
    await this.#forget(peer)
  }

  /** A token for one more owner, as it stands behind `#owner=`. */
  async link (peer: PeerKey): Promise<string> {
    const body = await this.#ask(peer, { kind: 'link' })
    if (body.length !== OWNER_TOKEN_SIZE) throw new SnugError(malformed.fault)
    return ownerTokenText(body as OwnerToken)
  }

  async #proveAll (): Promise<void> {
    this.#again = undefined
    const houses = await this.list()
    const entered = await Promise.all(houses.map((house) => this.#enter(house)))
    const isOpen = entered.some((one) => !one.ok && !FINAL.has(one.fault.code))
    if (isOpen) this.#proveLater()
    else this.#failures = 0
  }

  #proveLater (): void {
    if (!this.#running || this.#again !== undefined) return
    const ms = backoff(AGAIN, ++this.#failures, this.#init.random)
    this.#again = this.#init.clock.schedule(ms, () => { void this.#proveAll() })
  }

  async #ask (peer: PeerKey, request: HouseRequest): Promise<Uint8Array> {
    const house = await this.#find(peer)
    const client = unwrap(await this.#enter(house))
    return unwrap(await client.ask(request))
  }

  /** What the house says for good is written. */
  async #enter (house: OwnedHouse): Promise<Result<HouseClient>> {
    const entered = await this.#clients.enter(house)
    if (entered.ok && house.token !== undefined) {
      await this.#change((houses) => houses.map(claimed(house)))
    }
    if (!entered.ok && FINAL.has(entered.fault.code)) {
      await this.#forget(house.host.peer)
    }
    return entered
  }

  async #forget (peer: PeerKey): Promise<void> {
    await this.#change((houses) => houses.filter((one) => !isAt(one, peer)))
  }

  /** Fault: `not-owner`. */
  async #find (peer: PeerKey): Promise<OwnedHouse> {
    const house = (await this.list()).find((one) => isAt(one, peer))
    if (house !== undefined) return house
    throw new SnugError({ code: 'not-owner', message: 'You do not own this house.',
      action: 'Ask whoever runs the house for a new link: snug house link' })
  }

  /** One change at a time. Fault: `too-many-houses`. */
  async #change (
    change: (houses: readonly OwnedHouse[]) => readonly OwnedHouse[]
  ): Promise<readonly OwnedHouse[]> {
    const turn = this.#changing.then(async () => {
      const houses = change(await this.list())
      if (houses.length > OWNED_MAX) {
        throw new SnugError({ code: 'too-many-houses',
          message: `You own ${OWNED_MAX} houses already.`, action: 'Leave one first.' })
      }
      await this.#init.store.commit([
        { type: 'put', key: OWNED_HOUSES, value: encodeOwnedHouses(houses) }
      ])
      return houses
    })
    this.#changing = turn.catch(() => {})
    return await turn
  }
}

function isAt ({ host }: OwnedHouse, peer: PeerKey): boolean { return equalBytes(host.peer, peer) }

function claimed (house: OwnedHouse): (one: OwnedHouse) => OwnedHouse {
  return (one) => {
    if (!isAt(one, house.host.peer)) return one
    const { token: _, ...owned } = one
    return owned
  }
}

function reportOf (body: Uint8Array): HouseReport {
  const report = decodeReport(body)
  if (report === undefined) throw new SnugError(malformed.fault)
  return report
}

function ownersOf (body: Uint8Array): ListedOwner[] {
  const owners = decodeOwners(body)
  if (owners === undefined) throw new SnugError(malformed.fault)
  return owners
}
