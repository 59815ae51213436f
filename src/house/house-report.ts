// How a house is, as its owners see it (PROTOCOL §10.5): what it gives to whom, in numbers; of
// other people nothing but their peer ids and how much is kept for them.

import { ByteReader, ByteWriter } from '../base/wire.ts'
import { decodeAddress, encodeAddress } from '../identity/address.ts'
import { PEER_KEY_SIZE } from '../mailbox/host-address.ts'
import { policyNumber, policyOf } from './house-setting.ts'
import type { Seconds } from '../base/brand.ts'
import type { Address, PeerKey } from '../base/channel.ts'
import type { HouseSettings } from './house-setting.ts'

/** @internal */
export const REPORT_ADDRESSES_MAX = 16
/** @internal */
export const REPORT_KEPT_MAX = 512
const U16_MAX = 0xffff
const VERSION_MAX = 64 // bytes of the name of a version

const whos = { visitor: 0, friend: 1, owner: 2 } as const
export type KeptWho = keyof typeof whos

/** Whoever has boxes at the house. */
export interface KeptPeer {
  readonly peer: PeerKey
  readonly who: KeptWho
  readonly boxes: number
  readonly envelopes: number
  readonly bytes: number
  readonly until: Seconds
}

export interface HouseReport extends HouseSettings {
  readonly version: string
  readonly uptime: Seconds
  readonly connections: number
  /** Bytes since its start. */
  readonly sent: number
  readonly received: number
  /** Bytes that are promised, and that there are in all. */
  readonly reserved: number
  readonly room: number
  readonly addresses: readonly Address[]
  readonly kept: readonly KeptPeer[]
}

export function encodeReport (report: HouseReport): Uint8Array {
  const writer = new ByteWriter(1_024).u8(policyNumber(report.policy)).u8(Number(report.alwaysOn))
    .text16(report.version).u32(report.uptime).u16(Math.min(report.connections, U16_MAX))
    .u64(report.sent).u64(report.received).u64(report.reserved).u64(report.room)
  const addresses = report.addresses.slice(0, REPORT_ADDRESSES_MAX)
  writer.u8(addresses.length)
  for (const address of addresses) writer.bytes8(encodeAddress(address))
  const kept = report.kept.slice(0, REPORT_KEPT_MAX)
  writer.u16(kept.length)
  for (const { peer, who, boxes, envelopes, bytes, until } of kept) {
    writer.put(peer).u8(whos[who]).u16(Math.min(boxes, U16_MAX)).u32(envelopes).u64(bytes)
      .u32(until)
  }
  return writer.finish()
}

/** Undefined for what is malformed. Addresses of a kind that is not known here are left out. */
export function decodeReport (bytes: Uint8Array): HouseReport | undefined {
  const reader = new ByteReader(bytes)
  const policy = policyOf(reader.u8())
  const alwaysOn = reader.u8()
  const version = reader.text16()
  const [uptime, connections] = [reader.u32(), reader.u16()]
  const [sent, received, reserved, room] = [reader.u64(), reader.u64(), reader.u64(), reader.u64()]
  const addresses = readList(reader, reader.u8(), REPORT_ADDRESSES_MAX, () =>
    decodeAddress(reader.bytes8()))
  const kept = readList(reader, reader.u16(), REPORT_KEPT_MAX, () => readKept(reader))
  if (reader.failed || policy === undefined || alwaysOn > 1 || version.length > VERSION_MAX) {
    return undefined
  }
  return { policy, alwaysOn: alwaysOn === 1, version, uptime, connections, sent, received,
    reserved, room, addresses, kept }
}

function readKept (reader: ByteReader): KeptPeer | undefined {
  const peer = reader.take(PEER_KEY_SIZE) as PeerKey
  const number = reader.u8()
  const who = (Object.keys(whos) as KeptWho[]).find((name) => whos[name] === number)
  const [boxes, envelopes, bytes, until] = [reader.u16(), reader.u32(), reader.u64(), reader.u32()]
  if (who !== undefined) return { peer, who, boxes, envelopes, bytes, until }
  reader.refuse()
  return undefined
}

/** `count` items; those that are undefined are left out. */
function readList<Item> (
  reader: ByteReader, count: number, max: number, read: () => Item | undefined
): Item[] {
  if (count > max) reader.refuse()
  const items: Item[] = []
  for (let i = 0; i < count && !reader.failed; i++) {
    const item = read()
    if (item !== undefined) items.push(item)
  }
  return items
}
