// What a control of a known contact's device changes (PROTOCOL §8). Synchronous: everything it
// returns is written together with the message that brought it. Whatever contradicts what is known
// already is dropped, or shown loudly.

import { equalBytes } from '../base/bytes.ts'
import { DAY, SECOND, VERSION_AHEAD_MAX } from '../base/limits.ts'
import { acceptContactBundle } from '../identity/bundle-acceptance.ts'
import { decodeBundle } from '../identity/bundle.ts'
import { acceptDeviceList, isListed } from '../identity/device-list.ts'
import { acceptSuccession } from '../identity/succession.ts'
import { located } from '../delivery/device-traces.ts'
import { deviceIdOf } from '../delivery/remote-device.ts'
import { both } from './both.ts'
import { isAccepted } from './contact.ts'
import { listOf, names, noteDevices } from './new-devices.ts'
import { retentionNotice } from './retention-change.ts'
import type { Seconds } from '../base/brand.ts'
import type { Effects } from '../delivery/sink.ts'
import type { RemoteDevice } from '../delivery/remote-device.ts'
import type { AccountId } from '../identity/account.ts'
import type { DeviceId } from '../identity/certificate.ts'
import type { DeviceList } from '../identity/device-list.ts'
import type { Control } from '../message/control.ts'
import type { Sightings } from '../message/controls/sightings.ts'
import type { Profile } from '../message/controls/profile.ts'
import type { Operation } from '../storage/store.ts'
import type { Contact } from './contact.ts'
import type { Household } from './household.ts'
import type { IntroductionControl } from './introductions.ts'
import type { Notice } from './notice.ts'
import type { Stars } from './stars.ts'

/** What conversations do with notices, and what follows a change of who keeps mail for whom. */
export interface HandlerPorts {
  readonly notice: (contact: Contact, notice: Notice) => Effects
  readonly contactChanged: (contact: Contact) => void
  readonly hostingChanged: () => void
  readonly read: (contact: Contact, ids: readonly Uint8Array[]) => void
  readonly stars: Pick<Stars, 'asked' | 'answered'>
  readonly sightings: (contact: Contact, control: Sightings) => Effects
  readonly introduction: (contact: Contact, control: IntroductionControl) => Effects
  /** The account of a contact named another one. */
  readonly succeeded: (contact: Contact, successor: AccountId) => Effects
  /** Fails what waits for a device. */
  readonly failWaiting: (contact: Contact, device: DeviceId, code: string) => Effects
  /** A device has said what contacts say: it has the answer to its first message. */
  readonly answered: (device: DeviceId) => Effects
  /** Forgets the devices of a contact that a list leaves out. */
  readonly delist: (contact: Contact, list: DeviceList, except: DeviceId) => Effects
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
        return this.#profile(contact, control)
      case 'device-list':
        return both(this.#ports.answered(deviceIdOf(device)),
          this.#deviceList(device, contact, control.list))
      case 'capabilities':
        return this.#change(device, this.#follows(device.capabilitiesVersion, control.version),
          (known) => ({
            ...known,
            capabilities: control.capabilities,
            capabilitiesVersion: control.version
          }))
      case 'addresses':
        return this.#addresses(device, contact, control)
      case 'discovery':
        return this.#change(device,
          this.#follows(device.discovery?.version ?? 0, control.version) &&
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
        return { operations: [], after: () => { this.#ports.read(contact, control.messages) } }
      case 'keep-ask':
        return this.#ports.stars.asked(contact, control.message)
      case 'keep-answer':
        return this.#ports.stars.answered(contact, control.message, control.allowed)
      case 'sightings':
        return this.#ports.sightings(contact, control)
      case 'introduction':
      case 'introduction-consent':
      case 'introduction-agreed':
      case 'introduction-invite': return this.#ports.introduction(contact, control)
      case 'hello':
      case 'request':
      case 'unknown': return NOTHING
    }
  }

