// The log of the daemon: one JSON object a line, in a rotating file, and on the standard error
// where that is no terminal (systemd keeps it then). Never a secret, a name, an id or a text
// (scrub.ts).

import { pino } from 'pino'
import { RotatingFile } from './rotating-file.ts'
import { Scrubber } from './scrub.ts'
import type { Output } from '../cli/io.ts'
import type { Rotation } from './rotating-file.ts'
import type { Detail } from './scrub.ts'

export type Level = 'error' | 'warn' | 'info' | 'debug'

export interface Log {
  /** `event` is a word of our own, such as `started`. */
  write (level: Level, event: string, detail?: Detail): void
  close (): void
}

export interface LogOptions {
  readonly path: string
  readonly level: string
  readonly stderr: Output
  readonly rotation?: Rotation
}

export function openLog ({ path, level, stderr, rotation }: LogOptions): Log {
  const file = new RotatingFile(path, rotation)
  const scrubber = new Scrubber()
  const logger = pino({
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    messageKey: 'event'
  }, {
    write: (line: string) => {
      file.write(line)
      if (stderr.isTTY !== true && stderr.writable) stderr.write(line)
    }
  })
  return {
    write: (at, event, detail = {}) => { logger[at](scrubber.scrub(detail), event) },
    close: () => { file.close() }
  }
}
