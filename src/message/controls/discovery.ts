// Control 5: what a contact needs to find the sending device's reachability records (PROTOCOL §11).
// Given after acceptance only.

import { ED25519_KEY_SIZE } from '../../crypto/keys.ts'
import { U32_MAX } from '../fields.ts'
import type { Brand, Seconds } from '../../base/brand.ts'
import type { Ed25519PublicKey } from '../../crypto/keys.ts'
import type { CborValue } from '../cbor.ts'
import type { FieldReader } from '../fields.ts'

/** From it come the blinds and seals of every day's record, 32 bytes. */
export type DiscoverySecret = Brand<Uint8Array, 'DiscoverySecret'>

export interface Discovery {
  readonly kind: 'discovery'
  readonly version: Seconds
  readonly secret: DiscoverySecret
  readonly publicKey: Ed25519PublicKey
}

const SECRET_LENGTH = 32 // bytes

export function writeDiscovery (control: Discovery): CborValue[] {
  return [control.version, control.secret, control.publicKey]
}

export function readDiscovery (reader: FieldReader): Discovery {
  return {
    kind: 'discovery',
    version: reader.uint('version', U32_MAX),
    secret: reader.bytes('discovery secret', SECRET_LENGTH) as DiscoverySecret,
    publicKey: reader.bytes('discovery key', ED25519_KEY_SIZE) as Ed25519PublicKey
  }
}
