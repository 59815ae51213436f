// How a message of mine that is not settled was tried: which ways there are to each device that it
// waits for, which house keeps it, and why a way failed.

import { equalBytes, toBase64url } from '../base/bytes.ts'
import { SECOND } from '../base/limits.ts'
import { holdsIn } from '../delivery/outbox-item.ts'
import type { DeviceId } from '../identity/certificate.ts'
import type { OutboxItem } from '../delivery/outbox-item.ts'
import type { Contact } from './contact.ts'
import type { Household } from './household.ts'
import type { Placed } from './timeline.ts'
import type { HoldView, HouseWayView, MessageDetailView, WayView } from './views.ts'

/** A house, for those who are shown who keeps a message. */
export interface HostNames {
  /** "Cleo's house", or the beginning of the id of a house without a name. */
  hostName (peer: Uint8Array): string
  contactAt (peer: Uint8Array): Contact | undefined
}

export function namedHost (
  hosts: HostNames, peer: Uint8Array
): Pick<HoldView, 'host' | 'contact'> {
  const contact = hosts.contactAt(peer)
  return { host: hosts.hostName(peer),
    ...(contact === undefined ? {} : { contact: toBase64url(contact.account) }) }
}

export function messageWays (
  house: Household, hosts: HostNames, contact: Contact, { position, record }: Placed
): Pick<MessageDetailView, 'givenUpAt' | 'ways'> {
  if (record.author !== 'me' || record.outcome !== 'open') return { ways: [] }
  const waiting = contact.devices.flatMap((device) =>
    house.delivery.waiting.at(device, position, record.seq).map((item) => ({ device, item })))
  const [first] = waiting
  return {
    ...(first === undefined ? {} : { givenUpAt: first.item.expiresAt }),
    ways: waiting.map(({ device, item }) => wayTo(house, hosts, device, item))
  }
}

function wayTo (
  { clock, delivery }: Household, hosts: HostNames, device: DeviceId, item: OutboxItem
): WayView {
  const tries = delivery.tries(device)
  const capabilities = delivery.device(device)?.capabilities ?? []
  const holds = holdsIn(item, capabilities, clock.now())
  const houses = capabilities.map(({ host: { peer } }): HouseWayView => {
    const hold = holds.find(({ host }) => equalBytes(host, peer))
    const fault = tries?.hosts.find(({ host }) => equalBytes(host, peer))?.fault
    return {
      ...namedHost(hosts, peer),
      ...(hold === undefined ? {} : { until: hold.until * SECOND }),
      ...(fault === undefined ? {} : { fault })
    }
  })
  const fault = tries?.direct
  return { device: toBase64url(device), route: delivery.route(device),
    ...(fault === undefined ? {} : { fault }), houses }
}
