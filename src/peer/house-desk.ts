// What a node shows of itself to the owners of its house, and does for them.

import { equalBytes, toHex } from '../base/bytes.ts'
import { SECOND } from '../base/limits.ts'
import type { PeerKey } from '../base/channel.ts'
import type { Clock } from '../base/clock.ts'
import type { HouseDesk } from '../house/house-keeper.ts'
import type { HouseReport, KeptPeer } from '../house/house-report.ts'
import type { KeptBoxStatus } from '../mailbox/host.ts'
import type { Messenger } from '../messenger.ts'
import type { Network } from '../network/network.ts'

export interface HouseDeskParts {
  readonly messenger: Messenger
  readonly network: () => Network
  readonly clock: Clock
  readonly version: string
  readonly isOwner: (peer: PeerKey) => boolean
}

export function houseDesk (parts: HouseDeskParts): HouseDesk {
  const { messenger } = parts
  const startedAt = parts.clock.monotonic()
  return {
    report: () => report(parts, startedAt),
    change: async (settings) => { await messenger.setSettings(settings) },
    forget: (visitor) => messenger.forgetVisitor(visitor)
  }
}

function report (parts: HouseDeskParts, startedAt: number): HouseReport {
  const { messenger, clock, version } = parts
  const network = parts.network()
  const { policy, alwaysOn } = messenger.settings()
  const { boxes, reserved, limits } = messenger.hostStatus()
  const { connections, traffic, self } = network.status()
  const sum = (direction: 'sent' | 'received'): number =>
    [...traffic.values()].reduce((total, protocol) => total + protocol[direction], 0)
  return {
    policy,
    alwaysOn,
    version,
    uptime: Math.floor((clock.monotonic() - startedAt) / SECOND),
    connections: connections.length,
    sent: sum('sent'),
    received: sum('received'),
    reserved,
    room: limits.bytes,
    addresses: network.addresses('neighbour'),
    // What this node keeps for its own invites is nobody else's mail.
    kept: keptPeers(boxes.filter(({ owner }) => !equalBytes(owner, self)), parts.isOwner)
  }
}

/** By peer, those who take most first. */
function keptPeers (
  boxes: readonly KeptBoxStatus[], isOwner: (peer: PeerKey) => boolean
): KeptPeer[] {
  const peers = new Map<string, KeptBoxStatus[]>()
  for (const box of boxes) {
    const name = toHex(box.owner)
    peers.set(name, [...peers.get(name) ?? [], box])
  }
  return [...peers.values()].flatMap((list): KeptPeer[] => {
    const [first] = list
    if (first === undefined) return []
    const isVisitor = list.every(({ visitor }) => visitor)
    return [{
      peer: first.owner,
      who: isOwner(first.owner) ? 'owner' : isVisitor ? 'visitor' : 'friend',
      boxes: list.length,
      envelopes: list.reduce((total, box) => total + box.envelopes, 0),
      bytes: list.reduce((total, box) => total + box.bytes, 0),
      until: Math.max(...list.map(({ until }) => until))
    }]
  }).toSorted((a, b) => b.bytes - a.bytes)
}
