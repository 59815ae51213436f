// How an owner proves a box (PROTOCOL §10.1): a signature by the box's key over both peers and the
// host's nonce of this stream, so that no proof counts at another host, for another peer, or a
// second time.

import { concat } from '../base/bytes.ts'
import { sign, verify } from '../crypto/ed25519.ts'
import type { Brand } from '../base/brand.ts'
import type { PeerKey } from '../base/channel.ts'
import type { Ed25519KeyPair, Ed25519PublicKey, Signature } from '../crypto/keys.ts'
import type { BoxId } from '../message/envelope.ts'

/** 32 random bytes of the host, fresh for each stream. */
export type StreamNonce = Brand<Uint8Array, 'StreamNonce'>
export const STREAM_NONCE_SIZE = 32 // bytes

const LABEL = 'snug/1/box-owner'

/** The stream on which a proof counts. */
export interface ProofContext {
  readonly host: PeerKey
  readonly owner: PeerKey
  readonly nonce: StreamNonce
}

export function proveBox (key: Ed25519KeyPair, context: ProofContext, box: BoxId): Signature {
  return sign(key.privateKey, LABEL, statement(context, box))
}

export function provesBox (
  key: Ed25519PublicKey, context: ProofContext, box: BoxId, proof: Signature
): boolean {
  return verify(key, LABEL, statement(context, box), proof)
}

function statement (context: ProofContext, box: BoxId): Uint8Array {
  return concat(context.host, context.owner, context.nonce, box)
}
