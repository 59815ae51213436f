// What a stranger signs who uses a reusable address (PROTOCOL §4): to whom, when, under which
// name, with which words. It proves the request to anybody whom its recipient shows it, and its
// sender is told so before. Nothing that is written after acceptance is ever signed like this.

import { concat, fromUtf8, utf8 } from '../base/bytes.ts'
import { fail, ok } from '../base/errors.ts'
import { ByteReader, ByteWriter } from '../base/wire.ts'
import { sign, verify } from '../crypto/ed25519.ts'
import { SIGNATURE_SIZE, asSignature } from '../crypto/keys.ts'
import { ACCOUNT_ID_SIZE, asAccountId } from './account.ts'
import { CERTIFICATE_SIZE, decodeCertificate, encodeCertificate } from './certificate.ts'
import type { Seconds } from '../base/brand.ts'
import type { Result } from '../base/errors.ts'
import type { Signature } from '../crypto/keys.ts'
import type { AccountId } from './account.ts'
import type { Certificate } from './certificate.ts'
import type { LocalDevice } from './device.ts'

export interface RequestStatement {
  /** Whose address was used. */
  readonly to: AccountId
  /** The device that wrote, with its account. */
  readonly from: Certificate
  /** By the sender's clock. */
  readonly time: Seconds
  readonly name: string
  readonly note: string
  readonly signature: Signature
}

const VERSION = 1
const LABEL = 'snug/1/request'
const NAME_MAX = 256 // bytes
const NOTE_MAX = 1_000 // bytes

/** `from` is the certificate of `device`. */
export function signRequest (
  device: LocalDevice, unsigned: Omit<RequestStatement, 'from' | 'signature'>
): Signature {
  const statement = { ...unsigned, from: device.certificate }
  return sign(device.sign, LABEL, signedPart(statement))
}

/** Whether the device of the certificate signed just this. */
export function isSigned (statement: RequestStatement): boolean {
  return verify(statement.from.sign, LABEL, signedPart(statement), statement.signature)
}

export function encodeRequestStatement (statement: RequestStatement): Uint8Array {
  return concat(signedPart(statement), statement.signature)
}

/** Faults: `request-malformed`, `request-newer`, `request-signature`, those of the certificate. */
export function decodeRequestStatement (bytes: Uint8Array): Result<RequestStatement> {
  const reader = new ByteReader(bytes)
  const format = reader.u8()
  if (format > VERSION) {
    return fail('request-newer', 'This was made by a newer Snug.', 'Update Snug.')
  }
  const to = asAccountId(reader.take(ACCOUNT_ID_SIZE))
  const certificate = reader.take(CERTIFICATE_SIZE)
  const time = reader.u32()
  const [name, note] = [fromUtf8(reader.bytes16()), fromUtf8(reader.bytes16())]
  const signature = asSignature(reader.take(SIGNATURE_SIZE))
  if (format !== VERSION || !reader.done() || name === undefined || note === undefined ||
    utf8(name).length > NAME_MAX || utf8(note).length > NOTE_MAX)
  {
    return fail('request-malformed', 'This is no signed request, or it is damaged.')
  }
  const from = decodeCertificate(certificate)
  if (!from.ok) return from
  const statement = { to, from: from.value, time, name, note, signature }
  return isSigned(statement)
    ? ok(statement)
    : fail('request-signature', 'This was not signed by the device that it names.',
      'It proves nothing: somebody changed it, or made it up.')
}

function signedPart (statement: Omit<RequestStatement, 'signature'>): Uint8Array {
  return new ByteWriter().u8(VERSION).put(statement.to).put(encodeCertificate(statement.from))
    .u32(statement.time).bytes16(utf8(statement.name)).bytes16(utf8(statement.note)).finish()
}
