// Whom contacts would introduce, and what became of one's own introductions.

import { headingLevel } from '../../model/viewport.ts'
import { Button } from '../../parts/button.tsx'
import { Notice } from '../../parts/notice.tsx'
import { isolate } from '../../text/isolate.ts'
import { personsText } from '../../text/persons.ts'
import { usePeer } from '../context.ts'
import { saying } from '../saying.ts'
import { useIntroductions } from './use-introductions.ts'
import type { VNode } from 'preact'
import type { IntroductionView } from '../../../src/conversation/acquaintance-views.ts'

export function IntroductionCards (): VNode | null {
  const all = useIntroductions()
  const text = personsText()
  if (all.length === 0) return null
  return (
    <section class='at-door introductions'>
      <h3 aria-level={headingLevel(3)}>{text.introductions}</h3>
      {all.map((one) => <Card key={one.id} of={one} />)}
    </section>
  )
}

function Card ({ of: { by, id, looksLike, name, note, oddName, state } }: {
  of: IntroductionView
}): VNode {
  const { messenger } = usePeer()
  const text = personsText()
  const asked = by === undefined ? text.bothAsked : text.agreedWaits
  const waits = state === 'made' ? text.bothAgreed : asked
  const answer = (yes: boolean): void => { saying(messenger.answerIntroduction(id, yes)) }
  return (
    <article class='door-card'>
      <p>
        {by === undefined
          ? text.introducing(isolate(name))
          : text.introducedBy(isolate(by.name), isolate(name))}
      </p>
      {looksLike !== undefined && (
        <Notice tone='care'>{text.risk.alikeName(isolate(looksLike.name))}</Notice>
      )}
      {oddName !== undefined && <Notice tone='care'>{text.odd[oddName]}</Notice>}
      {note !== undefined && <blockquote class='quoted' dir='auto'>{note}</blockquote>}
      {state === 'open'
        ? (
          <div class='acts'>
            <Button kind='primary' onClick={() => { answer(true) }}>{text.agree}</Button>
            <Button onClick={() => { answer(false) }}>{text.turnDown}</Button>
          </div>
          )
        : (
          <p class='muted'>
            {waits}
          </p>
          )}
    </article>
  )
}
