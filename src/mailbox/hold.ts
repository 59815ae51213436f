// The hold receipt: a host's promise to a sender "this envelope is in this box until then" (DESIGN
// §8, PROTOCOL §10.1). A MAC under a key that only holders of the token and the host can make:
// convincing to the sender, to nobody else.

import { concat, utf8 } from '../base/bytes.ts'
import { ByteWriter } from '../base/wire.ts'
import { equalSecrets, wipe } from '../crypto/compare.ts'
import { hmacSha256 } from '../crypto/hash.ts'
import { hkdf } from '../crypto/hkdf.ts'
import type { Brand, Seconds } from '../base/brand.ts'
import type { PeerKey } from '../base/channel.ts'
import type { BoxId, EnvelopeHash } from '../message/envelope.ts'
import type { Token } from '../identity/capability.ts'

/** 32 bytes. */
export type Receipt = Brand<Uint8Array, 'Receipt'>
export const RECEIPT_SIZE = 32 // bytes

/** What a receipt promises. */
export interface Hold {
  readonly box: BoxId
  readonly envelope: EnvelopeHash
  readonly until: Seconds
}

const KEY_SIZE = 32
const LABEL = utf8('snug/1/hold\0')

export function makeReceipt (token: Token, host: PeerKey, hold: Hold): Receipt {
  const key = hkdf(token, host, 'snug/1/receipt', KEY_SIZE)
  const until = new ByteWriter().u32(hold.until).finish()
  const receipt = hmacSha256(key, concat(LABEL, hold.box, hold.envelope, until)) as Receipt
  wipe(key)
  return receipt
}

/** Whether `receipt` is of `host`, for a put with `token`, and promises exactly `hold`. */
export function isReceipt (receipt: Receipt, token: Token, host: PeerKey, hold: Hold): boolean {
  return equalSecrets(receipt, makeReceipt(token, host, hold))
}
