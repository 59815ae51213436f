// A box that this device leases, with the capabilities that it gave for it: the stored record
// (DESIGN §8).

import { equalBytes } from '../base/bytes.ts'
import { ByteReader, ByteWriter } from '../base/wire.ts'
import { DEVICE_ID_SIZE, asDeviceId } from '../identity/certificate.ts'
import { decodeOwnedBox, encodeOwnedBox } from '../mailbox/box.ts'
import { decodeCapability, encodeCapability } from '../mailbox/capability.ts'
import { tables } from '../storage/tables.ts'
import type { DeviceId } from '../identity/certificate.ts'
import type { OwnedBox } from '../mailbox/box.ts'
import type { Capability } from '../mailbox/capability.ts'
import type { BoxId } from '../message/envelope.ts'
import type { Operation } from '../storage/store.ts'

/** Who may put into the box: one device of a contact, or whoever holds an invite. */
export interface BoxGrant {
  readonly device: DeviceId | undefined
  readonly capability: Capability
  /** Whether the host has confirmed it. */
  readonly granted: boolean
}

export interface LeasedBox {
  readonly owned: OwnedBox
  /** Bytes of mail to ask its host to reserve. */
  readonly ask: number
  readonly grants: readonly BoxGrant[]
  /** Left at the host for holders of a capability; empty for none. */
  readonly bundle: Uint8Array
}

const VERSION = 1
const GRANTS_MAX = 1_024
const EVERYBODY = new Uint8Array(DEVICE_ID_SIZE)

export function boxIdOf (box: LeasedBox): BoxId {
  return box.owned.box
}

export function grantFor (box: LeasedBox, device: DeviceId): BoxGrant | undefined {
  return box.grants.find((grant) => grant.device !== undefined && equalBytes(grant.device, device))
}

export function putBox (box: LeasedBox): Operation {
  const writer = new ByteWriter().u8(VERSION).bytes16(encodeOwnedBox(box.owned)).u32(box.ask)
    .bytes16(box.bundle).u16(box.grants.length)
  for (const { device, capability, granted } of box.grants) {
    writer.put(device ?? EVERYBODY).u8(granted ? 1 : 0).bytes16(encodeCapability(capability))
  }
  return { type: 'put', key: { table: tables.box, name: boxIdOf(box), number: 0 },
    value: writer.finish() }
}

export function deleteBox (box: LeasedBox): Operation {
  return { type: 'delete', key: { table: tables.box, name: boxIdOf(box), number: 0 } }
}

/** Undefined where the record is damaged. */
export function decodeLeasedBox (bytes: Uint8Array): LeasedBox | undefined {
  const reader = new ByteReader(bytes)
  if (reader.u8() !== VERSION) return undefined
  const owned = decodeOwnedBox(reader.bytes16())
  const ask = reader.u32()
  const bundle = reader.bytes16()
  const count = reader.u16()
  if (count > GRANTS_MAX) reader.refuse()
  const grants: BoxGrant[] = []
  for (let i = 0; i < count && !reader.failed; i++) {
    const device = reader.take(DEVICE_ID_SIZE)
    const granted = reader.u8() === 1
    const capability = decodeCapability(reader.bytes16())
    if (capability === undefined) reader.refuse()
    else {grants.push({ device: equalBytes(device, EVERYBODY) ? undefined : asDeviceId(device),
        capability, granted })}
  }
  return owned !== undefined && reader.done() ? { owned, ask, grants, bundle } : undefined
}
