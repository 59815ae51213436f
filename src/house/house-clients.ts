// The open streams to houses that are owned, one each. Who asks while one is being opened waits for
// that one.

import { toHex } from '../base/bytes.ts'
import { HouseClient } from './house-client.ts'
import type { Result } from '../base/errors.ts'
import type { HouseClientInit } from './house-client.ts'
import type { OwnedHouse } from './owned-house.ts'

export class HouseClients {
  readonly #init: HouseClientInit
  readonly #open = new Map<string, HouseClient>()
  readonly #opening = new Map<string, Promise<Result<HouseClient>>>()
  #closed = false

  constructor (init: HouseClientInit) {
    this.#init = init
  }

  /** The open stream to a house, or a new one. A claim always takes a new one. */
  async enter (house: OwnedHouse): Promise<Result<HouseClient>> {
    const name = toHex(house.host.peer)
    const under = await this.#opening.get(name)
    const open = under?.ok === true ? under.value : this.#open.get(name)
    if (open?.closed === false && house.token === undefined) return { ok: true, value: open }
    const opening = HouseClient.enter(this.#init, house)
    this.#opening.set(name, opening)
    const entered = await opening
    if (this.#opening.get(name) === opening) this.#opening.delete(name)
    if (!entered.ok) return entered
    this.#open.get(name)?.close()
    this.#open.set(name, entered.value)
    if (this.#closed) entered.value.close()
    return entered
  }

  close (): void {
    this.#closed = true
    for (const client of this.#open.values()) client.close()
  }
}
