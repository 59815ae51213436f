// What a benchmark is: a name for `--only`, and a run that brings back figures and notes. It leaves
// nothing behind: what it starts, it gives to the scope, also when it fails halfway.

import type { Figure } from './figure.ts'
import type { Scope } from './scope.ts'

export interface Outcome {
  readonly figures: readonly Figure[]
  /** Lines for people: the conditions, tables, what was left out and why. */
  readonly notes: readonly string[]
}

export interface Benchmark {
  readonly name: string
  /** What is measured, in a line. */
  readonly title: string
  /** It takes minutes by its nature, and runs only where it is asked for. */
  readonly long?: boolean
  readonly run: (scope: Scope) => Promise<Outcome>
}
