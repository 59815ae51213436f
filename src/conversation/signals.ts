// Who types and who is here now (PROTOCOL §10.3), as people see it: two switches decide, and both
// sides have to have the same one on. Only accepted contacts count, and none whose identity is to
// be decided on. Nothing of it is written anywhere, and nothing tells when somebody was here last.

import { toBase64url, toHex } from '../base/bytes.ts'
import { MINUTE } from '../base/limits.ts'
import { deviceIdOf } from '../delivery/remote-device.ts'
import { isAccepted } from './contact.ts'
import type { Timer } from '../base/clock.ts'
import type { RemoteDevice } from '../delivery/remote-device.ts'
import type { Noticed, Shown, Signalling, SignalPort } from '../delivery/signalling.ts'
import type { SignalView } from './acquaintance-views.ts'
import type { Contact } from './contact.ts'
import type { Household } from './household.ts'

/** Who did nothing for so long is not here any more. */
const HERE_FOR = 2 * MINUTE
const NOTHING: Shown = { typing: false, presence: false, isHere: false }

export class Signals implements SignalPort {
  readonly #house: Household
  /** By device: what is noticed of each that there is a stream to. */
  readonly #noticed = new Map<string, Noticed>()
  /** By account: as it was told last. */
  readonly #told = new Map<string, string>()
  /** Runs while this person is here. */
  #leaving: Timer | undefined

  constructor (house: Household) {
    this.#house = house
  }

  shown (device: RemoteDevice): Shown {
    const contact = this.#house.contacts.ofDevice(deviceIdOf(device))
    if (contact === undefined || !isAccepted(contact) || contact.change !== undefined) {
      return NOTHING
    }
    const { typing, presence } = this.#house.settings()
    return { typing, presence, isHere: presence && this.#leaving !== undefined }
  }

  noticed (device: RemoteDevice, noticed: Noticed): void {
    const id = deviceIdOf(device)
    if (noticed.typing || noticed.here) this.#noticed.set(toHex(id), noticed)
    else this.#noticed.delete(toHex(id))
    const contact = this.#house.contacts.ofDevice(id)
    if (contact === undefined) return
    const view = this.view(contact)
    const [name, told] = [toHex(contact.account), `${view.typing} ${view.here}`]
    if (this.#told.get(name) === told) return
    if (view.typing || view.here) this.#told.set(name, told)
    else this.#told.delete(name)
    this.#house.tell({ type: 'signal', signal: view })
  }

  /** Somebody uses this node, by now. */
  active (): void {
    const wasHere = this.#leaving !== undefined
    this.#leaving?.cancel()
    this.#leaving = this.#house.clock.schedule(HERE_FOR, () => { this.left() })
    if (!wasHere) this.allChanged()
  }

  /** They do not any more. */
  left (): void {
    const wasHere = this.#leaving !== undefined
    this.stop()
    if (wasHere) this.allChanged()
  }

  /** This person types to a contact, by now, or has stopped. */
  typing (contact: Contact, isTyping: boolean): void {
    for (const signalling of this.#of(contact)) {
      if (isTyping) signalling.typed()
      else signalling.stopped(false)
    }
  }

  /** A message of mine says that it is written. */
  written (contact: Contact): void {
    for (const signalling of this.#of(contact)) signalling.stopped(true)
  }

  /** A message of theirs does. */
  arrived (contact: Contact): void {
    for (const signalling of this.#of(contact)) signalling.wrote()
  }

  /** What the contact may see may be another now. */
  changed (contact: Contact): void {
    for (const signalling of this.#of(contact)) signalling.changed()
  }

  allChanged (): void {
    for (const contact of this.#house.contacts.all()) this.changed(contact)
  }

  view (contact: Contact): SignalView {
    const all = contact.devices.map((device) => this.#noticed.get(toHex(device)))
    return { contact: toBase64url(contact.account),
      typing: all.some((each) => each?.typing === true),
      here: all.some((each) => each?.here === true) }
  }

  /** Everybody of whom something is noticed. */
  all (): SignalView[] {
    return this.#house.contacts.all().map((contact) => this.view(contact))
      .filter(({ typing, here }) => typing || here)
  }

  stop (): void {
    this.#leaving?.cancel()
    this.#leaving = undefined
  }

  #of ({ devices }: Contact): Signalling[] {
    return devices.map((device) => this.#house.delivery.signals(device))
      .filter((signalling) => signalling !== undefined)
  }
}
