// lease, renew, release, own (PROTOCOL §10.1). A lease reserves its bytes: a host promises no more
// than it has.

import { equalBytes, toHex } from '../base/bytes.ts'
import { isAnswer, provedBox, done, refuse, secondsOf } from './host-context.ts'
import { boxLimit, hostsFor } from './host-limits.ts'
import { boxRecordKey, encodeBoxRecord, newKeptBox } from './kept-box.ts'
import { forgetLeft } from './leaving.ts'
import { isActive } from './ledger.ts'
import { provesBox } from './ownership.ts'
import type { Seconds } from '../base/brand.ts'
import type { PeerKey } from '../base/channel.ts'
import type { Operation } from '../storage/store.ts'
import type { Asker, HostContext } from './host-context.ts'
import type { Answer } from './host-frame.ts'
import type { Relation } from './host-limits.ts'
import type { KeptBox } from './kept-box.ts'
import type { ReleaseReason } from './release.ts'
import type { OperationOf } from './request.ts'

const FORGETTING_WAIT: Seconds = 5

export async function lease (
  host: HostContext, asker: Asker, request: OperationOf<'lease'>
): Promise<Answer> {
  if (!provesBox(request.key, asker.proof, request.box, request.proof)) return refuse('unproved')
  const relation = host.relation(asker.proof.owner)
  if (!hostsFor(host.policy(), relation)) return refuse('not-hosting')
  const known = host.ledger.find(request.box)
  if (known !== undefined) {
    if (!equalBytes(known.key, request.key) || known.kind !== request.kind) return refuse('taken')
    if (known.released !== undefined) return refuse(known.released)
    if (known.forgetting) return refuse('unavailable', FORGETTING_WAIT)
  }
  const visitor = relation === 'visitor'
  const most = Math.min(
    boxLimit(request.kind).bytes, visitor ? host.limits.visitorBoxBytes : Infinity
  )
  const bytes = Math.max(known?.heldBytes ?? 0, Math.min(request.bytes, most))
  if (!hasRoom(host, asker, known, bytes, relation)) return refuse('quota')
  const kept = known ?? newKeptBox({
    box: request.box,
    key: request.key,
    kind: request.kind,
    owner: asker.proof.owner,
    visitor,
    bytes,
    until: 0,
    released: undefined,
    counter: new Uint8Array(0),
    basePosition: 0
  })
  host.ledger.add(kept)
  kept.bytes = bytes
  asker.proved.add(toHex(kept.box))
  return await extend(host, asker, kept, request, visitor)
}

export async function renew (
  host: HostContext, asker: Asker, request: OperationOf<'renew'>
): Promise<Answer> {
  const kept = provedBox(host, asker, request.box)
  if (isAnswer(kept)) return kept
  const isQuestion = request.seconds === 0 && request.counter.length === 0
  if (isQuestion && equalBytes(kept.owner, asker.proof.owner)) return terms(kept, kept.counter)
  const relation = host.relation(asker.proof.owner)
  if (request.seconds > 0 && !hostsFor(host.policy(), relation)) return refuse('not-hosting')
  return await extend(host, asker, kept, request, relation === 'visitor')
}

export async function release (
  host: HostContext, asker: Asker, request: OperationOf<'release'>
): Promise<Answer> {
  const kept = provedBox(host, asker, request.box)
  if (isAnswer(kept)) return kept
  await drop(host, kept, request.reason)
  return done()
}

/** Drops all boxes of a visitor, by decision of the host's owner; false where there are none. */
export async function forgetVisitor (host: HostContext, visitor: PeerKey): Promise<boolean> {
  const boxes = host.ledger.ownedBy(visitor)
    .filter((box) => box.visitor && isActive(box, secondsOf(host.clock)))
  for (const box of boxes) await drop(host, box, 'revoked')
  return boxes.length > 0
}

