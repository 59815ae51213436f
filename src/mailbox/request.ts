// What a client asks of a host (PROTOCOL §10.1, mail.proto), and how it is encoded; the other half
// is in request-decoder.ts.

import { boxKinds } from './box.ts'
import * as pb from './mail.pb.ts'
import { releaseReasons } from './release.ts'
import type { Seconds } from '../base/brand.ts'
import type { Ed25519PublicKey, Signature } from '../crypto/keys.ts'
import type { BoxId } from '../message/envelope.ts'
import type { BoxKind } from './box.ts'
import type { Token } from '../identity/capability.ts'
import type { TokenHash } from './capability.ts'
import type { ReleaseReason } from './release.ts'

export const COUNTER_MAX = 64 // bytes
export const BUNDLE_MAX = 2_048 // bytes
export const RECORDS_MAX = 15
export const RECORD_MAX = 1_300 // bytes
export const POSITIONS_MAX = 256 // acknowledged at a time
export const GRANTS_MAX = 64 // granted or revoked at a time

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
  | LeaseTerms & {
    readonly type: 'lease'
    readonly key: Ed25519PublicKey
    readonly proof: Signature
  }
  | { readonly type: 'renew', readonly seconds: Seconds, readonly counter: Uint8Array }
  | { readonly type: 'release', readonly reason: ReleaseReason }
  | { readonly type: 'own', readonly proof: Signature }
  | {
    readonly type: 'put'
    readonly token: Token
    readonly envelope: Uint8Array
    readonly ttl: MailTtl
    /** Of work (§10.2); empty where none was asked for. */
    readonly proof: Uint8Array
  }
  | { readonly type: 'fetch', readonly after: number }
  | { readonly type: 'acknowledge', readonly positions: readonly number[] }
  | { readonly type: 'subscribe' }
  | { readonly type: 'grant', readonly allowances: readonly Allowance[] }
  | { readonly type: 'revoke', readonly tokenHashes: readonly TokenHash[] }
  | { readonly type: 'leaveBundle', readonly bundle: Uint8Array }
  | { readonly type: 'getBundle', readonly token: Token }
  | { readonly type: 'records', readonly records: readonly Uint8Array[] })

export type OperationOf<Type extends Operation['type']> =
  Extract<Operation, { readonly type: Type }>

export interface Request {
  /** Rises within a stream; never 0. */
  readonly id: number
  /** Undefined for one that this version does not know. */
  readonly operation: Operation | undefined
}

export function encodeRequest (id: number, operation: Operation): Uint8Array {
  return pb.Request.encode({ id, ...fieldsOf(operation) })
}

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
      const { token, envelope, ttl, proof } = operation
      return { put: { box, token, envelope, ttl: ttl === 'day' ? 1 : 0, proof } }
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
