// After two seconds of silence a person is told what is awaited. Only at a terminal, and only until
// the first output.

import { systemClock } from '../clock.ts'
import type { Clock } from '../../src/base/clock.ts'
import type { Output } from './io.ts'

const SILENCE_MS = 2_000

/** Returns what ends it. */
export function sayWhatIsAwaited (
  stderr: Output, words: string | undefined, clock: Clock = systemClock
): () => void {
  if (words === undefined || stderr.isTTY !== true) return () => {}
  const timer = clock.schedule(SILENCE_MS, () => { stderr.write(`${words}...\n`) })
  return () => { timer.cancel() }
}
