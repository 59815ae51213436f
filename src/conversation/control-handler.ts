// What a control of a known contact's device changes (PROTOCOL §8). Synchronous: everything it
// returns is written together with the message that brought it. Whatever contradicts what is known
// already is dropped, or shown loudly.

import { equalBytes } from '../base/bytes.ts'
import { acceptContactBundle } from '../identity/bundle-acceptance.ts'
import { decodeBundle } from '../identity/bundle.ts'
import { acceptDeviceList, decodeDeviceList, isListed } from '../identity/device-list.ts'
import { acceptSuccession } from '../identity/succession.ts'
import { deviceIdOf } from '../delivery/remote-device.ts'
import { acceptedControls, postControls } from './control-sets.ts'
import { isAccepted } from './contact.ts'
import type { Effects } from '../delivery/sink.ts'
import type { RemoteDevice } from '../delivery/remote-device.ts'
import type { Control } from '../message/control.ts'
import type { Operation } from '../storage/store.ts'
import type { Contact } from './contact.ts'
import type { Household } from './household.ts'

/** What conversations do with notices, and what follows a change of who keeps mail for whom. */
export interface HandlerPorts {
  readonly notice: (contact: Contact, code: string, text: string) => Effects
  readonly contactChanged: (contact: Contact) => void
  readonly hostingChanged: () => void
  readonly read: (contact: Contact, ids: readonly Uint8Array[]) => void
  /** Fails what waits for a contact. */
  readonly failWaiting: (contact: Contact, code: string) => Effects
}

const NOTHING: Effects = { operations: [] }

export class ControlHandler {
  readonly #house: Household
  readonly #ports: HandlerPorts

  constructor (house: Household, ports: HandlerPorts) {
    this.#house = house
    this.#ports = ports
  }

