// What is known of where a device of somebody else is goes after 7 days without a word: its
// addresses, and when either side asked for a repair. Where it would be lost altogether the last
// addresses stay. The houses that keep its mail stay as well: who was shut out would see by that
// what an ended lease does not show. Pure.

import { equalBytes } from '../base/bytes.ts'
import { DAY, SECOND, TRACE_MAX } from '../base/limits.ts'
import { isSameHost } from '../mailbox/host-address.ts'
import type { Milliseconds } from '../base/brand.ts'
import type { HostAddress } from '../mailbox/host-address.ts'
import type { RemoteDevice } from './remote-device.ts'

export interface OtherWays {
  /** Somebody else can be asked where it is. */
  readonly canFind: boolean
  /** It keeps this person's mail: without its addresses that could not be fetched. */
  readonly isHouse: boolean
}

function dayOf (now: Milliseconds): number {
  return Math.floor(now / DAY)
}

/** The device at a location where it is now, by its own word; itself where that is no news. */
export function located (
  device: RemoteDevice, location: HostAddress, now: Milliseconds
): RemoteDevice {
  const isKnown = device.location !== undefined && isSameHost(device.location, location)
  return isKnown && device.locatedOn === dayOf(now)
    ? device
    : { ...device, location, locatedOn: dayOf(now) }
}

/** When the addresses of a device go, unless it is heard of there again; 0: it has none. */
export function addressesEnd ({ location, locatedOn }: RemoteDevice): Milliseconds {
  return location === undefined || location.addresses.length === 0
    ? 0
    : locatedOn * DAY + TRACE_MAX
}

/** Whether there is another way to the device than the addresses that it told. */
export function hasOtherWay (
  device: RemoteDevice, now: Milliseconds, { canFind, isHouse }: OtherWays
): boolean {
  if (isHouse) return false
  const { capabilities, discovery, location } = device
  return (canFind && discovery !== undefined) || capabilities.some(({ host, until }) =>
    until * SECOND > now && (location === undefined || !equalBytes(host.peer, location.peer)))
}

/** The device without what is over; itself where nothing is. */
export function withoutTraces (
  device: RemoteDevice, now: Milliseconds, ways: OtherWays
): RemoteDevice {
  let left = device
  const end = addressesEnd(left)
  if (end > 0 && end <= now && (!left.accepted || hasOtherWay(left, now, ways))) {
    left = withoutAddresses(left)
  }
  const { repairAnsweredAt, repairAskedAt } = left
  const isPast = (at: Milliseconds): boolean => at > 0 && at + TRACE_MAX <= now
  if (isPast(repairAskedAt)) left = { ...left, repairAskedAt: 0 }
  return isPast(repairAnsweredAt) ? { ...left, repairAnsweredAt: 0 } : left
}

/** Which peer it is stays known: by that it is recognised when it calls. */
export function withoutAddresses (device: RemoteDevice): RemoteDevice {
  const { location } = device
  return location === undefined
    ? device
    : { ...device, location: { peer: location.peer, addresses: [] }, locatedOn: 0 }
}
