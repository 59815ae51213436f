// The house that serves this page: what it says of itself, and what this person is to it. At the
// first start the page lets it keep the person's mail; the link of an owner, which came with the
// address, makes the person its owner. A house that is silent is asked again with the next start.

import { signal } from '@preact/signals'
import { faultFrom } from './fault.ts'
import type { ReadonlySignal } from '@preact/signals'
import type { Fault } from '../../src/base/errors.ts'
import type { Peer } from '../../src/peer/compose.ts'

/** What a house says of itself to whoever opens its page (`/house.json`). */
export interface HouseFacts {
  readonly peer: string
  readonly policy: 'friends' | 'visitors' | 'nobody'
  readonly owned: boolean
}

export type OwnHouse =
  /** Not asked yet. */
  | { readonly is: 'unknown' }
  /** The page was served by no house, or there is no way to it now. */
  | { readonly is: 'absent' }
  | { readonly is: 'there', readonly facts: HouseFacts, readonly address: string }

export interface HousePort {
  /** The text of `/house.json`; rejects where it cannot be had. */
  readFacts (): Promise<string>
  /** The address of the house that serves the page, without its peer id. */
  readonly address: string
  /** What people call that house. */
  readonly name: () => string
}

const POLICIES: readonly string[] = ['friends', 'visitors', 'nobody']
const FACTS_MAX = 65_536 // characters
const PEER = /^[1-9A-HJ-NP-Za-km-z]{20,80}$/

/**
 * Undefined for what is no answer of a house.
 * @internal
 */
export function parseFacts (text: string): HouseFacts | undefined {
  if (text.length > FACTS_MAX) return undefined
  try {
    const { snug, peer, policy, owned } = Object(JSON.parse(text)) as Record<string, unknown>
    const isHouse = snug === 1 && typeof peer === 'string' && PEER.test(peer) &&
      typeof policy === 'string' && POLICIES.includes(policy)
    return isHouse
      ? { peer, policy: policy as HouseFacts['policy'], owned: owned === true }
      : undefined
  } catch {
    return undefined
  }
}

export class House {
  readonly #port: HousePort
  readonly #peer: Peer
  readonly #own = signal<OwnHouse>({ is: 'unknown' })
  readonly #fault = signal<Fault | undefined>()
  readonly #claiming = signal(false)

  constructor (peer: Peer, port: HousePort) {
    this.#peer = peer
    this.#port = port
  }

  get own (): ReadonlySignal<OwnHouse> { return this.#own }

  /** Why it does not keep mail, or does not know its owner. */
  get fault (): ReadonlySignal<Fault | undefined> { return this.#fault }

  get claiming (): ReadonlySignal<boolean> { return this.#claiming }

  /** Finds the house, and lets it keep mail where nobody does yet. */
  async join (): Promise<void> {
    const facts = await this.#port.readFacts().then(parseFacts, () => undefined)
    if (facts === undefined) {
      this.#own.value = { is: 'absent' }
      return
    }
    const address = `${this.#port.address}/p2p/${facts.peer}`
    const { houses, messenger } = this.#peer
    const key = houses.keyOf(facts.peer)
    if (key !== undefined) messenger.callHouse(key, this.#port.name)
    this.#own.value = { is: 'there', facts, address }
    if (facts.policy === 'nobody' || messenger.keepers().length > 0) return
    await this.#trying(async () => { await messenger.addHouse(address) })
  }

  /** Becomes the owner of the house by the token of its link. */
  async claim (token: string): Promise<boolean> {
    const own = this.#own.peek()
    if (own.is !== 'there') return false
    this.#claiming.value = true
    const done = await this.#trying(async () => {
      await this.#peer.houses.claim(own.address, token)
    })
    this.#claiming.value = false
    return done
  }

  async #trying (work: () => Promise<void>): Promise<boolean> {
    this.#fault.value = undefined
    try {
      await work()
      return true
    } catch (error) {
      this.#fault.value = faultFrom(error)
      return false
    }
  }
}
