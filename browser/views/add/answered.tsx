// How far an answer got, step by step, in words that are true at every moment.

import { BadgeCheck, Check, MessageCircle } from 'lucide'
import { stageOf } from '../../model/answering.ts'
import { Avatar } from '../../parts/avatar.tsx'
import { Button } from '../../parts/button.tsx'
import { Icon } from '../../parts/icon.tsx'
import { Lamp } from '../../parts/lamp.tsx'
import { Name } from '../../parts/name.tsx'
import { addText } from '../../text/add.ts'
import { useRouter } from '../context.ts'
import type { VNode } from 'preact'
import type { ContactView } from '../../../src/conversation/views.ts'

export function Answered ({ contact, kind, onDone }: {
  contact: ContactView, kind: 'once' | 'address', onDone: () => void
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
          <h3><Name of={text.connectedWith(name)} /></h3>
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
      <h3>{text.steps}</h3>
      <ol class='steps'>
        <Step isDone words={text.stepRead} />
        <Step isDone words={text.stepSent} />
        <li aria-current='step'>
          <span class='mark'><Lamp light={contact.route} word={false} /></span>
          <span class='words' role='status'>
            {text.stage[stage]}.{kind === 'address' && ` ${text.decides}`}
          </span>
        </li>
      </ol>
      <p class='muted'>{text.meanwhile}</p>
      <div class='actions'>
        {write}
        <Button onClick={onDone}>{text.done}</Button>
      </div>
    </section>
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
