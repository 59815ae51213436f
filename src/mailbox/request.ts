// What a client asks of a host, encoded and decoded with every check that needs no knowledge of boxes (PROTOCOL §10.1,
// mail.proto). A host that cannot decode a request closes the stream: nothing malformed goes further than this.

import { fail, ok } from '../base/errors.ts'
import { ENVELOPE_SIZES } from '../base/limits.ts'
import { ED25519_KEY_SIZE, SIGNATURE_SIZE } from '../crypto/keys.ts'
import { BOX_ID_LENGTH } from '../message/envelope.ts'
import { boxKindOf, boxKinds } from './box.ts'
import { TOKEN_HASH_SIZE, TOKEN_SIZE } from './capability.ts'
import * as pb from './mail.pb.ts'
import { releaseReasonOf, releaseReasons } from './release.ts'
import type { Seconds } from '../base/brand.ts'
import type { Result } from '../base/errors.ts'
import type { Ed25519PublicKey, Signature } from '../crypto/keys.ts'
import type { BoxId } from '../message/envelope.ts'
import type { BoxKind } from './box.ts'
import type { Token, TokenHash } from './capability.ts'
import type { ReleaseReason } from './release.ts'

export const COUNTER_MAX = 64 // bytes
export const BUNDLE_MAX = 2_048 // bytes
export const RECORDS_MAX = 15
export const RECORD_MAX = 1_300 // bytes
export const POSITIONS_MAX = 256 // acknowledged at a time
export const GRANTS_MAX = 64 // granted or revoked at a time
const PROOF_OF_WORK_MAX = 128 // bytes, reserved

/** How long mail is kept: two values only, so that they tell nothing (DESIGN §8). */
export type MailTtl = 'fortnight' | 'day'

/** What one token may hold in a box. */
export interface Allowance {
  readonly tokenHash: TokenHash
  readonly envelopes: number
  readonly bytes: number
}

export interface LeaseTerms {
  readonly kind: BoxKind
  /** To reserve. */
  readonly bytes: number
  /** To keep it, from now. */
  readonly seconds: Seconds
  /** The owner's sealed write counter, at most 64 bytes; empty leaves what is there. */
  readonly counter: Uint8Array
}

export type Operation = { readonly box: BoxId } & (
  | { readonly type: 'lease', readonly key: Ed25519PublicKey, readonly proof: Signature } & LeaseTerms
  | { readonly type: 'renew', readonly seconds: Seconds, readonly counter: Uint8Array }
  | { readonly type: 'release', readonly reason: ReleaseReason }
  | { readonly type: 'own', readonly proof: Signature }
  | { readonly type: 'put', readonly token: Token, readonly envelope: Uint8Array, readonly ttl: MailTtl }
  | { readonly type: 'fetch', readonly after: number }
  | { readonly type: 'acknowledge', readonly positions: readonly number[] }
  | { readonly type: 'subscribe' }
  | { readonly type: 'grant', readonly allowances: readonly Allowance[] }
  | { readonly type: 'revoke', readonly tokenHashes: readonly TokenHash[] }
  | { readonly type: 'leaveBundle', readonly bundle: Uint8Array }
  | { readonly type: 'getBundle', readonly token: Token }
  | { readonly type: 'records', readonly records: readonly Uint8Array[] })

export type OperationOf<Type extends Operation['type']> = Extract<Operation, { readonly type: Type }>

export interface Request {
  /** Rises within a stream; never 0. */
  readonly id: number
  /** Undefined for one that this version does not know. */
  readonly operation: Operation | undefined
}

