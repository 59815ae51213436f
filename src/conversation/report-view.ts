// What a report proves (PROTOCOL §13.4), as people see it. Its name and words are a stranger's.

import { toBase64url } from '../base/bytes.ts'
import { ok } from '../base/errors.ts'
import { SECOND } from '../base/limits.ts'
import { decodeReport } from '../identity/report.ts'
import { cleanName } from '../message/name.ts'
import { plainText } from '../message/plain-text.ts'
import type { Result } from '../base/errors.ts'

export interface ReportView {
  /** The account whose device wrote, by id. */
  readonly from: string
  /** The account whose address was used. */
  readonly to: string
  readonly name: string
  readonly text: string
  /** By the sender's clock. */
  readonly time: number
}

/** Faults: those of `decodeReport`. */
export function reportView (bytes: Uint8Array): Result<ReportView> {
  const report = decodeReport(bytes)
  if (!report.ok) return report
  const { from, name, note, time, to } = report.value
  return ok({ from: toBase64url(from.account), to: toBase64url(to), name: cleanName(name),
    text: plainText(note), time: time * SECOND })
}
