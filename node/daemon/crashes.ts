// Mistakes of our own, or of a library, that nobody caught. They go to the log as the places in the
// code where they happened, without their words, which may hold anything. An exception leaves
// nobody knows what half done: the daemon closes, and whoever watches over it starts it anew. A
// promise that was rejected and left alone has only failed by itself.

import type { Fault } from '../../src/base/errors.ts'
import type { Log } from './log.ts'

const FRAMES = 5

const CRASHED: Fault = {
  code: 'internal',
  message: 'A mistake in Snug itself: it was stopped so that nothing is lost.',
  action: 'Start it again: snug start. The log holds the place of the mistake.'
}

/** From now on; returns what ends it. */
export function watchForCrashes (log: Log, end: (fault: Fault) => void): () => void {
  const onException = (error: unknown): void => {
    log.write('error', 'crashed', { code: nameOf(error), at: placeOf(error) })
    end(CRASHED)
  }
  const onRejection = (error: unknown): void => {
    log.write('error', 'rejected', { code: nameOf(error), at: placeOf(error) })
  }
  process.on('uncaughtException', onException).on('unhandledRejection', onRejection)
  return () => {
    process.off('uncaughtException', onException).off('unhandledRejection', onRejection)
  }
}

function nameOf (error: unknown): string {
  return error instanceof Error ? error.name : typeof error
}

/** "file.ts:12:3,other.ts:4:5": neither directories nor names of people are in it. */
function placeOf (error: unknown): string {
  const stack = error instanceof Error ? error.stack ?? '' : ''
  const places = [...stack.matchAll(/([\w.-]+\.[jt]s:\d+:\d+)\)?$/gm)].map((match) =>
    match[1] ?? ''
  )
  return places.slice(0, FRAMES).join(',')
}