export function encodeRequest (id: number, operation: Operation): Uint8Array {
  return pb.Request.encode({ id, ...fieldsOf(operation) })
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

const malformed = fail('mail-malformed', 'The other side sent something that is no mailbox request.')

function fieldsOf (operation: Operation): Omit<pb.Request, 'id'> {
  const { box } = operation
  switch (operation.type) {
    case 'lease': {
      const { key, proof, bytes, seconds, counter } = operation
      return { lease: { box, key, kind: boxKinds[operation.kind], bytes, seconds, proof, counter } }
    }
    case 'renew': return { renew: { box, seconds: operation.seconds, counter: operation.counter } }
    case 'release': return { release: { box, reason: releaseReasons[operation.reason] } }
    case 'own': return { own: { box, proof: operation.proof } }
    case 'put': {
      const { token, envelope, ttl } = operation
      return { put: { box, token, envelope, ttl: ttl === 'day' ? 1 : 0, proof: new Uint8Array(0) } }
    }
    case 'fetch': return { fetch: { box, after: operation.after } }
    case 'acknowledge': return { acknowledge: { box, positions: [...operation.positions] } }
    case 'subscribe': return { subscribe: { box } }
    case 'grant': return { grant: { box, allowances: [...operation.allowances] } }
    case 'revoke': return { revoke: { box, tokenHashes: [...operation.tokenHashes] } }
    case 'leaveBundle': return { leaveBundle: { box, bundle: operation.bundle } }
    case 'getBundle': return { getBundle: { box, token: operation.token } }
    case 'records': return { records: { box, records: [...operation.records] } }
  }
}

function operationOf (request: Omit<pb.Request, 'id'>): Operation | undefined {
  const { lease, renew, release, own, put, fetch, acknowledge, subscribe, grant, revoke } = request
  if (put !== undefined) return putOf(put)
  if (acknowledge !== undefined) return acknowledgeOf(acknowledge)
  if (fetch !== undefined) return inBox(fetch, (box) => ({ type: 'fetch', box, after: fetch.after }))
  if (subscribe !== undefined) return inBox(subscribe, (box) => ({ type: 'subscribe', box }))
  if (own !== undefined) {
    return own.proof.length !== SIGNATURE_SIZE
      ? undefined
      : inBox(own, (box) => ({ type: 'own', box, proof: own.proof.slice() as Signature }))
  }
  if (lease !== undefined) return leaseOf(lease)
  if (renew !== undefined) {
    return renew.counter.length > COUNTER_MAX
      ? undefined
      : inBox(renew, (box) => ({ type: 'renew', box, seconds: renew.seconds, counter: renew.counter.slice() }))
  }
  if (release !== undefined) {
    const reason = releaseReasonOf(release.reason)
    return reason === undefined ? undefined : inBox(release, (box) => ({ type: 'release', box, reason }))
  }
  if (grant !== undefined) return grantOf(grant)
  if (revoke !== undefined) return revokeOf(revoke)
  return bundleOrRecordsOf(request)
}

function bundleOrRecordsOf ({ leaveBundle, getBundle, records }: Omit<pb.Request, 'id'>): Operation | undefined {
  if (leaveBundle !== undefined && leaveBundle.bundle.length <= BUNDLE_MAX) {
    return inBox(leaveBundle, (box) => ({ type: 'leaveBundle', box, bundle: leaveBundle.bundle.slice() }))
  }
  if (getBundle !== undefined && getBundle.token.length === TOKEN_SIZE) {
    return inBox(getBundle, (box) => ({ type: 'getBundle', box, token: getBundle.token.slice() as Token }))
  }
  if (records !== undefined && records.records.every(({ length }) => length > 0 && length <= RECORD_MAX)) {
    return inBox(records, (box) => ({ type: 'records', box, records: records.records.map((record) => record.slice()) }))
  }
  return undefined
}

/** Small fields are copied: a view would keep the whole frame in memory for as long as it lives. */
function inBox (request: { readonly box: Uint8Array }, make: (box: BoxId) => Operation): Operation | undefined {
  return request.box.length === BOX_ID_LENGTH ? make(request.box.slice() as BoxId) : undefined
}

function putOf ({ box, token, envelope, ttl, proof }: pb.Put): Operation | undefined {
  if (token.length !== TOKEN_SIZE || proof.length > PROOF_OF_WORK_MAX || ttl > 1) return undefined
  if (!ENVELOPE_SIZES.some((size) => size === envelope.length)) return undefined
  return inBox({ box }, (name) => {
    return { type: 'put', box: name, token: token.slice() as Token, envelope, ttl: ttl === 1 ? 'day' : 'fortnight' }
  })
}

function acknowledgeOf ({ box, positions }: pb.Acknowledge): Operation | undefined {
  return positions.length === 0 ? undefined : inBox({ box }, (name) => ({ type: 'acknowledge', box: name, positions }))
}

function leaseOf (lease: pb.Lease): Operation | undefined {
  const kind = boxKindOf(lease.kind)
  if (kind === undefined || lease.key.length !== ED25519_KEY_SIZE || lease.proof.length !== SIGNATURE_SIZE) {
    return undefined
  }
  if (lease.counter.length > COUNTER_MAX) return undefined
  const { bytes, seconds } = lease
  const key = lease.key.slice() as Ed25519PublicKey
  const proof = lease.proof.slice() as Signature
  return inBox(lease, (box) => ({ type: 'lease', box, key, kind, bytes, seconds, proof, counter: lease.counter.slice() }))
}

function grantOf ({ box, allowances }: pb.Grant): Operation | undefined {
  if (allowances.length === 0 || allowances.some((one) => one.tokenHash.length !== TOKEN_HASH_SIZE)) return undefined
  const copies = allowances.map((one) => ({ ...one, tokenHash: one.tokenHash.slice() as TokenHash }))
  return inBox({ box }, (name) => ({ type: 'grant', box: name, allowances: copies }))
}

function revokeOf ({ box, tokenHashes }: pb.Revoke): Operation | undefined {
  if (tokenHashes.length === 0 || tokenHashes.some((hash) => hash.length !== TOKEN_HASH_SIZE)) return undefined
  const copies = tokenHashes.map((hash) => hash.slice() as TokenHash)
  return inBox({ box }, (name) => ({ type: 'revoke', box: name, tokenHashes: copies }))
}
