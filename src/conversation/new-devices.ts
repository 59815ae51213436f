// New devices of people who are contacts already (DESIGN §4, §6): after a backup was restored, say.
// Such a device introduces itself by a first message for the bundle that only contacts get, with
// the device list of its account. The account is what a contact trusts: a list signed by it, no
// older than the known one, that names the device, is enough; and the person is told. Devices that
// the list leaves out are out.

import { equalBytes, toBase64url } from '../base/bytes.ts'
import { fail, ok } from '../base/errors.ts'
import { acceptDeviceList, decodeDeviceList, DEVICES_MAX,
  isListed } from '../identity/device-list.ts'
import { both } from './both.ts'
import { isAccepted } from './contact.ts'
import type { Milliseconds } from '../base/brand.ts'
import type { Result } from '../base/errors.ts'
import type { Effects, FirstMessage, FirstVerdict } from '../delivery/sink.ts'
import type { Certificate, DeviceId } from '../identity/certificate.ts'
import type { DeviceList } from '../identity/device-list.ts'
import type { Control } from '../message/control.ts'
import type { Contact } from './contact.ts'
import type { History } from './history.ts'
import type { Household } from './household.ts'
import type { Operation } from '../storage/store.ts'
import type { Notice } from './notice.ts'

export interface NewDevicesParts {
  readonly house: Household
  readonly notice: (contact: Contact, notice: Notice) => Effects
  readonly contactChanged: (contact: Contact) => void
  readonly hostingChanged: () => void
  /** Fails what waits for a device. */
  readonly failWaiting: (contact: Contact, device: DeviceId, code: string) => Effects
}

export class NewDevices {
  readonly #parts: NewDevicesParts

  constructor (parts: NewDevicesParts) {
    this.#parts = parts
  }

  /**
   * Faults: `no-hello`, `not-accepted`, `device-unlisted`, `too-many-devices`, those of the list.
   */
  answer (message: FirstMessage, controls: readonly Control[]): Result<FirstVerdict> {
    const { clock, contacts, shelf } = this.#parts.house
    const control = controls.find(({ kind }) => kind === 'device-list')
    if (control?.kind !== 'device-list' || shelf.kindOf(message.bundleId) !== 'contact') {
      return fail('no-hello', 'This first message does not say which invite it answers.')
    }
    const contact = contacts.get(message.certificate.account)
    if (contact === undefined || !isAccepted(contact)) {
      return fail('not-accepted', 'This first message comes from somebody who is no contact.')
    }
    const list = acceptDeviceList(contact.account, listOf(contact), control.list, clock.now())
    if (!list.ok) return list
    if (!isListed(list.value, message.certificate)) {
      return fail('device-unlisted', 'This device is not in the list of its account.')
    }
    const staying = contact.devices.filter((device) => names(list.value, device))
    if (staying.length >= DEVICES_MAX) {
      return fail('too-many-devices', 'This person has too many devices.')
    }
    return ok({ accepted: true, effects: () =>
      this.#accept(contact, message.certificate, control.list, staying) })
  }

  /** Forgets the devices that a newer list leaves out, but for the one that brought the list. */
  delist (contact: Contact, list: DeviceList, except: DeviceId): Effects {
    const gone = contact.devices.filter((device) =>
      !names(list, device) && !equalBytes(device, except))
    const { boxes } = this.#parts.house
    return gone.reduce((effects, device) => both(effects, both(this.#part(contact, device),
      { operations: boxes.expel(device), after: () => { boxes.attend() } })), NOTHING)
  }

  #accept (
    contact: Contact, { deviceId }: Certificate, list: Uint8Array, staying: readonly DeviceId[]
  ): Effects {
    const { announcer, boxes, contacts, delivery } = this.#parts.house
    const next: Contact = { ...contact, devices: [...staying, deviceId], deviceList: list }
    const { clock, history } = this.#parts.house
    const decoded = decodeDeviceList(list)
    const noted = decoded.ok
      ? noteDevices(history, contact, decoded.value, clock.now())
      : []
    const gone = contact.devices.filter((device) => !staying.includes(device))
    // It writes by the ways that the device before it had, until it has its own.
    const handed = gone.flatMap((device) => boxes.handOver(device, deviceId))
    const put = contacts.put(next)
    const parted = gone.map((device) => this.#part(contact, device))
    const noticed = this.#parts.notice(next, { code: 'new-device', args: {},
      text: `${contact.name} has a new device. If they did not tell you so, ask them.` })
    const admitted = boxes.admit(deviceId)
    const posted = announcer.post(next, deviceId)
    const operations = [...handed, ...noted, put, ...admitted, ...posted.operations]
    return [...parted, noticed].reduce(both, { operations, after: () => {
      posted.sent()
      boxes.attend()
      for (const device of next.devices) delivery.changed(device)
      this.#parts.contactChanged(next)
      this.#parts.hostingChanged()
    } })
  }

  #part (contact: Contact, device: DeviceId): Effects {
    const { announcer, delivery } = this.#parts.house
    const failed = this.#parts.failWaiting(contact, device, 'device-gone')
    return both(failed, { operations: [...delivery.forget(device), announcer.forget(device)] })
  }
}

const NOTHING: Effects = { operations: [] }

/** The device list that was accepted last. */
export function listOf (contact: Contact): DeviceList | undefined {
  const list = contact.deviceList.length === 0 ? undefined : decodeDeviceList(contact.deviceList)
  return list?.ok === true ? list.value : undefined
}

/** What a newer list changes goes into the history; the first one changes nothing. */
export function noteDevices (
  history: History, contact: Contact, list: DeviceList, now: Milliseconds
): Operation[] {
  const before = listOf(contact)
  if (before === undefined) return []
  const came = list.certificates.filter(({ deviceId }) => !names(before, deviceId))
  const went = before.certificates.filter(({ deviceId }) => !names(list, deviceId))
  const note = (code: 'new-device' | 'device-gone') => ({ deviceId }: Certificate): Operation[] =>
    history.note(contact.account, now, code, toBase64url(deviceId).slice(0, 8))
  return [...came.flatMap(note('new-device')), ...went.flatMap(note('device-gone'))]
}

export function names (list: DeviceList, device: DeviceId): boolean {
  return list.certificates.some(({ deviceId }) => equalBytes(deviceId, device))
}
