// The houses that a person owns, in plain values for views and programs: peer ids as text, times in
// Unix milliseconds. A house is named by its peer id.

import { fromBase64url, toBase64url } from '../base/bytes.ts'
import { SnugError } from '../base/errors.ts'
import { SECOND } from '../base/limits.ts'
import { parseHouseAddress } from '../conversation/house-address.ts'
import { linkInvalid } from '../house/house-faults.ts'
import { keysOf } from '../house/owned-house.ts'
import { parseOwnerToken } from '../house/owner-token.ts'
import { peerIdOf, peerKeyFromText } from '../network/peer-key.ts'
import type { PeerKey } from '../base/channel.ts'
import type { Ed25519PublicKey } from '../crypto/keys.ts'
import type { HouseReport, KeptWho } from '../house/house-report.ts'
import type { HouseSettings } from '../house/house-setting.ts'
import type { OwnedHouse } from '../house/owned-house.ts'
import type { OwnedHouses } from '../house/owned-houses.ts'
import type { Messenger } from '../messenger.ts'

export interface OwnHouseView {
  readonly peer: string
  readonly since: number
  /** The house has not answered yet; it is asked again by itself. */
  readonly claiming: boolean
}

export interface HouseGuestView {
  readonly peer: string
  /** Of oneself, or of the contact whose device it is. */
  readonly name?: string
  readonly who: KeptWho
  readonly boxes: number
  readonly envelopes: number
  readonly bytes: number
  readonly until: number
}

export interface HouseOwnerView {
  readonly id: string
  readonly name: string
  readonly since: number
  readonly seen: number
  readonly isMe: boolean
}

export interface HouseView extends Omit<HouseReport, 'addresses' | 'kept' | 'uptime'> {
  readonly peer: string
  readonly uptimeMs: number
  /** Each with /p2p/ at its end: what others join or add. */
  readonly addresses: readonly string[]
  readonly kept: readonly HouseGuestView[]
  readonly owners: readonly HouseOwnerView[]
}

/** Faults of all: `house-silent`, `not-a-house`, `not-owner`, `house-busy`, `house-failed`. */
export class OwnHouses {
  readonly #owned: OwnedHouses
  readonly #messenger: Messenger

  constructor (owned: OwnedHouses, messenger: Messenger) {
    this.#owned = owned
    this.#messenger = messenger
  }

  /** The `peer` of a house among `keepers`; undefined for what names none. */
  keyOf (peer: string): string | undefined {
    const key = peerKeyFromText(peer)
    return key && toBase64url(key)
  }

  async list (): Promise<OwnHouseView[]> { return (await this.#owned.list()).map(viewOf) }

  /**
   * Becomes an owner of a house by its link, and lets it keep mail. `address` with /p2p/ at its
   * end, `token` as it stands behind `#owner=`. Further faults: `owner-link-invalid`,
   * `owner-token-wrong`, `owner-token-used`, `owners-full`, `too-many-houses`.
   */
  async claim (address: string, token: string): Promise<OwnHouseView> {
    const host = parseHouseAddress(address)
    const parsed = parseOwnerToken(token)
    if (host === undefined || parsed === undefined) throw new SnugError(linkInvalid)
    const name = this.#messenger.hasAccount ? this.#messenger.me().name : ''
    const house = await this.#owned.claim(host, parsed, name)
    if (this.#messenger.hasAccount) await this.#messenger.addHouse(address)
    return viewOf(house)
  }

  async view (peer: string): Promise<HouseView> {
    const key = peerOf(peer)
    return await this.#viewOf(key, await this.#owned.report(key))
  }

  async set (peer: string, settings: Partial<HouseSettings>): Promise<HouseView> {
    const key = peerOf(peer)
    return await this.#viewOf(key, await this.#owned.set(key, settings))
  }

  /** Drops what the house keeps for a visitor. */
  async forget (peer: string, visitor: string): Promise<HouseView> {
    const key = peerOf(peer)
    return await this.#viewOf(key, await this.#owned.forget(key, peerOf(visitor)))
  }

  /** A token for one more owner: the address of the page, `#owner=`, and this. */
  async link (peer: string): Promise<string> { return await this.#owned.link(peerOf(peer)) }

  /** By the id of the owner, another one than oneself. */
  async disown (peer: string, owner: string): Promise<HouseView> {
    const [key, id] = [peerOf(peer), fromBase64url(owner)]
    if (id === undefined) throw unknown()
    await this.#owned.disown(key, id as Ed25519PublicKey)
    return await this.view(peer)
  }

  /** Owns a house no more. Mail that it keeps stays there until its lease ends. */
  async leave (peer: string): Promise<void> { await this.#owned.leave(peerOf(peer)) }

  async #viewOf (peer: PeerKey, report: HouseReport): Promise<HouseView> {
    const owners = await this.#owned.owners(peer)
    const house = (await this.#owned.list()).find((one) => idOf(one.host.peer) === idOf(peer))
    const me = house === undefined ? '' : toBase64url(keysOf(house).publicKey)
    const { addresses, kept, uptime, ...same } = report
    const nameOf = (guest: PeerKey): string | undefined => {
      if (!this.#messenger.hasAccount) return undefined
      const { name, peer: own } = this.#messenger.me()
      return toBase64url(guest) === own ? name : this.#messenger.contactAt(guest)?.name
    }
    return {
      ...same,
      peer: idOf(peer),
      uptimeMs: uptime * SECOND,
      addresses: addresses.map((address) => `${address}/p2p/${idOf(peer)}`),
      kept: kept.map((one) => {
        const name = nameOf(one.peer)
        return { ...one, peer: idOf(one.peer), until: one.until * SECOND,
          ...name === undefined ? {} : { name } }
      }),
      owners: owners.map(({ key, name, since, seen }) => ({
        id: toBase64url(key), name, since: since * SECOND, seen: seen * SECOND,
        isMe: toBase64url(key) === me
      }))
    }
  }
}

function viewOf ({ host, since, token }: OwnedHouse): OwnHouseView {
  return { peer: idOf(host.peer), since, claiming: token !== undefined }
}

function idOf (peer: PeerKey): string { return peerIdOf(peer).toString() }

function peerOf (text: string): PeerKey {
  const peer = peerKeyFromText(text)
  if (peer === undefined) throw unknown()
  return peer
}

function unknown (): SnugError {
  return new SnugError({ code: 'bad-input', message: 'This names neither a house nor an owner.' })
}
