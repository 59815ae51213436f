// What is being done while a profile opens, in words, and after a while for how long.

import { Spinner } from '../../parts/spinner.tsx'
import { duration } from '../../text/durations.ts'
import { startText } from '../../text/start.ts'
import { useElapsed } from './elapsed.ts'
import { Heading } from './heading.tsx'
import type { VNode } from 'preact'
import type { OpeningStep } from '../../model/app.ts'

const LONG = 20 // seconds

export function Opening ({ step }: { step: OpeningStep }): VNode {
  const elapsed = useElapsed()
  const text = startText().opening
  return (
    <div class='waits'>
      <Heading>{text.title}</Heading>
      <Spinner words={text.steps[step]} />
      <p class='hint tabular' aria-hidden>
        {elapsed === undefined ? '\u00a0' : text.waited(duration(elapsed))}
      </p>
      {elapsed !== undefined && elapsed >= LONG && <p class='hint' role='status'>{text.long}</p>}
    </div>
  )
}
