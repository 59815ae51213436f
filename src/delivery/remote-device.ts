// What this device knows of one device of somebody else: who vouches for it, where it is, where to
// leave mail for it. It changes rarely; what changes with every message is in correspondence.ts.

import { ByteReader, ByteWriter } from '../base/wire.ts'
import { CERTIFICATE_SIZE, decodeCertificate, encodeCertificate } from '../identity/certificate.ts'
import { decodeCapability, encodeCapability } from '../mailbox/capability.ts'
import { readHost, writeHost } from '../mailbox/host-address.ts'
import { CAPABILITIES_MAX } from '../message/controls/capabilities.ts'
import type { Milliseconds, Seconds } from '../base/brand.ts'
import type { Certificate, DeviceId } from '../identity/certificate.ts'
import type { Capability } from '../mailbox/capability.ts'
import type { HostAddress } from '../mailbox/host-address.ts'

/** What finds the device's reachability records. */
export interface DiscoveryKnown {
  readonly version: Seconds
  readonly secret: Uint8Array
}

export interface RemoteDevice {
  readonly certificate: Certificate
  /**
   * Whether it belongs to an accepted contact: only then is it dialled, looked up, and answered.
   */
  readonly accepted: boolean
  /** Its peer and addresses as it last told them. */
  readonly location: HostAddress | undefined
  readonly locationVersion: Seconds
  /** The day, counted from 1970, on which it last told them or answered there. */
  readonly locatedOn: number
  readonly relayOnly: boolean
  /** Where to leave mail for it. */
  readonly capabilities: readonly Capability[]
  readonly capabilitiesVersion: Seconds
  readonly discovery: DiscoveryKnown | undefined
  /** Its contact bundle, for repair; empty until one came. */
  readonly bundle: Uint8Array
  /** When a repair of this device was last begun, and last answered. */
  readonly repairAskedAt: Milliseconds
  readonly repairAnsweredAt: Milliseconds
}

const VERSION = 1
const BUNDLE_MAX = 4_096

export function newRemoteDevice (
  certificate: Certificate,
  capabilities: readonly Capability[] = []
): RemoteDevice {
  return {
    certificate,
    accepted: false,
    location: undefined,
    locationVersion: 0,
    locatedOn: 0,
    relayOnly: false,
    capabilities,
    capabilitiesVersion: 0,
    discovery: undefined,
    bundle: new Uint8Array(0),
    repairAskedAt: 0,
    repairAnsweredAt: 0
  }
}

export function deviceIdOf (device: RemoteDevice): DeviceId {
  return device.certificate.deviceId
}

export function encodeRemoteDevice (device: RemoteDevice): Uint8Array {
  const writer = new ByteWriter().u8(VERSION).put(encodeCertificate(device.certificate))
    .u8((device.accepted ? 1 : 0) + (device.relayOnly ? 2 : 0))
    .u8(device.location === undefined ? 0 : 1)
  if (device.location !== undefined) writeHost(writer, device.location)
  writer.u32(device.locationVersion).u16(device.locatedOn).u8(device.capabilities.length)
  for (const capability of device.capabilities) writer.bytes16(encodeCapability(capability))
  writer.u32(device.capabilitiesVersion).u8(device.discovery === undefined ? 0 : 1)
  if (device.discovery !== undefined) {
    writer.u32(device.discovery.version).bytes8(device.discovery.secret)
  }
  return writer.bytes16(device.bundle).u64(device.repairAskedAt).u64(device.repairAnsweredAt)
    .finish()
}

/** Undefined where the record is damaged. */
export function decodeRemoteDevice (bytes: Uint8Array): RemoteDevice | undefined {
  const reader = new ByteReader(bytes)
  if (reader.u8() !== VERSION) return undefined
  const certificate = decodeCertificate(reader.take(CERTIFICATE_SIZE))
  const flags = reader.u8()
  const location = reader.u8() === 1 ? readHost(reader) : undefined
  const locationVersion = reader.u32()
  const locatedOn = reader.u16()
  const capabilities = readCapabilities(reader)
  const capabilitiesVersion = reader.u32()
  const discovery = reader.u8() === 1
    ? { version: reader.u32(), secret: reader.bytes8() }
    : undefined
  const bundle = reader.bytes16()
  if (bundle.length > BUNDLE_MAX) reader.refuse()
  const repairAskedAt = reader.u64()
  const repairAnsweredAt = reader.u64()
  if (!reader.done() || !certificate.ok) return undefined
  return {
    certificate: certificate.value,
    accepted: (flags & 1) !== 0,
    location,
    locationVersion,
    locatedOn,
    relayOnly: (flags & 2) !== 0,
    capabilities,
    capabilitiesVersion,
    discovery,
    bundle,
    repairAskedAt,
    repairAnsweredAt
  }
}

function readCapabilities (reader: ByteReader): Capability[] {
  const capabilities: Capability[] = []
  const count = reader.u8()
  if (count > CAPABILITIES_MAX) reader.refuse()
  for (let i = 0; i < count && !reader.failed; i++) {
    const capability = decodeCapability(reader.bytes16())
    if (capability === undefined) reader.refuse()
    else capabilities.push(capability)
  }
  return capabilities
}