/** The end of a box before its time: puts hear of the reason until then. */
async function drop (host: HostContext, kept: KeptBox, reason: ReleaseReason): Promise<void> {
  kept.released = reason
  kept.bytes = 0
  kept.counter = new Uint8Array(0)
  host.subscribers.get(toHex(kept.box))?.stop()
  await host.store.commit([
    ...forgetOldestReleased(host, kept.owner),
    writeBox(kept),
    ...forgetLeft(kept.box)
  ])
  host.ended()
}

export async function own (
  host: HostContext, asker: Asker, request: OperationOf<'own'>
): Promise<Answer> {
  const kept = host.ledger.find(request.box)
  if (kept === undefined) return refuse('unknown-box')
  if (!provesBox(kept.key, asker.proof, request.box, request.proof)) return refuse('unproved')
  if (kept.released !== undefined) return refuse(kept.released)
  if (!isActive(kept, secondsOf(host.clock))) return refuse('unknown-box')
  asker.proved.add(toHex(kept.box))
  if (!equalBytes(kept.owner, asker.proof.owner)) {
    kept.owner = asker.proof.owner
    await host.store.commit([writeBox(kept)])
  }
  return terms(kept, kept.counter)
}

/**
 * Moves the end of a lease out, as far as this host leases at a time, and takes the new counter.
 */
async function extend (
  host: HostContext,
  asker: Asker,
  kept: KeptBox,
  { seconds, counter }: { readonly seconds: Seconds, readonly counter: Uint8Array },
  visitor: boolean
): Promise<Answer> {
  const longest = visitor ? host.limits.visitorLease : host.limits.friendLease
  const before = kept.counter
  if (seconds > 0) {
    kept.until = Math.max(kept.until, secondsOf(host.clock) + Math.min(seconds, longest))
    kept.visitor = visitor
  }
  if (counter.length > 0) kept.counter = counter
  kept.owner = asker.proof.owner
  await host.store.commit([writeBox(kept)])
  return terms(kept, before)
}

function terms (kept: KeptBox, counter: Uint8Array): Answer {
  const { bytes, heldBytes: held, heldEnvelopes: envelopes, until } = kept
  return done({ until, bytes, envelopes, held, counter })
}

function writeBox (kept: KeptBox): Operation {
  return { type: 'put', key: boxRecordKey(kept.box), value: encodeBoxRecord(kept) }
}

/** Whether `bytes` for this box fit beside all other leases, of everybody and of this peer. */
function hasRoom (
  host: HostContext, asker: Asker, known: KeptBox | undefined, bytes: number, relation: Relation
): boolean {
  const { limits } = host
  // A lease that has ended holds its place until the sweep has made it free.
  const others = host.ledger.boxes().filter((box) => box !== known && box.released === undefined)
  const reserved = (boxes: readonly KeptBox[]): number => {
    return boxes.reduce((sum, box) => sum + box.bytes, bytes)
  }
  if (others.length >= limits.boxes || reserved(others) > limits.bytes) return false
  if (relation === 'self') return true
  const owned = others.filter((box) => equalBytes(box.owner, asker.proof.owner))
  if (relation === 'friend') return owned.length < limits.friendBoxes
  // Anyone can be as many visitors as they like: what they gave up counts until it is forgotten.
  const visitors = host.ledger.boxes().filter((box) => box.visitor && box !== known)
  return owned.length < limits.visitorBoxes && visitors.length < limits.visitorsBoxes &&
    reserved(visitors) <= limits.visitorsBytes
}

/** Lets the owner's released box that ends first end now, where too many are remembered. */
function forgetOldestReleased (host: HostContext, owner: PeerKey): Operation[] {
  const released = host.ledger.ownedBy(owner)
    .filter((box) => box.released !== undefined && box.until > 0)
  if (released.length <= host.limits.releasedPerOwner) return []
  const oldest = released.reduce((first, box) => box.until < first.until ? box : first)
  oldest.until = 0
  return [writeBox(oldest)]
}
