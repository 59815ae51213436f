// Reads a report that somebody was given (PROTOCOL §13.4). Nothing of it is kept, and nothing is
// asked of anybody.

import { pageCryptoReady } from '../crypto.ts'
import { reportView } from '../../src/conversation/report-view.ts'
import type { Result } from '../../src/base/errors.ts'
import type { ReportView } from '../../src/conversation/report-view.ts'

/** More than a report has: what is larger is none, however large. */
const READ_MAX = 4_096 // bytes

export async function readReport (file: Blob): Promise<Result<ReportView>> {
  await pageCryptoReady()
  return reportView(new Uint8Array(await file.slice(0, READ_MAX).arrayBuffer()))
}
