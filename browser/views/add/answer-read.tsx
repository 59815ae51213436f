// An invite that could be read: what it is, and the one button that answers it. Nobody hears of it
// before that.

import { useEffect, useRef, useState } from 'preact/hooks'
import { now } from '../../model/now.ts'
import { Button } from '../../parts/button.tsx'
import { Area } from '../../parts/field.tsx'
import { Notice } from '../../parts/notice.tsx'
import { Spinner } from '../../parts/spinner.tsx'
import { addText } from '../../text/add.ts'
import { faultWords } from '../../text/faults.ts'
import { moment } from '../../text/times.ts'
import { usePeer, useRouter } from '../context.ts'
import { Attach } from './attach.tsx'
import type { VNode } from 'preact'
import type { Answering, AnsweringState } from '../../model/answering.ts'
import type { ContactView } from '../../../src/conversation/views.ts'

const NOTE_MAX = 400 // characters: within the bytes that the core takes, in most scripts

type Shown = Exclude<AnsweringState, { at: 'empty' | 'unreadable' }>

export function AnswerRead ({ answering, state }: { answering: Answering, state: Shown }): VNode {
  const text = addText()
  const { messenger } = usePeer()
  const [note, setNote] = useState('')
  const [attach, setAttach] = useState<ContactView>()
  const place = useRef<HTMLDivElement>(null)
  // The field that had the focus is gone, and what one wants next is the button.
  useEffect(() => { place.current?.querySelector('button')?.focus() }, [state.at])
  const clear = (): void => { answering.clear() }
  if (state.at === 'known') return <Known contact={state.contact} clear={clear} />
  const { preview } = state
  const isOnce = preview.kind === 'once'
  const fault = state.at === 'read' ? state.fault : undefined
  return (
    <>
      <p>
        {isOnce && preview.expiresAt !== undefined
          ? text.readOnce(moment(preview.expiresAt, now.value))
          : text.readAddress}
      </p>
      <p class='muted' dir='auto'>{text.asYou(messenger.me().name)}</p>
      {!isOnce && (
        <Area
          label={text.note} hint={text.noteHint} value={note} maxLength={NOTE_MAX}
          onInput={setNote}
        />
      )}
      {!isOnce && <p class='small'>{text.signed}</p>}
      {state.at === 'read' && <Attach to={attach} onChoose={setAttach} />}
      <div role='alert'>
        {fault !== undefined && <Notice tone='care'>{faultWords(fault)}</Notice>}
      </div>
      {state.at === 'read'
        ? (
          <div class='actions' ref={place}>
            <Button kind='primary' onClick={() => { void answering.answer(note, attach?.id) }}>
              {isOnce ? text.come : text.knock}
            </Button>
            <Button kind='plain' onClick={clear}>{text.another}</Button>
          </div>
          )
        : <Spinner words={text.asking} />}
    </>
  )
}

function Known ({ contact, clear }: { contact: ContactView, clear: () => void }): VNode {
  const router = useRouter()
  const text = addText()
  const { id, name, state } = contact
  const isBlocked = state === 'blocked'
  return (
    <>
      <p role='status'>{isBlocked ? text.blocked(name) : text.known(name)}</p>
      <div class='actions'>
        {!isBlocked && (
          <Button kind='primary' onClick={() => { router.replace({ view: 'chat', id }) }}>
            {text.write(name)}
          </Button>
        )}
        <Button kind='plain' onClick={clear}>{text.another}</Button>
      </div>
    </>
  )
}
