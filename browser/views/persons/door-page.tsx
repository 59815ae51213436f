// Who is at the door, and what to answer. Nothing is sent to anybody before a person decides.

import '../../style/details.css'
import '../../style/persons.css'
import { DoorOpen } from 'lucide'
import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { Door } from '../../model/door.ts'
import { toast } from '../../model/toasts.ts'
import { Button } from '../../parts/button.tsx'
import { Empty } from '../../parts/empty.tsx'
import { Sheet } from '../../parts/sheet.tsx'
import { isolate } from '../../text/isolate.ts'
import { personsText } from '../../text/persons.ts'
import { usePeer, useRouter } from '../context.ts'
import { saying } from '../saying.ts'
import { IntroductionCards } from './introduction-cards.tsx'
import { CheckReport } from './check-report.tsx'
import { DoorCard } from './door-card.tsx'
import { ReportDialog } from './report-dialog.tsx'
import type { VNode } from 'preact'
import type { RequestView } from '../../../src/conversation/views.ts'
import type { Answer } from './door-card.tsx'

export function DoorPage (): VNode {
  const { messenger } = usePeer()
  const router = useRouter()
  const door = useMemo(() => new Door(messenger), [messenger])
  const [reported, setReported] = useState<string>()
  const page = useRef<HTMLDivElement>(null)
  useEffect(() => door.follow(), [door])
  const requests = door.requests.value
  const text = personsText()
  return (
    <Sheet title={text.doorTitle} closes='back' onClose={() => { router.up() }}>
      <IntroductionCards />
      {requests.length === 0 && <Nobody />}
      <div class='at-door' ref={page} hidden={requests.length === 0}>
        {requests.map((request) => (
          <DoorCard
            key={request.id}
            request={request}
            onAnswer={(answer) => { saying(answerTo(request, answer)) }}
            onReport={() => { setReported(request.id) }}
          />
        ))}
      </div>
      <CheckReport />
      {reported !== undefined && (
        <ReportDialog id={reported} onClose={() => { setReported(undefined) }} />
      )}
    </Sheet>
  )

  async function answerTo ({ id, name }: RequestView, answer: Answer): Promise<void> {
    const who = isolate(name)
    const open = (): void => { router.go({ view: 'chat', id }) }
    switch (answer) {
      case 'accept': {
        await messenger.accept(id)
        if (door.requests.peek().length === 0) router.replace({ view: 'chat', id })
        else toast(text.accepted(who), { words: text.write, run: open })
        break
      }
      case 'decline': {
        await messenger.decline(id)
        toast(text.declined(who))
        break
      }
      case 'block': {
        await messenger.block(id)
        toast(text.blockedNow(who))
      }
    }
    // The button that had the focus is gone.
    page.current?.closest('.sheet')?.querySelector<HTMLElement>('[data-title]')?.focus()
  }
}

function Nobody (): VNode {
  const router = useRouter()
  const text = personsText()
  const invite = (
    <Button kind='primary' onClick={() => { router.go({ view: 'add' }) }}>{text.invite}</Button>
  )
  return (
    <Empty icon={DoorOpen} title={text.nobodyTitle} words={text.nobodyHint} actions={invite} />
  )
}
