// Everything before a profile is open, by phase.

import { partsText } from '../../text/parts.ts'
import type { VNode } from 'preact'
import type { Phase } from '../../model/app.ts'

export function Start ({ phase }: { phase: Phase }): VNode {
  return (
    <main class='start' data-phase={phase.at}>
      <h1>{partsText().snug}</h1>
    </main>
  )
}
