// The book of a house's owners: who they are, by which peer ids they come, and the one link that
// makes the next. Changes take turns, and each is on the disk before anybody hears of it.

import { equalBytes } from '../base/bytes.ts'
import { HOUR, SECOND } from '../base/limits.ts'
import { equalSecrets } from '../crypto/compare.ts'
import { cleanName } from '../message/name.ts'
import { tables } from '../storage/tables.ts'
import { houseDone, houseRefuse } from './house-answer.ts'
import { OWNERS_MAX } from './owner-list.ts'
import {
  decodeLink, decodeOwner, deleteOwner, LINK, OWNER_PEERS_MAX, putLink, putOwner
} from './owner-record.ts'
import { hashOwnerToken, newOwnerToken } from './owner-token.ts'
import type { Seconds } from '../base/brand.ts'
import type { PeerKey } from '../base/channel.ts'
import type { Clock, Random } from '../base/clock.ts'
import type { Ed25519PublicKey } from '../crypto/keys.ts'
import type { Operation, Store } from '../storage/store.ts'
import type { HouseAnswer } from './house-answer.ts'
import type { ListedOwner } from './owner-list.ts'
import type { OwnerRecord } from './owner-record.ts'
import type { OwnerToken, OwnerTokenHash } from './owner-token.ts'

const SEEN_SPACING: Seconds = HOUR / SECOND // a newer time alone is worth a write only so often
const UNNAMED = 'Owner'

export interface OwnersInit {
  readonly store: Store
  readonly clock: Clock
  readonly random: Random
}

export class Owners {
  readonly #init: OwnersInit
  #owners: readonly OwnerRecord[]
  #link: OwnerTokenHash | undefined
  #turn: Promise<unknown> = Promise.resolve()

  private constructor (
    init: OwnersInit, owners: readonly OwnerRecord[], link: OwnerTokenHash | undefined
  ) {
    this.#init = init
    this.#owners = owners
    this.#link = link
  }

  /** A record that cannot be read makes nobody an owner. */
  static async open (init: OwnersInit): Promise<Owners> {
    const owners: OwnerRecord[] = []
    for await (const { value } of init.store.all(tables.houseOwner)) {
      const owner = decodeOwner(value)
      if (owner !== undefined) owners.push(owner)
    }
    return new Owners(init, owners, decodeLink(await init.store.get(LINK)))
  }

  /** Those who became it first come first. */
  list (): ListedOwner[] { return this.#owners.toSorted((a, b) => a.since - b.since) }

  isOwner (peer: PeerKey): boolean {
    return this.#owners.some(({ peers }) => peers.some((one) => equalBytes(one, peer)))
  }

  find (key: Ed25519PublicKey): OwnerRecord | undefined {
    return this.#owners.find((owner) => equalBytes(owner.key, key))
  }

  /** A new link in place of the one before. */
  async newLink (): Promise<OwnerToken> {
    return await this.#inTurn(async () => {
      const token = newOwnerToken(this.#init.random)
      const hash = hashOwnerToken(token)
      await this.#init.store.commit([putLink(hash)])
      this.#link = hash
      return token
    })
  }

  /** Makes the holder of a token an owner. The key was proved. */
  async claim (
    token: OwnerToken, key: Ed25519PublicKey, name: string, peer: PeerKey
  ): Promise<HouseAnswer> {
    const hash = hashOwnerToken(token)
    return await this.#inTurn(async () => {
      const known = this.find(key)
      if (known !== undefined) {
        // Also whoever did not hear the answer the first time.
        await this.#see(known, peer)
        return houseDone()
      }
      if (this.#owners.some(({ tokenHash }) => equalSecrets(tokenHash, hash))) {
        return houseRefuse('token-used')
      }
      if (this.#link === undefined || !equalSecrets(this.#link, hash)) {
        return houseRefuse('token-wrong')
      }
      if (this.#owners.length >= OWNERS_MAX) return houseRefuse('full')
      const now = this.#now()
      const owner: OwnerRecord = { key, name: this.#freeName(name), since: now, seen: now,
        tokenHash: hash, peers: [peer] }
      await this.#write([...this.#owners, owner], [putOwner(owner), putLink(undefined)])
      this.#link = undefined
      return houseDone()
    })
  }

  /** Notes that an owner came by `peer`; false where there is no such owner. The key was proved. */
  async prove (key: Ed25519PublicKey, peer: PeerKey): Promise<boolean> {
    return await this.#inTurn(async () => {
      const known = this.find(key)
      if (known !== undefined) await this.#see(known, peer)
      return known !== undefined
    })
  }

  /** False where there is no such owner. */
  async disown (key: Ed25519PublicKey): Promise<boolean> {
    return await this.#inTurn(async () => {
      if (this.find(key) === undefined) return false
      await this.#write(this.#owners.filter((owner) => !equalBytes(owner.key, key)),
        [deleteOwner(key)])
      return true
    })
  }

  async #see (owner: OwnerRecord, peer: PeerKey): Promise<void> {
    const now = this.#now()
    const [newest] = owner.peers
    const isNews = newest === undefined || !equalBytes(newest, peer) ||
      now - owner.seen > SEEN_SPACING
    if (!isNews) return
    const others = owner.peers.filter((one) => !equalBytes(one, peer))
    const seen = { ...owner, seen: now, peers: [peer, ...others].slice(0, OWNER_PEERS_MAX) }
    await this.#write(this.#owners.map((one) => one === owner ? seen : one), [putOwner(seen)])
  }

  async #write (owners: readonly OwnerRecord[], operations: readonly Operation[]): Promise<void> {
    await this.#init.store.commit(operations)
    this.#owners = owners
  }

  /** "Ana", "Ana 2": commands name owners so. */
  #freeName (name: string): string {
    const wanted = cleanName(name) === '' ? UNNAMED : cleanName(name)
    const taken = new Set(this.#owners.map((owner) => toName(owner.name)))
    for (let number = 1; ; number++) {
      const free = number === 1 ? wanted : `${wanted} ${number}`
      if (!taken.has(toName(free))) return free
    }
  }

  #now (): Seconds { return Math.floor(this.#init.clock.now() / SECOND) }

  #inTurn<Value> (work: () => Promise<Value>): Promise<Value> {
    const turn = this.#turn.then(work)
    this.#turn = turn.catch(() => {})
    return turn
  }
}

/** How names are compared. */
export function toName (name: string): string { return name.toLowerCase() }
