// A body that is kept elsewhere (draft-ietf-mimi-content-09 §4.5): where it is, and what opens and
// proves it. Nothing is fetched because it is named here: fetching is a decision of the person who
// reads.

import { U32_MAX } from './fields.ts'
import type { CborValue } from './cbor.ts'
import type { FieldReader } from './fields.ts'

export interface ExternalPart {
  readonly cardinality: 'external'
  readonly contentType: string
  readonly url: string
  /** Unix seconds after which the body is gone; 0: none. */
  readonly expires: number
  /** Bytes; 0: unknown. */
  readonly size: number
  /** IANA AEAD algorithm; 0: not encrypted. */
  readonly encAlg: number
  readonly key: Uint8Array
  readonly nonce: Uint8Array
  readonly aad: Uint8Array
  /** IANA named information hash algorithm; 0: no hash. */
  readonly hashAlg: number
  readonly contentHash: Uint8Array
  readonly description: string
  readonly filename: string
}

const CONTENT_TYPE_MAX = 255 // bytes
const URL_MAX = 4_096 // bytes
const KEY_MAX = 255 // bytes of key, nonce, hash
const AAD_MAX = 4_096 // bytes
const DESCRIPTION_MAX = 4_096 // bytes
const FILENAME_MAX = 255 // bytes
const ENC_ALG_MAX = 0xffff
const HASH_ALG_MAX = 0xff

export function writeExternal (part: ExternalPart): CborValue[] {
  return [
    part.contentType, part.url, part.expires, part.size,
    part.encAlg, part.key, part.nonce, part.aad,
    part.hashAlg, part.contentHash, part.description, part.filename
  ]
}

export function readExternal (reader: FieldReader): ExternalPart {
  return {
    cardinality: 'external',
    contentType: reader.text('content type', CONTENT_TYPE_MAX),
    url: reader.text('address of the body', URL_MAX),
    expires: reader.uint('expiry of the body', U32_MAX),
    size: reader.uint('size of the body', Number.MAX_SAFE_INTEGER),
    encAlg: reader.uint('encryption', ENC_ALG_MAX),
    key: reader.bytes('key', 0, KEY_MAX),
    nonce: reader.bytes('nonce', 0, KEY_MAX),
    aad: reader.bytes('additional data', 0, AAD_MAX),
    hashAlg: reader.uint('hash function', HASH_ALG_MAX),
    contentHash: reader.bytes('hash', 0, KEY_MAX),
    description: reader.text('description', DESCRIPTION_MAX),
    filename: reader.text('file name', FILENAME_MAX)
  }
}
