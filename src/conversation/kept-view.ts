// For whom this node keeps mail, as its owner sees it: how much and until when, never from whom.

import { toBase64url } from '../base/bytes.ts'
import { SECOND } from '../base/limits.ts'
import type { PeerKey } from '../base/channel.ts'
import type { HostStatus, KeptBoxStatus } from '../mailbox/host.ts'
import type { KeptView } from './views.ts'

export function keptViews (status: HostStatus, nameOf: (peer: PeerKey) => string): KeptView[] {
  const owners = new Map<string, KeptBoxStatus[]>()
  for (const box of status.boxes) {
    const name = nameOf(box.owner)
    owners.set(name, [...owners.get(name) ?? [], box])
  }
  return [...owners].map(([owner, boxes]) => ({
    owner,
    boxes: boxes.length,
    envelopes: sum(boxes.map((box) => box.envelopes)),
    bytes: sum(boxes.map((box) => box.bytes)),
    until: Math.max(...boxes.map((box) => box.until)) * SECOND
  }))
}

/** A guest has no name here. */
export function visitorName (peer: PeerKey): string {
  return `visitor ${toBase64url(peer).slice(0, 6)}`
}

function sum (numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
