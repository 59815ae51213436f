// Somebody's identity is new: perhaps another device and a lost one, perhaps somebody between us.
// Nothing can be written until a person has looked; "keep waiting" changes nothing.

import { Button } from '../../parts/button.tsx'
import { Notice } from '../../parts/notice.tsx'
import { chatText } from '../../text/chat.ts'
import { isolate } from '../../text/isolate.ts'
import { personsText } from '../../text/persons.ts'
import { usePeer, useRouter } from '../context.ts'
import { saying } from '../saying.ts'
import type { VNode } from 'preact'
import type { ContactView } from '../../../src/conversation/views.ts'

export function ChangedNotice ({ contact, isCompared = false }: {
  contact: ContactView
  /** Whether this stands where the comparing is done. */
  isCompared?: boolean
}): VNode {
  const router = useRouter()
  const text = personsText()
  const { change, id, name } = contact
  const other = change?.other
  if (change?.kind === 'replaced') {
    return <Notice tone='care'>{text.replaced(isolate(name), isolate(other?.name ?? ''))}</Notice>
  }
  // The number to compare is that of the identity that is new.
  const fresh = change?.kind === 'attached' ? other?.id ?? id : id
  const pair = change?.kind === 'attached'
    ? [name, other?.name ?? '']
    : [other?.name ?? '', name]
  const [one = '', two = ''] = pair
  const actions = (
    <>
      {!isCompared && (
        <Button kind='primary' onClick={() => { router.go({ view: 'verify', id: fresh }) }}>
          {text.compare}
        </Button>
      )}
      {change === undefined
        ? <Button onClick={() => { router.up() }}>{chatText().keepWaiting}</Button>
        : <Decide id={id} />}
    </>
  )
  return (
    <Notice tone='danger' title={text.changedTitle} actions={actions}>
      {other === undefined
        ? chatText().changed(isolate(name))
        : text.attachedAsk(isolate(one), isolate(two))}
    </Notice>
  )
}

function Decide ({ id }: { id: string }): VNode {
  const { messenger } = usePeer()
  const text = personsText()
  return (
    <>
      <Button onClick={() => { saying(messenger.accept(id)) }}>{text.acceptChange}</Button>
      <Button onClick={() => { saying(messenger.decline(id)) }}>{text.keepApart}</Button>
    </>
  )
}
