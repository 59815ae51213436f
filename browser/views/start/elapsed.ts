// How long something takes, for a person who waits: nothing in the beginning, then whole seconds.

import { useEffect, useState } from 'preact/hooks'

const TICK = 1_000 // ms
const QUIET = 2 // seconds

/** Seconds since the view appeared; undefined while it is not worth a word. */
export function useElapsed (): number | undefined {
  const [seconds, setSeconds] = useState(0)
  useEffect(() => {
    const begun = performance.now()
    const timer = setInterval(() => {
      setSeconds(Math.floor((performance.now() - begun) / TICK))
    }, TICK)
    return () => { clearInterval(timer) }
  }, [])
  return seconds < QUIET ? undefined : seconds
}
