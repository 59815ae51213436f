// What the soak does, in rotation. Each turn runs test files of the project with another seed and
// counts of its own, and takes a minute or so.

import { readFileSync } from 'node:fs'
import { testFiles } from '../runner/files.ts'

export interface Turn {
  /** What is counted. */
  readonly what: string
  /** The variable by which a test file learns how many. */
  readonly variable: string
  readonly count: number
  readonly files: readonly string[]
}

/** Tests the fuzzer itself. */
const FUZZER = 'test/fuzz.test.ts'

export function turns (): Turn[] {
  const fuzzed = testFiles([]).filter((path) =>
    path !== FUZZER && /\bfuzz\(/.test(readFileSync(path, 'utf8')))
  const fuzz = groupsOf(fuzzed, 4).map((files): Turn =>
    ({ what: 'times the inputs of a fuzzer', variable: 'SNUG_FUZZ', count: 3, files }))
  const others: Turn[] = [
    { what: 'crash points', variable: 'SNUG_CRASHES', count: 300,
      files: ['test/scenario/crashes.test.ts'] },
    { what: 'schedules of mail', variable: 'SNUG_SCHEDULES', count: 60,
      files: ['test/scenario/schedules.test.ts'] },
    { what: 'kills', variable: 'SNUG_KILLS', count: 20, files: ['test/e2e/kills.alone.test.ts'] },
    { what: 'schedules of sessions', variable: 'SNUG_SCHEDULES', count: 200,
      files: ['test/session/schedules.test.ts'] },
    { what: 'rounds with hostile hosts', variable: 'SNUG_HOSTILE_ROUNDS', count: 24,
      files: ['test/scenario/hosts.test.ts'] },
    { what: 'simulated weeks', variable: 'SNUG_WEEKS', count: 1,
      files: ['test/soak/weeks.test.ts'] }
  ]
  // A little of the fuzz between all others.
  return others.flatMap((turn, i) => {
    const next = fuzz.filter((_, at) => at % others.length === i)
    return [turn, ...next]
  })
}

function groupsOf (paths: readonly string[], size: number): string[][] {
  const groups: string[][] = []
  for (let at = 0; at < paths.length; at += size) groups.push(paths.slice(at, at + size))
  return groups
}
