// Control 30: beside the hello of somebody who used a reusable address, their signature of it
// (PROTOCOL §4). What it signs is put together from what the content says otherwise.

import { SIGNATURE_SIZE } from '../../crypto/keys.ts'
import { U32_MAX } from '../fields.ts'
import type { Seconds } from '../../base/brand.ts'
import type { Signature } from '../../crypto/keys.ts'
import type { CborValue } from '../cbor.ts'
import type { FieldReader } from '../fields.ts'

export interface SignedRequest {
  readonly kind: 'request'
  /** By the sender's clock. */
  readonly time: Seconds
  readonly signature: Signature
}

export function writeRequest (control: SignedRequest): CborValue[] {
  return [control.time, control.signature]
}

export function readRequest (reader: FieldReader): SignedRequest {
  const time = reader.uint('time', U32_MAX)
  const signature = reader.bytes('signature', SIGNATURE_SIZE) as Signature
  return { kind: 'request', time, signature }
}
