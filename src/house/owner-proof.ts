// How an owner proves a house (PROTOCOL §10.5): a signature by the owner's key over both peers and
// the house's nonce of this stream, so that no proof counts at another house, for another peer, or
// a second time.

import { concat } from '../base/bytes.ts'
import { sign, verify } from '../crypto/ed25519.ts'
import type { Brand } from '../base/brand.ts'
import type { PeerKey } from '../base/channel.ts'
import type { Ed25519KeyPair, Ed25519PublicKey, Signature } from '../crypto/keys.ts'

/** 32 random bytes of the house, fresh for each stream. */
export type HouseNonce = Brand<Uint8Array, 'HouseNonce'>
export const HOUSE_NONCE_SIZE = 32 // bytes

const LABEL = 'snug/1/house-owner'

/** The stream on which a proof counts. */
export interface OwnerContext {
  readonly house: PeerKey
  readonly peer: PeerKey
  readonly nonce: HouseNonce
}

export function proveOwner (key: Ed25519KeyPair, context: OwnerContext): Signature {
  return sign(key.privateKey, LABEL, statement(context))
}

export function provesOwner (
  key: Ed25519PublicKey, context: OwnerContext, proof: Signature
): boolean {
  return verify(key, LABEL, statement(context), proof)
}

function statement ({ house, peer, nonce }: OwnerContext): Uint8Array {
  return concat(house, peer, nonce)
}
