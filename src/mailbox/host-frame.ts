// What a host sends: hello, answers, pushes (PROTOCOL §10.1, mail.proto), encoded and decoded with
// all checks. A client that cannot decode a frame closes the stream: a host has no authority, and
// no second try on the same stream.

import { fail, ok } from '../base/errors.ts'
import { ENVELOPE_SIZES } from '../base/limits.ts'
import { BOX_ID_LENGTH } from '../message/envelope.ts'
import { answerCodeOf, answerCodes } from './answer-code.ts'
import { TOKEN_HASH_SIZE } from './capability.ts'
import { RECEIPT_SIZE } from './hold.ts'
import * as pb from './mail.pb.ts'
import { STREAM_NONCE_SIZE } from './ownership.ts'
import { BUNDLE_MAX, COUNTER_MAX } from './request.ts'
import { WORK_NONCE_SIZE } from './work.ts'
import type { Seconds } from '../base/brand.ts'
import type { Result } from '../base/errors.ts'
import type { BoxId } from '../message/envelope.ts'
import type { AnswerCode } from './answer-code.ts'
import type { TokenHash } from './capability.ts'
import type { Receipt } from './hold.ts'
import type { StreamNonce } from './ownership.ts'
import type { WorkAsked, WorkNonce } from './work.ts'

/** An envelope as its owner gets it. */
export interface MailEntry {
  /** Its place in the box: rises, and is never used twice. */
  readonly position: number
  /** Of the capability that it came by: a hint, which a host may falsify. */
  readonly tokenHash: TokenHash
  readonly envelope: Uint8Array
}

/** What every answer may carry; which operation fills what is said in mail.proto. */
export interface Answer {
  readonly code: AnswerCode
  readonly wait: Seconds
  readonly until: Seconds
  readonly bytes: number
  readonly envelopes: number
  readonly held: number
  readonly counter: Uint8Array
  readonly receipt: Receipt | undefined
  readonly entries: readonly MailEntry[]
  readonly more: boolean
  readonly bundle: Uint8Array
  /** With the code `work`. */
  readonly asked: WorkAsked | undefined
}

export type HostFrame =
  | { readonly type: 'hello', readonly nonce: StreamNonce, readonly time: Seconds }
  | { readonly type: 'answer', readonly id: number, readonly answer: Answer }
  | { readonly type: 'push', readonly box: BoxId, readonly entries: readonly MailEntry[] }

export const EMPTY_ANSWER: Answer = {
  code: 'done',
  wait: 0,
  until: 0,
  bytes: 0,
  envelopes: 0,
  held: 0,
  counter: new Uint8Array(0),
  receipt: undefined,
  entries: [],
  more: false,
  bundle: new Uint8Array(0),
  asked: undefined
}

const NOTHING_ASKED = { nonce: new Uint8Array(0), day: 0, bits: 0 }

export function encodeHostFrame (frame: HostFrame): Uint8Array {
  switch (frame.type) {
    case 'hello': return pb.HostFrame.encode({ hello: { nonce: frame.nonce, time: frame.time } })
    case 'push': {
      return pb.HostFrame.encode({ push: { box: frame.box, entries: [...frame.entries] } })
    }
    case 'answer': {
      const { asked = NOTHING_ASKED, code, receipt, entries, ...rest } = frame.answer
      return pb.HostFrame.encode({
        answer: {
          ...rest,
          ...asked,
          id: frame.id,
          code: answerCodes[code],
          receipt: receipt ?? new Uint8Array(0),
          entries: [...entries]
        }
      })
    }
  }
}

/** Fault: `mail-malformed`. */
export function decodeHostFrame (bytes: Uint8Array): Result<HostFrame> {
  let frame: pb.HostFrame
  try {
    frame = pb.HostFrame.decode(bytes)
  } catch {
    return malformed
  }
  if (Object.keys(frame).length !== 1) return malformed
  const decoded = helloOf(frame.hello) ?? answerOf(frame.answer) ?? pushOf(frame.push)
  return decoded === undefined ? malformed : ok(decoded)
}

const malformed = fail('mail-malformed', 'The host sent something that is no mailbox answer.')

function helloOf (hello: pb.Hello | undefined): HostFrame | undefined {
  if (hello?.nonce.length !== STREAM_NONCE_SIZE) return undefined
  return { type: 'hello', nonce: hello.nonce.slice() as StreamNonce, time: hello.time }
}

function answerOf (answer: pb.Answer | undefined): HostFrame | undefined {
  if (answer === undefined) return undefined
  const { id, code, counter, receipt, entries, bundle, nonce, day, bits, ...rest } = answer
  if (counter.length > COUNTER_MAX || bundle.length > BUNDLE_MAX) return undefined
  if (!entries.every(isEntry)) return undefined
  if (receipt.length !== 0 && receipt.length !== RECEIPT_SIZE) return undefined
  const isWork = answerCodeOf(code) === 'work'
  if (nonce.length !== (isWork ? WORK_NONCE_SIZE : 0)) return undefined
  return {
    type: 'answer',
    id,
    answer: {
      ...rest,
      code: answerCodeOf(code),
      counter: counter.slice(),
      receipt: receipt.length === 0 ? undefined : receipt.slice() as Receipt,
      entries: entries.map(entryOf),
      bundle: bundle.slice(),
      asked: isWork ? { nonce: nonce.slice() as WorkNonce, day, bits } : undefined
    }
  }
}

function pushOf (push: pb.Push | undefined): HostFrame | undefined {
  if (push?.box.length !== BOX_ID_LENGTH) return undefined
  if (push.entries.length === 0 || !push.entries.every(isEntry)) return undefined
  return { type: 'push', box: push.box.slice() as BoxId, entries: push.entries.map(entryOf) }
}

function isEntry (entry: pb.Entry): boolean {
  return entry.position > 0 && entry.tokenHash.length === TOKEN_HASH_SIZE &&
    ENVELOPE_SIZES.some((size) => size === entry.envelope.length)
}

function entryOf ({ position, tokenHash, envelope }: pb.Entry): MailEntry {
  return { position, tokenHash: tokenHash.slice() as TokenHash, envelope }
}
