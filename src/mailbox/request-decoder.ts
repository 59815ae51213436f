// Requests decoded, with every check that needs no knowledge of boxes (PROTOCOL §10.1, mail.proto).
// A host that cannot decode a request closes the stream: nothing malformed goes further than this.
// Small fields are copied: a view would keep the whole frame in memory for as long as it lives.

import { fail, ok } from '../base/errors.ts'
import { ENVELOPE_SIZES } from '../base/limits.ts'
import { ED25519_KEY_SIZE, SIGNATURE_SIZE } from '../crypto/keys.ts'
import { BOX_ID_LENGTH } from '../message/envelope.ts'
import { boxKindOf } from './box.ts'
import { TOKEN_SIZE } from '../identity/capability.ts'
import { TOKEN_HASH_SIZE } from './capability.ts'
import * as pb from './mail.pb.ts'
import { releaseReasonOf } from './release.ts'
import { BUNDLE_MAX, COUNTER_MAX, RECORD_MAX } from './request.ts'
import type { Result } from '../base/errors.ts'
import type { Ed25519PublicKey, Signature } from '../crypto/keys.ts'
import type { BoxId } from '../message/envelope.ts'
import type { Token } from '../identity/capability.ts'
import type { TokenHash } from './capability.ts'
import type { MailTtl, Operation, OperationOf, Request } from './request.ts'

const PROOF_OF_WORK_MAX = 128 // bytes

type Operations = Omit<pb.Request, 'id'>

/** An operation whose fields are undefined where they do not fit. */
type Checked<Type extends Operation['type']> = {
  readonly [Field in keyof OperationOf<Type>]: OperationOf<Type>[Field] | undefined
}

/** Fault: `mail-malformed`. */
export function decodeRequest (frame: Uint8Array): Result<Request> {
  let request: pb.Request
  try {
    request = pb.Request.decode(frame)
  } catch {
    return malformed
  }
  const { id, ...operations } = request
  const present = Object.keys(operations).length
  if (id === 0 || present > 1) return malformed
  if (present === 0) return ok({ id, operation: undefined })
  const operation = operationOf(operations)
  return operation === undefined ? malformed : ok({ id, operation })
}

function operationOf (request: Operations): Operation | undefined {
  const { put, fetch, acknowledge, subscribe, getBundle } = request
  if (put !== undefined) return putOf(put)
  if (acknowledge !== undefined) return acknowledgeOf(acknowledge)
  if (subscribe !== undefined) {
    return complete<'subscribe'>({ type: 'subscribe', ...boxOf(subscribe) })
  }
  if (fetch !== undefined) {
    return complete<'fetch'>({ type: 'fetch', ...boxOf(fetch), after: fetch.after })
  }
  if (getBundle !== undefined) {
    const token = exactly<Token>(getBundle.token, TOKEN_SIZE)
    return complete<'getBundle'>({ type: 'getBundle', ...boxOf(getBundle), token })
  }
  return leasingOf(request) ?? ownersOf(request)
}

function leasingOf ({ own, lease, renew, release }: Operations): Operation | undefined {
  if (own !== undefined) {
    const proof = exactly<Signature>(own.proof, SIGNATURE_SIZE)
    return complete<'own'>({ type: 'own', ...boxOf(own), proof })
  }
  if (lease !== undefined) return leaseOf(lease)
  if (renew !== undefined) {
    const { seconds } = renew
    const counter = atMost(renew.counter, COUNTER_MAX)
    return complete<'renew'>({ type: 'renew', ...boxOf(renew), seconds, counter })
  }
  if (release !== undefined) {
    const reason = releaseReasonOf(release.reason)
    return complete<'release'>({ type: 'release', ...boxOf(release), reason })
  }
  return undefined
}

function ownersOf ({ grant, revoke, leaveBundle, records }: Operations): Operation | undefined {
  if (grant !== undefined) {
    const allowances = every(grant.allowances, (allowance) => {
      const tokenHash = exactly<TokenHash>(allowance.tokenHash, TOKEN_HASH_SIZE)
      return tokenHash === undefined ? undefined : { ...allowance, tokenHash }
    })
    return complete<'grant'>({ type: 'grant', ...boxOf(grant), allowances: some(allowances) })
  }
  if (revoke !== undefined) {
    const tokenHashes = every(revoke.tokenHashes, (hash) => {
      return exactly<TokenHash>(hash, TOKEN_HASH_SIZE)
    })
    return complete<'revoke'>({ type: 'revoke', ...boxOf(revoke), tokenHashes: some(tokenHashes) })
  }
  if (leaveBundle !== undefined) {
    const bundle = atMost(leaveBundle.bundle, BUNDLE_MAX)
    return complete<'leaveBundle'>({ type: 'leaveBundle', ...boxOf(leaveBundle), bundle })
  }
  if (records !== undefined) {
    const left = every(records.records, (record) => atMost(record, RECORD_MAX))
    return complete<'records'>({ type: 'records', ...boxOf(records), records: left })
  }
  return undefined
}

function putOf (put: pb.Put): Operation | undefined {
  const { length } = put.envelope
  return complete<'put'>({
    type: 'put',
    ...boxOf(put),
    token: exactly<Token>(put.token, TOKEN_SIZE),
    envelope: ENVELOPE_SIZES.some((size) => size === length) ? put.envelope : undefined,
    ttl: ttlOf(put.ttl),
    proof: atMost(put.proof, PROOF_OF_WORK_MAX)
  })
}

function acknowledgeOf (acknowledge: pb.Acknowledge): Operation | undefined {
  const positions = some(acknowledge.positions)
  return complete<'acknowledge'>({ type: 'acknowledge', ...boxOf(acknowledge), positions })
}

function leaseOf (lease: pb.Lease): Operation | undefined {
  return complete<'lease'>({
    type: 'lease',
    ...boxOf(lease),
    key: exactly<Ed25519PublicKey>(lease.key, ED25519_KEY_SIZE),
    kind: boxKindOf(lease.kind),
    bytes: lease.bytes,
    seconds: lease.seconds,
    proof: exactly<Signature>(lease.proof, SIGNATURE_SIZE),
    counter: atMost(lease.counter, COUNTER_MAX)
  })
}

function ttlOf (ttl: number): MailTtl | undefined {
  switch (ttl) {
    case 0: return 'fortnight'
    case 1: return 'day'
    default: return undefined
  }
}

function boxOf ({ box }: { readonly box: Uint8Array }): { readonly box: BoxId | undefined } {
  return { box: exactly<BoxId>(box, BOX_ID_LENGTH) }
}

function exactly<Bytes extends Uint8Array> (bytes: Uint8Array, length: number): Bytes | undefined {
  return bytes.length === length ? bytes.slice() as Bytes : undefined
}

function atMost (bytes: Uint8Array, length: number): Uint8Array | undefined {
  return bytes.length <= length ? bytes.slice() : undefined
}

/** All items, or undefined where one does not fit. */
function every<From, To> (
  items: readonly From[], check: (item: From) => To | undefined
): readonly To[] | undefined {
  const checked = items.map(check).filter((item) => item !== undefined)
  return checked.length === items.length ? checked : undefined
}

function some<Item> (items: readonly Item[] | undefined): readonly Item[] | undefined {
  return items !== undefined && items.length > 0 ? items : undefined
}

function complete<Type extends Operation['type']> (fields: Checked<Type>): Operation | undefined {
  return Object.values(fields).includes(undefined) ? undefined : fields as OperationOf<Type>
}

const malformed = fail(
  'mail-malformed', 'The other side sent something that is no mailbox request.'
)
