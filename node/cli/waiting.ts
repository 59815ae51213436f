// After two seconds of silence a person is told what is awaited. Only at a terminal, and only until
// the first output.

import type { Output } from './io.ts'

const SILENCE_MS = 2_000

/** Returns what ends it. */
export function sayWhatIsAwaited (stderr: Output, words: string | undefined): () => void {
  if (words === undefined || stderr.isTTY !== true) return () => {}
  const timer = setTimeout(() => { stderr.write(`${words}...\n`) }, SILENCE_MS)
  return () => { clearTimeout(timer) }
}
