// Whether what this process prints is kept by a service manager. A link that makes somebody the
// owner of a house belongs into no log.

import { fstatSync } from 'node:fs'
import type { Environment } from '../app/paths.ts'

const STDOUT = 1

/**
 * JOURNAL_STREAM says which stream goes into the journal (systemd.exec(5)); programs of a session
 * inherit it without being meant.
 */
export function isKept (env: Environment, stdout: number = STDOUT): boolean {
  if (env.NOTIFY_SOCKET !== undefined) return true
  if (env.JOURNAL_STREAM === undefined) return false
  const { dev, ino } = fstatSync(stdout)
  return env.JOURNAL_STREAM === `${dev}:${ino}`
}
