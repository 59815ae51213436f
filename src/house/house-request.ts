// What an owner asks of a house, and the frame with which the house begins (PROTOCOL §10.5).

import { fromUtf8, utf8 } from '../base/bytes.ts'
import { ByteReader, ByteWriter } from '../base/wire.ts'
import { ED25519_KEY_SIZE, SIGNATURE_SIZE } from '../crypto/keys.ts'
import { PEER_KEY_SIZE } from '../mailbox/host-address.ts'
import { readSettings, writeSettings } from './house-setting.ts'
import { HOUSE_NONCE_SIZE } from './owner-proof.ts'
import { OWNER_TOKEN_SIZE } from './owner-token.ts'
import type { PeerKey } from '../base/channel.ts'
import type { Ed25519PublicKey, Signature } from '../crypto/keys.ts'
import type { HouseSettings } from './house-setting.ts'
import type { HouseNonce } from './owner-proof.ts'
import type { OwnerToken } from './owner-token.ts'

export const HOUSE_PROTOCOL = '/snug/house/1.0.0'
/**
 * Bytes of an owner's name on the wire.
 * @internal
 */
export const OWNER_NAME_MAX = 256

const VERSION = 1
const kinds = {
  claim: 1, prove: 2, report: 3, owners: 4, link: 5, set: 6, disown: 7, forget: 8
} as const

interface Proof { readonly key: Ed25519PublicKey, readonly proof: Signature }

export type HouseRequest =
  | { readonly kind: 'claim', readonly token: OwnerToken, readonly name: string } & Proof
  | { readonly kind: 'prove' } & Proof
  | { readonly kind: 'report' | 'owners' | 'link' }
  | { readonly kind: 'set', readonly settings: Partial<HouseSettings> }
  | { readonly kind: 'disown', readonly key: Ed25519PublicKey }
  | { readonly kind: 'forget', readonly peer: PeerKey }

export function encodeHello (nonce: HouseNonce): Uint8Array {
  return new ByteWriter().u8(VERSION).put(nonce).finish()
}

export function decodeHello (bytes: Uint8Array): HouseNonce | undefined {
  const reader = new ByteReader(bytes)
  if (reader.u8() !== VERSION) return undefined
  const nonce = reader.take(HOUSE_NONCE_SIZE) as HouseNonce
  return reader.done() ? nonce : undefined
}

export function encodeRequest (request: HouseRequest): Uint8Array {
  const writer = new ByteWriter().u8(kinds[request.kind])
  switch (request.kind) {
    case 'claim':
      writer.put(request.token).put(request.key).put(request.proof).text16(shortened(request.name))
      break
    case 'prove': writer.put(request.key).put(request.proof); break
    case 'set': writeSettings(writer, request.settings); break
    case 'disown': writer.put(request.key); break
    case 'forget': writer.put(request.peer); break
    case 'report': case 'owners': case 'link': break
  }
  return writer.finish()
}

/** Undefined for what is malformed; `unknown` for a kind of a later version. */
export function decodeRequest (bytes: Uint8Array): HouseRequest | 'unknown' | undefined {
  const reader = new ByteReader(bytes)
  const number = reader.u8()
  if (reader.failed) return undefined
  const kind = KINDS.find((name) => kinds[name] === number)
  if (kind === undefined) return 'unknown'
  const request = readRequest(kind, reader)
  return reader.done() ? request : undefined
}

const KINDS = Object.keys(kinds) as HouseRequest['kind'][]

function readRequest (kind: HouseRequest['kind'], reader: ByteReader): HouseRequest {
  switch (kind) {
    case 'claim': {
      const token = reader.take(OWNER_TOKEN_SIZE) as OwnerToken
      const proof = readProof(reader)
      const name = reader.text16()
      if (utf8(name).length > OWNER_NAME_MAX) reader.refuse()
      return { kind, token, ...proof, name }
    }
    case 'prove': return { kind, ...readProof(reader) }
    case 'set': return { kind, settings: readSettings(reader) }
    case 'disown': return { kind, key: reader.take(ED25519_KEY_SIZE) as Ed25519PublicKey }
    case 'forget': return { kind, peer: reader.take(PEER_KEY_SIZE) as PeerKey }
    case 'report': case 'owners': case 'link': return { kind }
  }
}

function readProof (reader: ByteReader): Proof {
  const key = reader.take(ED25519_KEY_SIZE) as Ed25519PublicKey
  return { key, proof: reader.take(SIGNATURE_SIZE) as Signature }
}

/** No more of a name than fits, cut between characters. */
function shortened (name: string): string {
  let bytes = utf8(name)
  if (bytes.length <= OWNER_NAME_MAX) return name
  for (bytes = bytes.subarray(0, OWNER_NAME_MAX); ; bytes = bytes.subarray(0, -1)) {
    const text = fromUtf8(bytes)
    if (text !== undefined) return text
  }
}
