// What is kept about others without being a message, and for how long (SECURITY §3): where their
// devices are goes 7 days after it was last true, when they were asked by their addresses when no
// house keeps that any more. Runs from time to time, and at the start. Contacts are told anew where
// this device is, so that honest ones need nothing that is older.

import { HOUR } from '../base/limits.ts'
import { isAccepted } from './contact.ts'
import { withoutTraces } from '../delivery/device-traces.ts'
import { scrubSoon } from '../storage/table-scrub.ts'
import { tables } from '../storage/tables.ts'
import type { Finder } from '../delivery/finder.ts'
import type { DeviceId } from '../identity/certificate.ts'
import type { Operation } from '../storage/store.ts'
import type { Household } from './household.ts'
import type { Redemption } from './redemption.ts'

/** How often it is looked whether something is to be told anew. */
const ANNOUNCED = 6 * HOUR

export class Traces {
  readonly #house: Household
  readonly #redemption: Pick<Redemption, 'forgetKnocks'>
  readonly #finder: Pick<Finder, 'canFind'>
  #announcedAt = -Infinity

  constructor (
    house: Household, redemption: Pick<Redemption, 'forgetKnocks'>, finder: Pick<Finder, 'canFind'>
  ) {
    this.#house = house
    this.#redemption = redemption
    this.#finder = finder
  }

  async round (): Promise<void> {
    const { announcer, clock, contacts, delivery, store } = this.#house
    const now = clock.now()
    const canFind = this.#finder.canFind?.() === true
    const changed: DeviceId[] = []
    const operations: Operation[] = [...this.#redemption.forgetKnocks()]
    for (const contact of contacts.all()) {
      const isHouse = isAccepted(contact) && contact.theyKeep && contact.iAsk
      for (const id of contact.devices) {
        const device = delivery.device(id)
        const left = device && withoutTraces(device, now, { canFind, isHouse })
        if (left === undefined || left === device) continue
        operations.push(...delivery.change(id, () => left), scrubSoon(tables.device))
        changed.push(id)
      }
    }
    if (operations.length > 0) await store.commit(operations)
    for (const id of changed) delivery.changed(id)
    if (now - this.#announcedAt < ANNOUNCED) return
    this.#announcedAt = now
    announcer.announce()
  }
}
