// What changed about somebody: devices, identities, comparisons. The newest first.

import { HardDrive } from 'lucide'
import { now } from '../../model/now.ts'
import { headingLevel } from '../../model/viewport.ts'
import { Button } from '../../parts/button.tsx'
import { isolate } from '../../text/isolate.ts'
import { personsText } from '../../text/persons.ts'
import { dayName } from '../../text/times.ts'
import { usePeer, useRouter } from '../context.ts'
import type { VNode } from 'preact'

export function ContactHistory ({ id }: { id: string }): VNode {
  const entries = usePeer().messenger.history(id).toReversed()
  const router = useRouter()
  const text = personsText()
  return (
    <section class='group'>
      <h3 aria-level={headingLevel(3)}>{text.history}</h3>
      {entries.length === 0
        ? <p class='muted'>{text.historyNone}</p>
        : (
          <dl class='facts'>
            {entries.map(({ at, code, about = '' }) => (
              <div key={`${at} ${code} ${about}`}>
                <dt>{dayName(at, now.value)}</dt>
                <dd>{text.changes[code](isolate(about))}</dd>
              </div>
            ))}
          </dl>
          )}
      <div class='buttons'>
        <Button icon={HardDrive} onClick={() => { router.go({ view: 'stored', id }) }}>
          {text.stored}
        </Button>
      </div>
    </section>
  )
}
