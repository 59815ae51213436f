// What is stored: about each person here, and by others for this one. What can be erased is asked
// about first.

import { HardDrive } from 'lucide'
import { useEffect, useMemo } from 'preact/hooks'
import { StoredState } from '../../model/stored.ts'
import { Lead } from '../../parts/lead.tsx'
import { Icon } from '../../parts/icon.tsx'
import { Sheet } from '../../parts/sheet.tsx'
import { Spinner } from '../../parts/spinner.tsx'
import { storedText } from '../../text/stored.ts'
import { usePeer, useRouter } from '../context.ts'
import { saying } from '../saying.ts'
import { StoredHeld } from './stored-held.tsx'
import { StoredPeople } from './stored-people.tsx'
import type { VNode } from 'preact'

export function StoredPage (): VNode {
  const router = useRouter()
  const { messenger } = usePeer()
  const state = useMemo(() => new StoredState(messenger), [messenger])
  useEffect(() => state.watch((error) => { saying(Promise.reject(error)) }), [state])
  const text = storedText()
  return (
    <Sheet title={text.title} closes='back' onClose={() => { router.up() }}>
      <Lead sign={<Icon of={HardDrive} size={32} />} title={text.lead} words={text.leadWords} />
      {state.people.value === undefined
        ? <Spinner words={text.reading} />
        : <StoredPeople people={state.people.value} />}
      {state.held.value !== undefined && <StoredHeld held={state.held.value} state={state} />}
    </Sheet>
  )
}
