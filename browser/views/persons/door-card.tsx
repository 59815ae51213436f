// One person at the door: what they say of themself, marked as theirs, and the three answers with
// what each of them means.

import { Ban, Check, FileCheck, X } from 'lucide'
import { useId } from 'preact/hooks'
import { now } from '../../model/now.ts'
import { headingLevel } from '../../model/viewport.ts'
import { Avatar } from '../../parts/avatar.tsx'
import { Button } from '../../parts/button.tsx'
import { Notice } from '../../parts/notice.tsx'
import { isolate } from '../../text/isolate.ts'
import { personsText } from '../../text/persons.ts'
import { riskWords } from '../../text/risk-words.ts'
import { moment } from '../../text/times.ts'
import type { VNode } from 'preact'
import type { IconNode } from 'lucide'
import type { RequestView } from '../../../src/conversation/views.ts'
import type { ButtonProps } from '../../parts/button.tsx'

export type Answer = 'accept' | 'decline' | 'block'

const ANSWERS: ReadonlyArray<readonly [Answer, IconNode, ButtonProps['kind']]> = [
  ['accept', Check, 'primary'], ['decline', X, 'quiet'], ['block', Ban, 'danger']
]

const LONG = 300 // characters, from which on a note may scroll

/** What scrolls has to be reached by keyboard. */
function scrolls (note: string): { tabIndex?: number } {
  return note.length > LONG || note.includes('\n') ? { tabIndex: 0 } : {}
}

export function DoorCard ({ request, onAnswer, onReport }: {
  request: RequestView, onAnswer: (answer: Answer) => void, onReport: () => void
}): VNode {
  const id = useId()
  const { hints, looksLike, name, note, oddName, since, theirName } = request
  const others = hints.filter(({ code }) => code !== 'look-alike-name')
  const text = personsText()
  return (
    <article class='door-card' aria-labelledby={id}>
      <header>
        <Avatar id={request.id} name={theirName ?? ''} />
        <div class='words'>
          <h3 id={id} aria-level={headingLevel(3)}>
            {theirName === undefined ? text.unnamed : text.someone(isolate(theirName))}
          </h3>
          <p class='small muted'>
            {theirName !== undefined && `${text.theirWord} `}
            {text.cameAt(moment(since, now.value))}
          </p>
        </div>
      </header>
      {looksLike !== undefined && (
        <Notice tone='care'>{text.alike(isolate(looksLike.name))}</Notice>
      )}
      {oddName !== undefined && <Notice tone='care'>{text.odd[oddName]}</Notice>}
      {note === undefined
        ? <p class='muted'>{text.noNote}</p>
        : (
          <figure class='their-note'>
            <figcaption class='small muted'>{text.theirNote}</figcaption>
            <blockquote class='quoted' dir='auto' {...scrolls(note)}>{note}</blockquote>
          </figure>
          )}
      {theirName !== undefined && theirName !== name && (
        <p class='muted'>{text.showsAs(isolate(name))}</p>
      )}
      {others.length > 0 && (
        <section class='hints'>
          <h4 class='small muted' aria-level={headingLevel(4)}>{text.beforeYouDecide}</h4>
          <ul>{others.map((hint) => <li key={hint.code}>{riskWords(hint)}</li>)}</ul>
        </section>
      )}
      <ul class='answers'>
        {ANSWERS.map(([answer, icon, kind = 'quiet']) => (
          <li key={answer}>
            <Button kind={kind} icon={icon} wide onClick={() => { onAnswer(answer) }}>
              {text[answer]}
            </Button>
            <p class='small muted'>{text[`${answer}Means`]}</p>
          </li>
        ))}
      </ul>
      <Button kind='plain' icon={FileCheck} onClick={onReport}>{text.report}</Button>
    </article>
  )
}
