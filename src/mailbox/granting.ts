// grant and revoke (PROTOCOL §10.1): which token hashes may put into a box, and how much each.
// Tokens that were revoked stay known while there is room: what they brought names them. Their
// holders are answered as if the lease had ended.

import { boxRecordKey, encodeBoxRecord } from './kept-box.ts'
import { CAPABILITY_LIMIT } from './host-limits.ts'
import { isAnswer, provedBox, done, refuse } from './host-context.ts'
import { capabilityRecordKey, newKeptCapability } from './kept-capability.ts'
import { addCapability, capabilityOf, removeCapability, writeCapability } from './ledger.ts'
import type { Operation } from '../storage/store.ts'
import type { Asker, HostContext } from './host-context.ts'
import type { Answer } from './host-frame.ts'
import type { KeptBox } from './kept-box.ts'
import type { Allowance, OperationOf } from './request.ts'

export async function grant (
  host: HostContext, asker: Asker, request: OperationOf<'grant'>
): Promise<Answer> {
  const kept = provedBox(host, asker, request.box)
  if (isAnswer(kept)) return kept
  const operations: Operation[] = []
  let full = false
  for (const allowance of request.allowances) {
    const written = allow(host, kept, allowance)
    if (written === undefined) full = true
    else operations.push(...written)
  }
  await host.store.commit(operations)
  return full ? refuse('quota') : done()
}

export async function revoke (
  host: HostContext, asker: Asker, request: OperationOf<'revoke'>
): Promise<Answer> {
  const kept = provedBox(host, asker, request.box)
  if (isAnswer(kept)) return kept
  const operations: Operation[] = []
  for (const hash of request.tokenHashes) {
    const capability = capabilityOf(kept, hash)
    if (capability === undefined) continue
    capability.revoked = true
    operations.push(writeCapability(kept, capability))
  }
  await host.store.commit(operations)
  return done()
}

function allow (host: HostContext, kept: KeptBox, allowance: Allowance): Operation[] | undefined {
  const envelopes = Math.min(allowance.envelopes, CAPABILITY_LIMIT.envelopes)
  const bytes = Math.min(allowance.bytes, CAPABILITY_LIMIT.bytes)
  const known = capabilityOf(kept, allowance.tokenHash)
  if (known !== undefined) {
    known.envelopes = envelopes
    known.bytes = bytes
    known.revoked = false
    return [writeCapability(kept, known)]
  }
  const freed = makeRoom(host, kept)
  if (freed === undefined) return undefined
  const index = Math.max(0, ...kept.byIndex.keys()) + 1
  const capability = newKeptCapability(allowance.tokenHash, index, envelopes, bytes)
  addCapability(kept, capability)
  return [...freed, writeCapability(kept, capability)]
}

/**
 * The writes that make room for one more, none where there is room; undefined where none can be
 * made.
 */
function makeRoom (host: HostContext, kept: KeptBox): Operation[] | undefined {
  const { capabilitiesPerOwner, capabilitiesPerBox, visitorCapabilitiesPerBox } = host.limits
  const inBox = kept.visitor ? visitorCapabilitiesPerBox : capabilitiesPerBox
  const owned = host.ledger.ownedBy(kept.owner).reduce((sum, box) => sum + box.capabilities.size, 0)
  if (owned < capabilitiesPerOwner && kept.capabilities.size < inBox) return []
  for (const capability of kept.capabilities.values()) {
    if (!capability.revoked || capability.remembered > 0) continue
    removeCapability(kept, capability)
    return [
      { type: 'delete', key: capabilityRecordKey(kept.box, capability.index) },
      { type: 'put', key: boxRecordKey(kept.box), value: encodeBoxRecord(kept) }
    ]
  }
  return undefined
}
