// What a command line has of the world around it: passed in, so that tests have their own.

import type { Readable, Writable } from 'node:stream'

export interface Input extends Readable {
  readonly isTTY?: boolean
  setRawMode? (raw: boolean): unknown
}

export interface Output extends Writable {
  readonly isTTY?: boolean
  readonly columns?: number
}

export interface Io {
  readonly stdin: Input
  readonly stdout: Output
  readonly stderr: Output
  readonly env: Readonly<Record<string, string | undefined>>
  readonly cwd: string
  /** Aborted by Ctrl-C and the like. */
  readonly interrupted: AbortSignal
}
