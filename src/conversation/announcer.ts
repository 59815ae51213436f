// Keeps every accepted contact's devices told of what contacts may know: who I am, where I am,
// where to leave mail for me. It compares what is true with what each device was told last, and
// sends the difference: whoever changes something only says that it did. What was told is written
// down in the commit that posts it, so that neither a crash nor a restart tells anything twice or
// never.

import { toHex } from '../base/bytes.ts'
import { SnugError } from '../base/errors.ts'
import { nextVersion } from '../identity/version.ts'
import { isAccepted } from './contact.ts'
import { knowable, postControls } from './control-sets.ts'
import { datedFor, decodeTold, digestOf, kindOf, NOTHING_TOLD, putTold, toldKey } from './told.ts'
import type { Seconds } from '../base/brand.ts'
import type { Timer } from '../base/clock.ts'
import type { Outbound } from '../delivery/delivery.ts'
import type { DeviceId } from '../identity/certificate.ts'
import type { KnownControl } from '../message/control.ts'
import type { Operation, Store } from '../storage/store.ts'
import type { Contact } from './contact.ts'
import type { Announcing, Household } from './household.ts'
import type { Told } from './told.ts'

/** News, and what has to be written with them. */
interface Due {
  readonly controls: readonly KnownControl[]
  readonly operations: readonly Operation[]
  readonly told: Told
}

/** Changes of one moment are told together. */
const GATHERED = 200

export class Announcer implements Announcing {
  readonly #house: Household
  readonly #told = new Map<string, Told>()
  #timer: Timer | undefined
  #running = false

  constructor (house: Household) {
    this.#house = house
  }

  async load (store: Store): Promise<void> {
    for (const { devices } of this.#house.contacts.all()) {
      for (const device of devices) {
        this.#told.set(toHex(device), decodeTold(await store.get(toldKey(device))))
      }
    }
  }

  start (): void {
    this.#running = true
    void this.tell()
  }

  stop (): void {
    this.#running = false
    this.#timer?.cancel()
    this.#timer = undefined
  }

  /** Something that contacts may know has changed: they are told in a moment. */
  announce (): void {
    if (!this.#running || this.#timer !== undefined) return
    this.#timer = this.#house.clock.schedule(GATHERED, () => {
      this.#timer = undefined
      void this.tell()
    })
  }

  /** Tells now what is gathered; resolves once that is on its way. */
  async flush (): Promise<void> {
    if (this.#timer === undefined) return
    this.#timer.cancel()
    this.#timer = undefined
    await this.tell()
  }

  /** Tells each device of an accepted contact what it does not know. */
  async tell (): Promise<void> {
    const { store, storeFailed } = this.#house
    const written: Array<Promise<void>> = []
    for (const [contact, device] of this.#audience()) {
      const due = this.#due(contact, device)
      const posted = due.controls.length === 0 ? undefined : this.#post(device, due, [])
      if (posted === undefined) continue
      written.push(store.commit(posted.operations).then(posted.sent, storeFailed))
    }
    await Promise.all(written)
  }

  /**
   * Posts controls together with everything that the device does not know yet. Commit the
   * operations, then call `sent`.
   */
  post (contact: Contact, device: DeviceId, first: readonly KnownControl[] = []): Outbound {
    return this.#prepare(device, this.#due(contact, device), first)
  }

  /** Forgets what a device was told: it is told everything once it is accepted again. */
  forget (device: DeviceId): Operation {
    this.#told.delete(toHex(device))
    return { type: 'delete', key: toldKey(device) }
  }

  /**
   * The device knows nothing, and is told everything; under a version above all before, also where
   * it remembers those. Commit the operation with what is told first.
   */
  begin (device: DeviceId): { readonly version: Seconds, readonly operation: Operation } {
    const before = this.#told.get(toHex(device)) ?? NOTHING_TOLD
    const version = nextVersion(before.version, this.#house.clock.now())
    const told = { version, digests: new Map() }
    this.#told.set(toHex(device), told)
    return { version, operation: putTold(device, told) }
  }

  /** Everybody is told everything anew. */
  beginAll (): Operation[] {
    const all = this.#house.contacts.all().flatMap(({ devices }) => devices)
    return all.map((device) => this.begin(device).operation)
  }

  /** Whoever was invited learns how to answer, and nothing else. */
  #audience (): Array<[Contact, DeviceId]> {
    const { contacts, delivery } = this.#house
    return contacts.all().filter((contact) => isAccepted(contact) || contact.state === 'invited')
      .flatMap((contact) => contact.devices
        .filter((id) => {
          const device = delivery.device(id)
          return device !== undefined && device.accepted === isAccepted(contact)
        })
        .map((id): [Contact, DeviceId] => [contact, id]))
  }

  #due (contact: Contact, device: DeviceId): Due {
    const before = this.#told.get(toHex(device)) ?? NOTHING_TOLD
    const now = this.#house.clock.now()
    const version = nextVersion(before.version, now)
    const { announcements, operations } = knowable(this.#house, contact, device, version)
    const news = announcements.map(({ again = '', control, period }) => {
      const said = datedFor(control, now)
      return { control, said, kind: kindOf(control),
        digest: (period ?? digestOf(control)) + again + (said.length > 1 ? ' twice' : '') }
    })
      .filter(({ kind, digest }) => before.digests.get(kind) !== digest)
      // Nowhere to leave mail is no news to whom nothing else was told.
      .filter(({ control, kind }) => control.kind !== 'capabilities' ||
        control.capabilities.length > 0 || before.digests.has(kind))
    const digests = new Map([...before.digests,
      ...news.map(({ kind, digest }): [number, string] => [kind, digest])])
    return { controls: news.flatMap(({ said }) => said), operations, told: { version, digests } }
  }

  /** Undefined where too much waits for the device already: it is told later. */
  #post (device: DeviceId, due: Due, first: readonly KnownControl[]): Outbound | undefined {
    try {
      return this.#prepare(device, due, first)
    } catch (error) {
      if (error instanceof SnugError && error.code === 'outbox-full') return undefined
      throw error
    }
  }

  #prepare (device: DeviceId, due: Due, first: readonly KnownControl[]): Outbound {
    const posted = postControls(this.#house, device, [...first, ...due.controls])
    this.#told.set(toHex(device), due.told)
    return {
      ...posted,
      operations: [...due.operations, ...posted.operations, putTold(device, due.told)]
    }
  }
}
