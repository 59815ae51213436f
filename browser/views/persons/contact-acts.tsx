// How to part: block, unblock, remove. Each asks first and says what it does. Unblocking forgets
// the person, since while they were blocked their devices were forgotten.

import { Ban, DoorOpen, Trash } from 'lucide'
import { useState } from 'preact/hooks'
import { toast } from '../../model/toasts.ts'
import { headingLevel } from '../../model/viewport.ts'
import { AskDialog } from '../../parts/ask-dialog.tsx'
import { Button } from '../../parts/button.tsx'
import { isolate } from '../../text/isolate.ts'
import { personsText } from '../../text/persons.ts'
import { usePeer, useRouter } from '../context.ts'
import { saying } from '../saying.ts'
import type { VNode } from 'preact'
import type { ContactView } from '../../../src/conversation/views.ts'

type Act = 'block' | 'unblock' | 'remove'

const ICONS = { block: Ban, unblock: DoorOpen, remove: Trash }

export function ContactActs ({ contact }: { contact: ContactView }): VNode {
  const { messenger } = usePeer()
  const router = useRouter()
  const [asked, setAsked] = useState<Act>()
  const { id, state } = contact
  const name = isolate(contact.name)
  const text = personsText()
  const acts: readonly Act[] = [state === 'blocked' ? 'unblock' : 'block', 'remove']
  return (
    <section class='group'>
      <h3 aria-level={headingLevel(3)}>{text.door}</h3>
      <div class='parting'>
        {acts.map((act) => (
          <Button
            key={act}
            kind={act === 'unblock' ? 'quiet' : 'danger'}
            icon={ICONS[act]}
            wide
            onClick={() => { setAsked(act) }}
          >
            {text[`${act}Long`](name)}
          </Button>
        ))}
      </div>
      {asked !== undefined && (
        <AskDialog
          title={text[`${asked}Title`](name)}
          words={text[`${asked}Ask`](name)}
          act={text[asked]}
          onAct={() => { saying(part(asked)) }}
          onClose={() => { setAsked(undefined) }}
        />
      )}
    </section>
  )

  async function part (act: Act): Promise<void> {
    if (act === 'block') {
      await messenger.block(id)
      toast(text.blockedNow(name))
      return
    }
    await messenger[act](id)
    router.home()
    toast(text.removed(name))
  }
}
