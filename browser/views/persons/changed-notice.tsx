// Somebody's identity is new: perhaps another device and a lost one, perhaps somebody between us.
// Nothing can be written until a person has looked; "keep waiting" changes nothing.

import { Button } from '../../parts/button.tsx'
import { Notice } from '../../parts/notice.tsx'
import { chatText } from '../../text/chat.ts'
import { isolate } from '../../text/isolate.ts'
import { personsText } from '../../text/persons.ts'
import { useRouter } from '../context.ts'
import type { VNode } from 'preact'
import type { ContactView } from '../../../src/conversation/views.ts'

export function ChangedNotice ({ contact: { id, name }, isCompared = false }: {
  contact: ContactView
  /** Whether this stands where the comparing is done. */
  isCompared?: boolean
}): VNode {
  const router = useRouter()
  const text = chatText()
  const wait = <Button onClick={() => { router.up() }}>{text.keepWaiting}</Button>
  const actions = isCompared
    ? wait
    : (
      <>
        <Button kind='primary' onClick={() => { router.go({ view: 'verify', id }) }}>
          {text.compare}
        </Button>
        {wait}
      </>
      )
  return (
    <Notice tone='danger' title={personsText().changedTitle} actions={actions}>
      {text.changed(isolate(name))}
    </Notice>
  )
}
