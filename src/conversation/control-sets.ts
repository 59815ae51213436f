// What devices tell each other beside messages, put together: who I am, where I am, where to leave
// mail for me. Addresses and secrets go to accepted contacts only (DESIGN §9): the callers see to
// that.

import { DAY, MAIL_TTL_LONG } from '../base/limits.ts'
import { encodeBundle } from '../identity/bundle.ts'
import { encodeContent } from '../message/content.ts'
import { controlContent } from '../message/control-part.ts'
import type { Milliseconds, Seconds } from '../base/brand.ts'
import type { BundleHash } from '../identity/bundle.ts'
import type { Outbound } from '../delivery/delivery.ts'
import type { DeviceId } from '../identity/certificate.ts'
import type { KnownControl } from '../message/control.ts'
import type { DiscoverySecret } from '../message/controls/discovery.ts'
import type { Operation } from '../storage/store.ts'
import type { Contact } from './contact.ts'
import type { Household } from './household.ts'

/** Contact bundles are told so often; hosts have fresher ones. */
const BUNDLE_TOLD = 14 * DAY
/** Addresses are told so often also where they stay: others forget them after 7 days. */
const ADDRESSES_TOLD = 3 * DAY
const RELAYED = '/p2p-circuit'

/** Something that an accepted contact may know. */
export interface Announcement {
  readonly control: KnownControl
  /** Told once in each of these, where it is not told at every change. */
  readonly period?: string
  /** Told at every change, and once in each of these as well. */
  readonly again?: string
}

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

/** The first message of a redeemed invite says as little as an answer needs. */
export function helloControls (
  house: Household,
  { bundleHash, note, version }: { bundleHash: BundleHash, note: string, version: Seconds }
): KnownControl[] {
  return [
    { kind: 'hello', bundleHash, note },
    profileControl(house),
    addressesControl(house, version)
  ]
}

/**
 * Everything that a contact may know, the device list first; whoever was invited, only where to
 * leave an answer.
 */
export function knowable (
  house: Household, contact: Contact, device: DeviceId, version: Seconds
): { readonly announcements: readonly Announcement[], readonly operations: readonly Operation[] } {
  const { boxes, clock, random, self, shelf } = house
  const capabilities: Announcement =
    { control: { kind: 'capabilities', version, capabilities: boxes.capabilitiesFor(device) } }
  if (contact.state === 'invited') return { announcements: [capabilities], operations: [] }
  const supply = shelf.forContacts(self().device, clock.now(), random)
  const announcements: Announcement[] = [
    { control: { kind: 'device-list', list: self().deviceList } },
    { control: profileControl(house) },
    { control: addressesControl(house, version),
      again: periodOf('addresses', ADDRESSES_TOLD, device, clock.now()) },
    { control: discoveryControl(house) },
    { control: { kind: 'hosting', offers: contact.iKeep, uses: contact.iAsk } },
    capabilities,
    { control: retentionControl(contact) },
    { control: { kind: 'contact-bundle', bundle: encodeBundle(supply.bundle) },
      period: periodOf('bundle', BUNDLE_TOLD, device, clock.now()) }
  ]
  return { announcements, operations: supply.operations }
}

function profileControl (house: Household): KnownControl {
  return { kind: 'profile', name: house.self().name }
}

/** A device that is to be reached through relays only names no other address. */
function addressesControl (house: Household, version: Seconds): KnownControl {
  const { peer, addresses } = house.place()
  const { relayOnly } = house.settings()
  const told = relayOnly ? addresses.filter((address) => address.includes(RELAYED)) : addresses
  return { kind: 'addresses', version, peer, addresses: told, relayOnly }
}

function discoveryControl (house: Household): KnownControl {
  const { discoverySecret, discoveryVersion, device } = house.self()
  return {
    kind: 'discovery',
    version: discoveryVersion,
    secret: discoverySecret as DiscoverySecret,
    publicKey: device.certificate.discovery
  }
}

function retentionControl ({ retention, retentionVersion }: Contact): KnownControl {
  return { kind: 'retention', version: retentionVersion, seconds: retention }
}

/** Not the same moment for all devices, so that they are not all written to at once. */
function periodOf (
  what: string, length: Milliseconds, device: DeviceId, now: Milliseconds
): string {
  const offset = (device[0] ?? 0) / 256 * length
  return `${what} ${Math.floor((now + offset) / length)}`
}
