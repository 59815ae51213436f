// A fault in the person's language: by its code where the words for it are known here, else as the
// core said it.

import { startFaults } from '../../text/start.ts'
import type { Fault } from '../../../src/base/errors.ts'

export function faultLine ({ code, message, action = '' }: Fault): string {
  const known = startFaults()
  const line = Object.hasOwn(known, code) ? known[code] ?? '' : `${message} ${action}`.trim()
  return line === '' ? known.internal ?? '' : line
}
