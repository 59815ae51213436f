// What devices tell each other beside messages, put together: who I am, where I am, where to leave
// mail for me. Addresses and secrets go to accepted contacts only (DESIGN §9): the callers see to
// that.

import { MAIL_TTL_LONG } from '../base/limits.ts'
import { encodeBundle } from '../identity/bundle.ts'
import { nextVersion } from '../identity/version.ts'
import { encodeContent } from '../message/content.ts'
import { controlContent } from '../message/control-part.ts'
import type { BundleHash } from '../identity/bundle.ts'
import type { Outbound } from '../delivery/delivery.ts'
import type { DeviceId } from '../identity/certificate.ts'
import type { KnownControl } from '../message/control.ts'
import type { DiscoverySecret } from '../message/controls/discovery.ts'
import type { Operation } from '../storage/store.ts'
import type { Contact } from './contact.ts'
import type { Household } from './household.ts'

/** Encrypts controls for one device. Commit the operations, then call `sent`. */
export function postControls (
  house: Household,
  device: DeviceId,
  controls: readonly KnownControl[]
): Outbound {
  const content = encodeContent(controlContent(controls, house.random))
  const expiresAt = house.clock.now() + MAIL_TTL_LONG
  return house.delivery.post(device, { content, expiresAt, short: false, position: 0 })
}

/** Posts and commits: for what follows something that is stored already. */
export async function sendControls (
  house: Household,
  device: DeviceId,
  controls: readonly KnownControl[],
  more: readonly Operation[] = []
): Promise<void> {
  const { operations, sent } = postControls(house, device, controls)
  await house.store.commit([...operations, ...more])
  sent()
}

export function profileControl (house: Household): KnownControl {
  return { kind: 'profile', name: house.self().name }
}

export function addressesControl (house: Household): KnownControl {
  const { peer, addresses } = house.place()
  const { relayOnly } = house.settings()
  return { kind: 'addresses', version: nextVersion(undefined, house.clock.now()), peer, addresses,
    relayOnly }
}

/** The first message of a redeemed invite says as little as an answer needs. */
export function helloControls (
  house: Household,
  bundleHash: BundleHash,
  note: string
): KnownControl[] {
  return [
    { kind: 'hello', bundleHash, note },
    profileControl(house),
    addressesControl(house)
  ]
}

/** Everything that an accepted contact may know. */
export function acceptedControls (
  house: Household,
  contact: Contact
): { controls: KnownControl[], operations: Operation[] } {
  const { self, clock, random, shelf } = house
  const me = self()
  const supply = shelf.forContacts(me.device, clock.now(), random)
  const controls: KnownControl[] = [
    { kind: 'device-list', list: me.deviceList },
    addressesControl(house),
    discoveryControl(house),
    hostingControl(contact),
    { kind: 'contact-bundle', bundle: encodeBundle(supply.bundle) }
  ]
  return { controls, operations: supply.operations }
}

export function discoveryControl (house: Household): KnownControl {
  const { discoverySecret, discoveryVersion, device } = house.self()
  return {
    kind: 'discovery',
    version: discoveryVersion,
    secret: discoverySecret as DiscoverySecret,
    publicKey: device.certificate.discovery
  }
}

export function hostingControl (contact: Contact): KnownControl {
  return { kind: 'hosting', offers: contact.iKeep, uses: contact.iAsk }
}

/** Where to leave mail for this device. */
export function capabilitiesControl (house: Household, device: DeviceId): KnownControl {
  return {
    kind: 'capabilities',
    version: nextVersion(undefined, house.clock.now()),
    capabilities: house.boxes.capabilitiesFor(device)
  }
}
