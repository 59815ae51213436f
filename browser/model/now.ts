// The time as views show it: it moves twice a minute, and at once when the page is seen again, so
// that "today" and a candle are right without a timer of each message.

import { signal } from '@preact/signals'

const MOVES = 30_000 // ms

export const now = signal(Date.now())

/** Moves the time until the returned function is called. */
export function startTime (page: Document): () => void {
  const move = (): void => { now.value = Date.now() }
  move()
  const timer = setInterval(move, MOVES)
  page.addEventListener('visibilitychange', move)
  return () => {
    clearInterval(timer)
    page.removeEventListener('visibilitychange', move)
  }
}
