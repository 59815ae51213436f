// A fault in the person's language: by its code where the words for it are known here, else as the
// core said it.

import { startText } from '../../text/start.ts'
import type { Fault } from '../../../src/base/errors.ts'

export interface FaultWords {
  readonly message: string
  readonly action?: string
}

export function faultWords (fault: Fault): FaultWords {
  const { faults } = startText()
  if (Object.hasOwn(faults, fault.code)) return faults[fault.code] ?? fault
  return fault.message === '' ? faults.internal ?? fault : fault
}

/** Both sentences in one line, as fields and toasts show them. */
export function faultLine (fault: Fault): string {
  const { message, action = '' } = faultWords(fault)
  return `${message} ${action}`.trim()
}
