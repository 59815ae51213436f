// A house that this person owns, as its page shows it: asked anew when the page is opened, and
// after every change.

import { signal } from '@preact/signals'
import { faultFrom } from './fault.ts'
import type { ReadonlySignal } from '@preact/signals'
import type { Fault } from '../../src/base/errors.ts'
import type { HouseSettings } from '../../src/house/house-setting.ts'
import type { HouseView, OwnHouses } from '../../src/peer/own-houses.ts'

export type Owned =
  | { readonly is: 'unknown' }
  | { readonly is: 'none' }
  | { readonly is: 'silent', readonly fault: Fault }
  | { readonly is: 'open', readonly view: HouseView }

export class OwnedHouseState {
  readonly #houses: OwnHouses
  readonly #state = signal<Owned>({ is: 'unknown' })
  #peer = ''

  constructor (houses: OwnHouses) {
    this.#houses = houses
  }

  get state (): ReadonlySignal<Owned> { return this.#state }

  /** Asks the house that was claimed first. */
  async look (): Promise<void> {
    const [house] = await this.#houses.list()
    if (house === undefined) {
      this.#state.value = { is: 'none' }
      return
    }
    this.#peer = house.peer
    try {
      this.#state.value = { is: 'open', view: await this.#houses.view(this.#peer) }
    } catch (error) {
      this.#state.value = { is: 'silent', fault: faultFrom(error) }
    }
  }

  async set (settings: Partial<HouseSettings>): Promise<void> {
    this.#shows(await this.#houses.set(this.#peer, settings))
  }

  /** Drops what the house keeps for a guest. */
  async forget (guest: string): Promise<void> {
    this.#shows(await this.#houses.forget(this.#peer, guest))
  }

  async disown (owner: string): Promise<void> {
    this.#shows(await this.#houses.disown(this.#peer, owner))
  }

  /** Owns the house no more. */
  async leave (): Promise<void> {
    await this.#houses.leave(this.#peer)
    await this.look()
  }

  /** The token of a link for one more owner. */
  async link (): Promise<string> { return await this.#houses.link(this.#peer) }

  #shows (view: HouseView): void { this.#state.value = { is: 'open', view } }
}
