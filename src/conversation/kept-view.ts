// For whom this node keeps mail, as its owner sees it: how much and until when, never from whom.

import { toBase64url } from '../base/bytes.ts'
import { SECOND } from '../base/limits.ts'
import type { PeerKey } from '../base/channel.ts'
import type { HostStatus, KeptBoxStatus } from '../mailbox/host.ts'
import type { KeptView } from './views.ts'

export function keptViews (
  status: HostStatus, ownerOf: (peer: PeerKey) => KeptOwner
): KeptView[] {
  const owners = new Map<string, { readonly owner: KeptOwner, readonly boxes: KeptBoxStatus[] }>()
  for (const box of status.boxes) {
    const owner = ownerOf(box.owner)
    const known = owners.get(owner.owner)
    if (known === undefined) owners.set(owner.owner, { owner, boxes: [box] })
    else known.boxes.push(box)
  }
  return [...owners.values()].map(({ owner, boxes }) => ({
    ...owner,
    boxes: boxes.length,
    envelopes: sum(boxes.map((box) => box.envelopes)),
    bytes: sum(boxes.map((box) => box.bytes)),
    until: Math.max(...boxes.map((box) => box.until)) * SECOND
  }))
}

type KeptOwner = Pick<KeptView, 'owner' | 'contact'>

/** A guest has no name here. */
export function visitor (peer: PeerKey): KeptOwner {
  return { owner: `visitor ${toBase64url(peer).slice(0, 6)}` }
}

function sum (numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
