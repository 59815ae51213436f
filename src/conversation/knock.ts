// How far a knock at somebody's door is: the first message to whoever has not answered yet. A
// reusable address costs work first (PROTOCOL §10.2), which its sender sees and can call off by
// removing the contact.

import { toBase64url, toHex } from '../base/bytes.ts'
import type { Delivery } from '../delivery/delivery.ts'
import type { RemoteDevice } from '../delivery/remote-device.ts'
import type { Contact } from './contact.ts'
import type { Household } from './household.ts'
import type { KnockView } from './views.ts'

/** Between two tellings of how far it is. */
const TELL_INTERVAL = 200 // ms

/** Undefined for who has been met already. */
export function knockView (contact: Contact, delivery: Delivery): KnockView | undefined {
  if (contact.state !== 'invited') return undefined
  const works = contact.devices.map((device) => delivery.tries(device)?.work)
    .filter((work) => work !== undefined)
  const isLeft = contact.devices.some((device) =>
    delivery.waiting.of(device).some(({ heldAt, holds }) => heldAt > 0 || holds.length > 0))
  return {
    contact: toBase64url(contact.account),
    state: works.length > 0 ? 'working' : isLeft ? 'left' : 'waiting',
    tries: works.reduce((sum, { tries }) => sum + tries, 0),
    expected: works.reduce((sum, { expected }) => sum + expected, 0)
  }
}

/** Tells of knocks as they go on, not more often than anybody can see. */
export class KnockNews {
  readonly #house: Pick<Household, 'clock' | 'contacts' | 'delivery' | 'tell'>
  readonly #changed: (contact: Contact) => void
  readonly #told = new Map<string, { readonly state: string, readonly at: number }>()

  /** `changed` hears that something else is said of the contact than before. */
  constructor (house: Household, changed: (contact: Contact) => void) {
    this.#house = house
    this.#changed = changed
  }

  /** Something was done for what waits for a device, or it was left somewhere. */
  goesOn ({ certificate }: RemoteDevice): void {
    const { clock, contacts, delivery, tell } = this.#house
    const contact = contacts.ofDevice(certificate.deviceId)
    if (contact === undefined) return
    const name = toHex(contact.account)
    const knock = knockView(contact, delivery)
    const told = this.#told.get(name)
    if (knock === undefined) {
      this.#told.delete(name)
      return
    }
    const at = clock.monotonic()
    if (told?.state === knock.state && at < told.at + TELL_INTERVAL) return
    this.#told.set(name, { state: knock.state, at })
    tell({ type: 'knock', knock })
    if (told?.state !== knock.state) this.#changed(contact)
  }
}
