// How far an answer got, step by step, in words that are true at every moment.

import { BadgeCheck, Check, Hourglass, MessageCircle } from 'lucide'
import { stageOf } from '../../model/answering.ts'
import { headingLevel } from '../../model/viewport.ts'
import { Avatar } from '../../parts/avatar.tsx'
import { Button } from '../../parts/button.tsx'
import { Icon } from '../../parts/icon.tsx'
import { Lamp } from '../../parts/lamp.tsx'
import { Name } from '../../parts/name.tsx'
import { addText } from '../../text/add.ts'
import { useRouter } from '../context.ts'
import type { VNode } from 'preact'
import type { ContactView } from '../../../src/conversation/views.ts'

export function Answered ({ contact, kind, work, onCallOff, onDone }: {
  contact: ContactView
  kind: 'once' | 'address'
  /** How far the work is that their address asks for, from 0 to 1; undefined for none. */
  work: number | undefined
  onCallOff: () => void
  onDone: () => void
}): VNode {
  const router = useRouter()
  const text = addText()
  const stage = stageOf(contact)
  const { id, name } = contact
  const write = (
    <Button
      kind='primary' icon={MessageCircle} onClick={() => { router.replace({ view: 'chat', id }) }}
    >
      {stage === 'connected' ? text.write(name) : text.writeNow}
    </Button>
  )
  if (stage === 'connected') {
    return (
      <section class='card'>
        <header>
          <Avatar id={id} name={name} />
          <h3 aria-level={headingLevel(3)}><Name of={text.connectedWith(name)} /></h3>
        </header>
        <p class='muted'>{text.compareHint}</p>
        <div class='actions'>
          {write}
          <Button icon={BadgeCheck} onClick={() => { router.replace({ view: 'verify', id }) }}>
            {text.compare}
          </Button>
        </div>
      </section>
    )
  }
  return (
    <section class='card'>
      <h3 aria-level={headingLevel(3)}>{text.steps}</h3>
      <ol class='steps'>
        <Step isDone words={text.stepRead} />
        {work === undefined
          ? <Onward contact={contact} isAddress={kind === 'address'} />
          : <Working work={work} />}
      </ol>
      <p class='muted'>{text.meanwhile}</p>
      <div class='actions'>
        {write}
        <Button onClick={onDone}>{text.done}</Button>
        {kind === 'address' && <Button kind='plain' onClick={onCallOff}>{text.callOff}</Button>}
      </div>
    </section>
  )
}

function Onward ({ contact, isAddress }: { contact: ContactView, isAddress: boolean }): VNode {
  const text = addText()
  return (
    <>
      <Step isDone words={text.stepSent} />
      <li aria-current='step'>
        <span class='mark'><Lamp light={contact.route} word={false} /></span>
        <span class='words' role='status'>
          {text.stage[stageOf(contact)]}.{isAddress && ` ${text.decides}`}
        </span>
      </li>
    </>
  )
}

function Working ({ work }: { work: number }): VNode {
  const text = addText()
  return (
    <li aria-current='step'>
      <span class='mark'><Icon of={Hourglass} size={16} /></span>
      <span class='words'>
        <span role='status'>{text.stepWork}.</span>
        <progress aria-label={text.workGoesOn} value={work} />
      </span>
    </li>
  )
}

function Step ({ words }: { isDone: true, words: string }): VNode {
  return (
    <li>
      <span class='mark'><Icon of={Check} size={16} /></span>
      <span class='words'>{words}.</span>
    </li>
  )
}
