// Signed requests of strangers, as long as they are at the door or blocked: with them their
// recipient can prove what was written. Who is let in, sent away or removed takes theirs along:
// from then on everything is deniable.

import { equalBytes } from '../base/bytes.ts'
import { fail, ok, SnugError } from '../base/errors.ts'
import { DAY, MAIL_TTL_LONG, SECOND } from '../base/limits.ts'
import { encodeReport } from '../identity/report.ts'
import {
  decodeRequestStatement, encodeRequestStatement, isSigned, signRequest
} from '../identity/request-statement.ts'
import { tables } from '../storage/tables.ts'
import type { Result } from '../base/errors.ts'
import type { FirstMessage } from '../delivery/sink.ts'
import type { AccountId } from '../identity/account.ts'
import type { RequestStatement } from '../identity/request-statement.ts'
import type { Control } from '../message/control.ts'
import type { Hello } from '../message/controls/hello.ts'
import type { SignedRequest } from '../message/controls/request.ts'
import type { Operation, RecordKey, Store } from '../storage/store.ts'
import type { Contact } from './contact.ts'
import type { Household } from './household.ts'

/** By how much the time in it may be off: it may have waited at a house. */
const AHEAD = DAY
const BEHIND = MAIL_TTL_LONG + DAY

/** The control by which this person signs what they say to a stranger. */
export function signedRequest (
  { clock, self }: Pick<Household, 'clock' | 'self'>, to: AccountId, note: string
): SignedRequest {
  const { device, name } = self()
  const time = Math.floor(clock.now() / SECOND)
  return { kind: 'request', time, signature: signRequest(device, { to, time, name, note }) }
}

/** What a stranger signed. Fault: `request-unsigned`. */
export function signedBy (
  message: FirstMessage, hello: Hello, controls: readonly Control[], to: AccountId
): Result<RequestStatement> {
  const request = controls.find((control) => control.kind === 'request')
  if (request === undefined) return unsigned
  const profile = controls.find((control) => control.kind === 'profile')
  const { signature, time } = request
  const statement = { to, from: message.certificate, time, name: profile?.name ?? '',
    note: hello.note, signature }
  const age = message.now - time * SECOND
  return age >= -AHEAD && age <= BEHIND && isSigned(statement) ? ok(statement) : unsigned
}

const unsigned = fail('request-unsigned', 'Somebody used your address and did not sign it.')

export function keepRequest (statement: RequestStatement): Operation {
  return { type: 'put', key: keyOf(statement.from.account),
    value: encodeRequestStatement(statement) }
}

export function forgetRequest (contact: Contact): Operation {
  return { type: 'delete', key: keyOf(contact.account) }
}

/** The report of a request. Fault: `request-deniable`. */
export async function reportOf (store: Store, contact: Contact): Promise<Uint8Array> {
  const value = await store.get(keyOf(contact.account))
  const statement = value === undefined ? undefined : decodeRequestStatement(value)
  if (statement?.ok !== true || !equalBytes(statement.value.from.account, contact.account)) {
    throw new SnugError({
      code: 'request-deniable',
      message: `Nothing of ${contact.name} can be proved to others.`,
      action: 'Only a request by your address is signed, until you accept or decline it.'
    })
  }
  return encodeReport(statement.value)
}

function keyOf (account: AccountId): RecordKey {
  return { table: tables.request, name: account, number: 0 }
}