  handle (device: RemoteDevice, contact: Contact, control: Control): Effects {
    switch (control.kind) {
      case 'profile':
        return this.#profile(contact, control.name)
      case 'device-list':
        return this.#deviceList(device, contact, control.list)
      case 'capabilities':
        return this.#change(device, control.version >= device.capabilitiesVersion, (known) => ({
          ...known,
          capabilities: control.capabilities,
          capabilitiesVersion: control.version
        }))
      case 'addresses':
        return this.#addresses(device, contact, control)
      case 'discovery':
        return this.#change(device, control.version >= (device.discovery?.version ?? 0) &&
          equalBytes(control.publicKey, device.certificate.discovery), (known) => ({
            ...known,
            discovery: { version: control.version, secret: control.secret }
          }))
      case 'welcome':
        return this.#welcome(device, contact)
      case 'repair':
        return isAccepted(contact) ? this.#house.delivery.answerRepair(deviceIdOf(device)) : NOTHING
      case 'hosting':
        return this.#contact({ ...contact, theyKeep: control.offers, theyAsk: control.uses }, true)
      case 'farewell':
        return this.#farewell(device, contact)
      case 'retention':
        return this.#retention(contact, control.version, control.seconds)
      case 'contact-bundle':
        return this.#bundle(device, control.bundle)
      case 'succession':
        return this.#succession(contact, control.statement)
      case 'reading':
        return { operations: [], after: () => {
          this.#ports.read(contact, control.messages)
        } }
      case 'hello':
      case 'unknown': return NOTHING
    }
  }

  #profile (contact: Contact, name: string): Effects {
    if (name === '' || name === contact.theirName) return NOTHING
    // A name that this person chose stays; the stand-in of an invite that named nobody gives way.
    const chosen = contact.theirName !== '' || !contact.unnamed
    const local = chosen ? contact.name : this.#house.contacts.freeName(name, contact.account)
    return this.#contact({ ...contact, theirName: name, name: local, unnamed: false })
  }

  #deviceList (device: RemoteDevice, contact: Contact, bytes: Uint8Array): Effects {
    const previous = contact.deviceList.length === 0
      ? undefined
      : decodeDeviceList(contact.deviceList)
    const known = previous?.ok === true ? previous.value : undefined
    const list = acceptDeviceList(contact.account, known, bytes, this.#house.clock.now())
    if (!list.ok) {
      return list.fault.code === 'version-fork'
        ? this.#ports.notice(contact, list.fault.code, list.fault.message)
        : NOTHING
    }
    const changed = this.#contact({ ...contact, deviceList: bytes })
    if (isListed(list.value, device.certificate)) return changed
    return both(changed, this.#change(device, true, (each) => ({ ...each, accepted: false })))
  }

  #addresses (
    device: RemoteDevice,
    contact: Contact,
    control: Extract<Control, { kind: 'addresses' }>
  ): Effects {
    return this.#change(device, control.version >= device.locationVersion, (known) => ({
      ...known,
      location: { peer: control.peer, addresses: control.addresses },
      locationVersion: control.version,
      relayOnly: control.relayOnly
    }), () => { if (contact.theyKeep) this.#ports.hostingChanged() })
  }

  /**
   * The inviter has answered: both are contacts now, and may know of each other what contacts know.
   */
  #welcome (device: RemoteDevice, contact: Contact): Effects {
    if (contact.state !== 'invited') return NOTHING
    const { boxes, clock, delivery } = this.#house
    const id = deviceIdOf(device)
    const connected = { ...contact, state: 'connected' as const, since: clock.now() }
    const accepted = delivery.change(id, (known) => ({ ...known, accepted: true }))
    const answer = acceptedControls(this.#house, connected)
    const posted = postControls(this.#house, id, answer.controls)
    const operations = [...accepted, ...answer.operations, ...posted.operations, ...boxes.admit(id)]
    return both(this.#contact(connected), {
      operations,
      after: () => {
        delivery.changed(id)
        posted.sent()
        boxes.attend()
        this.#ports.hostingChanged()
      }
    })
  }

  #farewell (device: RemoteDevice, contact: Contact): Effects {
    const gone = this.#change(device, true, (known) => ({
      ...known, accepted: false, capabilities: [], location: undefined, discovery: undefined
    }))
    return both(gone, this.#ports.failWaiting(contact, 'farewell'))
  }

  /** Either side may shorten; the shorter one rules here. */
  #retention (contact: Contact, version: number, seconds: number): Effects {
    if (version < contact.retentionVersion) return NOTHING
    const shorter = contact.retention === 0
      ? seconds
      : Math.min(seconds === 0 ? Infinity : seconds, contact.retention)
    return this.#contact({ ...contact, retention: shorter, retentionVersion: version })
  }

  #bundle (device: RemoteDevice, bytes: Uint8Array): Effects {
    const before = device.bundle.length === 0 ? undefined : decodeBundle(device.bundle)
    const previous = before?.ok === true ? before.value : undefined
    const bundle = acceptContactBundle(device.certificate, previous, bytes, this.#house.clock.now())
    return this.#change(device, bundle.ok, (known) => ({ ...known, bundle: bytes }))
  }

  /** The account names another one: nothing is sent until a person has looked at it (DESIGN §4). */
  #succession (contact: Contact, statement: Uint8Array): Effects {
    const succession = acceptSuccession(contact.account, undefined, statement,
      this.#house.clock.now())
    if (!succession.ok || contact.state === 'changed') return NOTHING
    const changed = { ...contact, state: 'changed' as const, since: this.#house.clock.now() }
    const text =
      `${contact.name}'s identity is new. Check with them in person or by phone before you write again.`
    return both(this.#contact(changed), this.#ports.notice(changed, 'identity-changed', text))
  }

  #contact (contact: Contact, hosting = false): Effects {
    return {
      operations: [this.#house.contacts.put(contact)],
      after: () => {
        this.#ports.contactChanged(contact)
        if (hosting) this.#ports.hostingChanged()
      }
    }
  }

  #change (
    device: RemoteDevice,
    applies: boolean,
    change: (device: RemoteDevice) => RemoteDevice,
    then?: () => void
  ): Effects {
    if (!applies) return NOTHING
    const id = deviceIdOf(device)
    const operations: Operation[] = this.#house.delivery.change(id, change)
    return {
      operations,
      after: () => {
        this.#house.delivery.changed(id)
        then?.()
      }
    }
  }
}

/** Two effects as one. */
export function both (one: Effects, other: Effects): Effects {
  return {
    operations: [...one.operations, ...other.operations],
    after: () => {
      one.after?.()
      other.after?.()
    }
  }
}
