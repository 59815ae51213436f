// What a device was told last: a digest for each kind of control. The store keeps it, so that an
// unchanged place is not told again at each start, and what a crash kept from being told is.
//   (meta, "told" ‖ device id, 0) := u8 1 ‖ version u32 ‖ n u8 ‖ n × (kind u8 ‖ digest[16])

import { concat, toHex, utf8 } from '../base/bytes.ts'
import { SECOND, VERSION_AHEAD_MAX } from '../base/limits.ts'
import { ByteReader, ByteWriter } from '../base/wire.ts'
import { sha256 } from '../crypto/hash.ts'
import { controlNumbers, encodeControl } from '../message/control.ts'
import { tables } from '../storage/tables.ts'
import type { Milliseconds, Seconds } from '../base/brand.ts'
import type { DeviceId } from '../identity/certificate.ts'
import type { KnownControl } from '../message/control.ts'
import type { Operation, RecordKey } from '../storage/store.ts'

export interface Told {
  /** The version that the last controls had. */
  readonly version: Seconds
  /** Digests in hexadecimal, by the number of the control. */
  readonly digests: ReadonlyMap<number, string>
}

export const NOTHING_TOLD: Told = { version: 0, digests: new Map() }

const VERSION = 1
const DIGEST = 16 // bytes
const KINDS_MAX = 32
const NAME = utf8('told')

export function toldKey (device: DeviceId): RecordKey {
  return { table: tables.meta, name: concat(NAME, device), number: 0 }
}

export function putTold (device: DeviceId, told: Told): Operation {
  const writer = new ByteWriter().u8(VERSION).u32(told.version).u8(told.digests.size)
  for (const [kind, digest] of told.digests) writer.u8(kind).text16(digest)
  return { type: 'put', key: toldKey(device), value: writer.finish() }
}

/** Nothing where there is no record, or a damaged one: then everything is told again. */
export function decodeTold (bytes: Uint8Array | undefined): Told {
  const reader = new ByteReader(bytes ?? new Uint8Array(0))
  if (reader.u8() !== VERSION) return NOTHING_TOLD
  const version = reader.u32()
  const count = reader.u8()
  if (count > KINDS_MAX) reader.refuse()
  const digests = new Map<number, string>()
  for (let i = 0; i < count && !reader.failed; i++) digests.set(reader.u8(), reader.text16())
  return reader.done() ? { version, digests } : NOTHING_TOLD
}

/** What a control says, apart from when: a newer version of the same is no news. */
export function digestOf (control: KnownControl): string {
  return toHex(sha256(encodeControl(essence(control))).subarray(0, DIGEST))
}

/**
 * What is sent of a control. Where its version is more than a day ahead, this clock was set back,
 * and others refuse the version, or else it is wrong now: then it is said twice, as new by the
 * clock and as new after the last, and whichever the other side may take it takes.
 */
export function datedFor (control: KnownControl, now: Milliseconds): KnownControl[] {
  const seconds = Math.floor(now / SECOND)
  return 'version' in control && control.version > seconds + VERSION_AHEAD_MAX
    ? [{ ...control, version: seconds }, control]
    : [control]
}

export function kindOf (control: KnownControl): number {
  return controlNumbers[control.kind]
}

function essence (control: KnownControl): KnownControl {
  switch (control.kind) {
    case 'addresses': return { ...control, version: 0 }
    // Leases are told by the day: a renewal alone makes no message more often.
    case 'capabilities': return {
      ...control,
      version: 0,
      capabilities: control.capabilities.map((each) => ({ ...each, until: dayOf(each.until) }))
    }
    default: return control
  }
}

function dayOf (time: Seconds): number {
  return Math.floor(time / 86_400)
}
