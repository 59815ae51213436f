// What was found by comparing, and what follows from it.

import { Check, X } from 'lucide'
import { useEffect, useRef, useState } from 'preact/hooks'
import { now } from '../../model/now.ts'
import { AskDialog } from '../../parts/ask-dialog.tsx'
import { Button } from '../../parts/button.tsx'
import { Notice } from '../../parts/notice.tsx'
import { Seal } from '../../parts/seal.tsx'
import { isolate } from '../../text/isolate.ts'
import { personsText } from '../../text/persons.ts'
import { moment } from '../../text/times.ts'
import { usePeer, useRouter } from '../context.ts'
import { saying } from '../saying.ts'
import type { VNode } from 'preact'
import type { ContactView } from '../../../src/conversation/views.ts'
import type { Comparing } from '../../model/comparing.ts'

interface VerdictProps {
  readonly contact: ContactView
  readonly comparing: Comparing
}

export function Verdict ({ contact, comparing }: VerdictProps): VNode {
  const found = comparing.found.value
  const place = useRef<HTMLDivElement>(null)
  const before = useRef(found)
  useEffect(() => {
    // The button that had the focus is gone.
    if (before.current !== found) place.current?.focus()
    before.current = found
  }, [found])
  return (
    <div class='verdict' aria-live='polite' tabIndex={-1} ref={place} data-found={found}>
      <Said contact={contact} comparing={comparing} />
    </div>
  )
}

function Said ({ contact, comparing }: VerdictProps): VNode {
  const found = comparing.found.value
  if (found === 'no-match') return <Differs contact={contact} comparing={comparing} />
  if (contact.state === 'verified') return <Sealed contact={contact} comparing={comparing} />
  return <Question contact={contact} comparing={comparing} />
}

function Question ({ contact, comparing }: VerdictProps): VNode {
  const text = personsText()
  return (
    <div class='answers-two'>
      <Button
        kind='primary' icon={Check} wide onClick={() => { saying(comparing.matches()) }}
      >
        {text.match}
      </Button>
      <Button icon={X} wide onClick={() => { saying(comparing.differs(contact)) }}>
        {text.noMatch}
      </Button>
    </div>
  )
}

function Sealed ({ contact: { name, since }, comparing }: VerdictProps): VNode {
  const router = useRouter()
  const text = personsText()
  const isNew = comparing.found.value === 'match'
  return (
    <>
      <div class='sealed'>
        <Seal word size={24} />
        {isNew && <strong>{text.matched(isolate(name))}</strong>}
        <p class='muted'>
          {isNew ? text.matchedHint(isolate(name)) : text.sealed(moment(since, now.value))}
        </p>
      </div>
      {isNew
        ? <Button kind='primary' wide onClick={() => { router.up() }}>{text.done}</Button>
        : (
          <div class='answers-two'>
            <Button icon={X} wide onClick={() => { saying(differs()) }}>{text.noMatch}</Button>
            <Button kind='plain' wide onClick={() => { saying(comparing.unseal()) }}>
              {text.unseal}
            </Button>
          </div>
          )}
    </>
  )

  async function differs (): Promise<void> {
    await comparing.differs({ state: 'verified' })
  }
}

function Differs ({ contact: { id, name }, comparing }: VerdictProps): VNode {
  const { messenger } = usePeer()
  const [asks, setAsks] = useState(false)
  const text = personsText()
  const who = isolate(name)
  return (
    <>
      <Notice
        tone='danger'
        title={text.differTitle}
        actions={(
          <>
            <Button onClick={() => { comparing.again() }}>{text.again}</Button>
            <Button kind='danger' onClick={() => { setAsks(true) }}>{text.blockLong(who)}</Button>
          </>
        )}
      >
        {text.differHint(who)}
      </Notice>
      {asks && (
        <AskDialog
          title={text.blockTitle(who)}
          words={text.blockAsk(who)}
          act={text.block}
          onAct={() => { saying(messenger.block(id)) }}
          onClose={() => { setAsks(false) }}
        />
      )}
    </>
  )
}
