// A report (PROTOCOL §13.4): a file with which the recipient of a stranger's request proves it to
// whom they choose. It holds the signed request and nothing else.

import { concat, equalBytes, utf8 } from '../base/bytes.ts'
import { fail } from '../base/errors.ts'
import { decodeRequestStatement, encodeRequestStatement } from './request-statement.ts'
import type { Result } from '../base/errors.ts'
import type { RequestStatement } from './request-statement.ts'

const MAGIC = utf8('snug-report')
const VERSION = 1
const REPORT_MAX = 2_048 // bytes

export function encodeReport (statement: RequestStatement): Uint8Array {
  return concat(MAGIC, Uint8Array.of(VERSION), encodeRequestStatement(statement))
}

/** Faults: `report-unknown`, `report-newer`, and those of `decodeRequestStatement`. */
export function decodeReport (bytes: Uint8Array): Result<RequestStatement> {
  const begins = equalBytes(bytes.subarray(0, MAGIC.length), MAGIC)
  if (!begins || bytes.length > REPORT_MAX) {
    return fail('report-unknown', 'This file is no report of a request.')
  }
  const version = bytes[MAGIC.length] ?? 0
  if (version !== VERSION) {
    return fail('report-newer', 'This report was made by another version of Snug.', 'Update Snug.')
  }
  return decodeRequestStatement(bytes.subarray(MAGIC.length + 1))
}
