// Comparing the safety number with somebody, by eye or by code. What is on this page is the same on
// their device; only what people say to each other outside of Snug proves anything.

import '../../style/persons.css'
import { useMemo } from 'preact/hooks'
import { Comparing, canCompare } from '../../model/comparing.ts'
import { Notice } from '../../parts/notice.tsx'
import { Sheet } from '../../parts/sheet.tsx'
import { isolate } from '../../text/isolate.ts'
import { personsText } from '../../text/persons.ts'
import { usePeer, useRouter } from '../context.ts'
import { ChangedNotice } from './changed-notice.tsx'
import { CompareCodes } from './compare-codes.tsx'
import { SafetyNumber } from './safety-number.tsx'
import { useAcquaintance } from './use-acquaintance.ts'
import { Verdict } from './verdict.tsx'
import type { VNode } from 'preact'
import type { ContactView } from '../../../src/conversation/views.ts'
import type { ViewProps } from '../ready/later.tsx'

export function Verify ({ route: { id } }: ViewProps<'verify'>): VNode {
  const router = useRouter()
  const contact = useAcquaintance(id)
  const text = personsText()
  return (
    <Sheet title={text.verifyTitle} onClose={() => { router.up() }}>
      {contact === undefined
        ? <p class='muted'>{text.gone}</p>
        : <Comparison contact={contact} key={id} />}
    </Sheet>
  )
}

function Comparison ({ contact }: { contact: ContactView }): VNode {
  const { messenger } = usePeer()
  const { id, state } = contact
  const comparing = useMemo(() => new Comparing(id, messenger), [id, messenger])
  const found = comparing.found.value
  const name = isolate(contact.name)
  const text = personsText()
  if (state === 'blocked') return <Notice>{text.blockedYet(name)}</Notice>
  return (
    <>
      {state === 'changed' && found === undefined && <ChangedNotice contact={contact} isCompared />}
      {found === undefined && <p>{text.verifyIntro(name)}</p>}
      <SafetyNumber groups={comparing.groups} name={name} />
      {canCompare(state)
        ? <Verdict contact={contact} comparing={comparing} />
        : <Notice>{text.notYet(name)}</Notice>}
      {canCompare(state) && found === undefined && (
        <CompareCodes contact={contact} comparing={comparing} />
      )}
    </>
  )
}
