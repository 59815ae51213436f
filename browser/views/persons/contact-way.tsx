// The way to somebody, and what it shows to whom.

import { headingLevel } from '../../model/viewport.ts'
import { Lamp } from '../../parts/lamp.tsx'
import { isolate } from '../../text/isolate.ts'
import { personsText } from '../../text/persons.ts'
import { usePeer } from '../context.ts'
import type { VNode } from 'preact'
import type { ContactView } from '../../../src/conversation/views.ts'

export function ContactWay ({ contact: { name, route } }: { contact: ContactView }): VNode {
  const { relayOnly } = usePeer().messenger.settings()
  const text = personsText()
  return (
    <section class='group'>
      <h3 aria-level={headingLevel(3)}>{text.way}</h3>
      <Lamp light={route} />
      <p>{text.wayShows[route](isolate(name))}</p>
      {route !== 'direct' && (
        <p class='small muted'>{relayOnly ? text.relayOnly : text.notRelayOnly}</p>
      )}
    </section>
  )
}
