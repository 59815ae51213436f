// A box that this device leases, with the capabilities that it gave for it: the stored record
// (DESIGN §8).

import { equalBytes } from '../base/bytes.ts'
import { ByteReader, ByteWriter } from '../base/wire.ts'
import { DEVICE_ID_SIZE, asDeviceId } from '../identity/certificate.ts'
import { decodeOwnedBox, encodeOwnedBox } from '../mailbox/box.ts'
import { decodeCapability, encodeCapability } from '../mailbox/capability.ts'
import { scrubSoon } from '../storage/table-scrub.ts'
import { tables } from '../storage/tables.ts'
import type { DeviceId } from '../identity/certificate.ts'
import type { OwnedBox } from '../mailbox/box.ts'
import type { Capability, TokenHash } from '../mailbox/capability.ts'
import type { ReleaseReason } from '../mailbox/release.ts'
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
  /** What was taken back, until the host has confirmed that, or for longer where it is watched. */
  readonly revoked: readonly Revoked[]
  /** Why the box is given up, until its host has heard of it. */
  readonly ending: ReleaseReason | undefined
}

/** A capability that was taken back. */
export interface Revoked {
  readonly device: DeviceId
  readonly token: TokenHash
  /** Whether the host has confirmed it. */
  readonly confirmed: boolean
  /** Whether a person is shown that: of somebody whom they blocked. */
  readonly watched: boolean
}

/** A box that is about to be leased. */
export function newLeasedBox (
  owned: OwnedBox, ask: number, grants: readonly BoxGrant[], bundle: Uint8Array
): LeasedBox {
  return { owned, ask, grants, bundle, revoked: [], ending: undefined }
}

const VERSION = 1
/** As many as a host lets put into one box. */
export const GRANTS_MAX = 1_024
const TOKEN_HASH = 32 // bytes
const REASONS: readonly ReleaseReason[] = ['used', 'revoked', 'moved']
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
  writer.u16(box.revoked.length)
  for (const { device, token, confirmed, watched } of box.revoked) {
    writer.put(device).put(token).u8((confirmed ? 1 : 0) + (watched ? 2 : 0))
  }
  writer.u8(box.ending === undefined ? 0 : REASONS.indexOf(box.ending) + 1)
  return { type: 'put', key: { table: tables.box, name: boxIdOf(box), number: 0 },
    value: writer.finish() }
}

/** The same in the place of what it was: that named devices which it names no more. */
export function replaceBox (box: LeasedBox): Operation[] {
  return [putBox(box), scrubSoon(tables.box)]
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
    else {
      const known = equalBytes(device, EVERYBODY) ? undefined : asDeviceId(device)
      grants.push({ device: known, capability, granted })
    }
  }
  const revoked: Revoked[] = []
  const tokens = reader.u16()
  for (let i = 0; i < tokens && !reader.failed; i++) {
    const device = asDeviceId(reader.take(DEVICE_ID_SIZE))
    const token = reader.take(TOKEN_HASH) as TokenHash
    const flags = reader.u8()
    revoked.push({ device, token, confirmed: (flags & 1) !== 0, watched: (flags & 2) !== 0 })
  }
  const ending = reader.u8()
  if (owned === undefined || ending > REASONS.length || !reader.done()) return undefined
  return { owned, ask, grants, bundle, revoked, ending: REASONS[ending - 1] }
}
