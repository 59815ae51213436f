// What a test file's process tells the runner over its channel, and what a test file can declare
// about itself. The declarations also work in a file that is run directly by `node`, where nobody
// listens.

/** One finished test. */
export interface TestReport {
  readonly kind: 'test'
  readonly name: string
  readonly ms: number
  /** Text of the failure; absent when the test passed. */
  readonly failure?: string
}

/** Messages from a test file's process, in the order in which they happen. */
export type Report =
  | TestReport
  | { readonly kind: 'started', readonly name: string }
  /** Something that failed outside of any test: the import, a hook, an unhandled rejection. */
  | { readonly kind: 'broken', readonly failure: string }
  | { readonly kind: 'not-run', readonly name: string, readonly reason: string }
  | { readonly kind: 'limits', readonly fileSeconds: number }
  | { readonly kind: 'done' }
  | { readonly kind: 'leaked', readonly resources: readonly string[], readonly seconds: number }

/** Seconds that a test, and a file, may take unless the file says otherwise. */
export const TEST_SECONDS = 30
export const FILE_SECONDS = 240

/** Seconds in which a file's process must have ended by itself, after its last test. */
const EXIT_SECONDS = 2

/**
 * Limits are said for a machine that has nothing else to do, and end what hangs; they measure
 * nothing. A busy machine gets so many times as long.
 */
export const PATIENCE = 5

/** Limits of this process's test file, read anew at each test. */
export const limits = {
  testSeconds: TEST_SECONDS, fileSeconds: FILE_SECONDS, exitSeconds: EXIT_SECONDS
}

export function tell (report: Report): void {
  process.send?.(report)
}

/**
 * Raises this file's limits: `testSeconds` for each of its tests, `fileSeconds` for all of them
 * together. Call it at the top of the file. Slow files are started first.
 */
export function slow (
  testSeconds: number,
  fileSeconds: number = Math.max(FILE_SECONDS, 2 * testSeconds)
): void {
  limits.testSeconds = testSeconds
  limits.fileSeconds = fileSeconds
  tell({ kind: 'limits', fileSeconds })
}

/**
 * Registers a test that this machine cannot run (no namespaces, no browser) in place of the test
 * itself. The runner prints it with its reason, and counts it as failed where CI=true: there,
 * everything must run.
 */
export function notRun (name: string, reason: string): void {
  if (process.send === undefined) console.log(`not run: ${name}: ${reason}`)
  tell({ kind: 'not-run', name, reason })
}