  #profile (contact: Contact, { name, isDisguised = false }: Profile): Effects {
    if (name === '' || name === contact.theirName) return NOTHING
    // A name that this person chose stays; the stand-in of an invite that named nobody gives way.
    const chosen = contact.theirName !== '' || !contact.unnamed
    const local = chosen ? contact.name : this.#house.contacts.freeName(name, contact.account)
    return this.#contact({ ...contact, theirName: name, name: local, unnamed: false,
      disguised: isDisguised })
  }

  #deviceList (device: RemoteDevice, contact: Contact, bytes: Uint8Array): Effects {
    if (equalBytes(bytes, contact.deviceList)) return NOTHING
    const { clock, history } = this.#house
    const now = clock.now()
    const list = acceptDeviceList(contact.account, listOf(contact), bytes, now)
    if (!list.ok) {
      return list.fault.code === 'version-fork'
        ? both({ operations: history.note(contact.account, now, 'device-list-fork') },
          this.#ports.notice(contact, { code: list.fault.code, args: {},
            text: list.fault.message }))
        : NOTHING
    }
    const id = deviceIdOf(device)
    const devices = contact.devices.filter((each) =>
      equalBytes(each, id) || names(list.value, each))
    const noted = { operations: noteDevices(history, contact, list.value, now) }
    const changed = both(both(noted, this.#contact({ ...contact, deviceList: bytes, devices })),
      this.#ports.delist(contact, list.value, id))
    return isListed(list.value, device.certificate) ? changed : both(changed, this.#out(device))
  }

  #addresses (
    device: RemoteDevice,
    contact: Contact,
    control: Extract<Control, { kind: 'addresses' }>
  ): Effects {
    return this.#change(device, this.#follows(device.locationVersion, control.version),
      (known) => ({
        ...located(known, { peer: control.peer, addresses: control.addresses },
          this.#house.clock.now()),
        locationVersion: control.version,
        relayOnly: control.relayOnly
      }), () => {
      if (contact.theyKeep) this.#ports.hostingChanged()
    })
  }

  /**
   * The inviter has answered: both are contacts now, and may know of each other what contacts know.
   */
  #welcome (device: RemoteDevice, contact: Contact): Effects {
    if (contact.state !== 'invited') return NOTHING
    const { announcer, boxes, clock, delivery, history } = this.#house
    const id = deviceIdOf(device)
    const connected = { ...contact, state: 'connected' as const, asked: false, since: clock.now() }
    const accepted = delivery.change(id, (known) => ({ ...known, accepted: true }))
    const put = this.#contact(connected)
    const admitted = boxes.admit(id)
    const posted = announcer.post(connected, id)
    const met = history.of(contact.account).length > 0
      ? []
      : history.note(contact.account, clock.now(), 'met-invite')
    return both(put, {
      operations: [...met, ...accepted, ...admitted, ...posted.operations],
      after: () => {
        delivery.changed(id)
        posted.sent()
        boxes.attend()
        this.#ports.hostingChanged()
      }
    })
  }

  #farewell (device: RemoteDevice, contact: Contact): Effects {
    const failed = this.#ports.failWaiting(contact, deviceIdOf(device), 'farewell')
    return both(this.#out(device), failed)
  }

  #out (device: RemoteDevice): Effects {
    return this.#change(device, true, (known) => ({
      ...known, accepted: false, capabilities: [], location: undefined, discovery: undefined
    }))
  }

  /**
   * What the other side wants; the shorter wish of both rules, and everybody sees it: so nobody is
   * given less than the shortest choice, in which a message could go before it is seen.
   */
  #retention (contact: Contact, version: number, seconds: number): Effects {
    if (!this.#follows(contact.theirRetentionVersion, version)) return NOTHING
    const theirRetention = seconds === 0 ? 0 : Math.max(seconds, DAY / SECOND)
    const next = { ...contact, theirRetention, theirRetentionVersion: version }
    const changed = this.#contact(next)
    const notice = retentionNotice(contact, next, 'them')
    return notice === undefined ? changed : both(changed, this.#ports.notice(next, notice))
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
    if (!succession.ok || !isAccepted(contact)) return NOTHING
    return this.#ports.succeeded(contact, succession.value.new)
  }

  /** One that is dated far ahead would keep out all that come after it (PROTOCOL §2). */
  #follows (last: Seconds, version: Seconds): boolean {
    return version >= last &&
      version <= this.#house.clock.now() / SECOND + VERSION_AHEAD_MAX
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
