// What a person may hand on when Snug does not open: the code of the fault and what the page is.
// No words of a fault, since those of the core may name a contact; no address of the page, and
// nothing that was stored.

import type { Fault } from '../../src/base/errors.ts'

const AGENT_MAX = 300 // characters

export interface ReportFacts {
  readonly version: string
  /** What the browser says of itself. */
  readonly agent: string
  readonly now: number
}

export function failureReport ({ code }: Fault, { version, agent, now }: ReportFacts): string {
  return [
    `Snug ${version}`,
    `code ${code}`,
    `at ${new Date(now).toISOString()}`,
    `browser ${agent.slice(0, AGENT_MAX)}`
  ].join('\n')
}
