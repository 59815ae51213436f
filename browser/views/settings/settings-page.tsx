// The settings: everything that a person decides for themself, most used first, what cannot be
// undone last.

import { HardDrive, Info } from 'lucide'
import { useMemo } from 'preact/hooks'
import { SettingsState } from '../../model/settings.ts'
import { Avatar } from '../../parts/avatar.tsx'
import { Button } from '../../parts/button.tsx'
import { Lead } from '../../parts/lead.tsx'
import { Sheet } from '../../parts/sheet.tsx'
import { settingsText } from '../../text/settings.ts'
import { usePeer, useRouter } from '../context.ts'
import { CopyPart } from './copy-part.tsx'
import { ErasePart } from './erase-part.tsx'
import { LockPart } from './lock-part.tsx'
import { LooksPart, WritingPart } from './looks-part.tsx'
import { NotesPart } from './notes-part.tsx'
import { PrivacyPart } from './privacy-part.tsx'
import { StoragePart } from './storage-part.tsx'
import { YouPart } from './you-part.tsx'
import type { VNode } from 'preact'

export function SettingsPage (): VNode {
  const router = useRouter()
  const { messenger } = usePeer()
  const state = useMemo(() => new SettingsState(messenger), [messenger])
  const text = settingsText()
  return (
    <Sheet title={text.title} closes='back' onClose={() => { router.up() }}>
      <Lead
        sign={<Avatar id={messenger.me().id} name={state.name.value ?? ''} size={64} />}
        title={<bdi>{state.name.value}</bdi>} words={text.lead}
      />
      <YouPart state={state} />
      <LooksPart />
      <WritingPart />
      <NotesPart />
      <PrivacyPart state={state} />
      <LockPart />
      <StoragePart />
      <CopyPart />
      <ErasePart />
      <div class='part'>
        <div class='buttons'>
          <Button icon={HardDrive} onClick={() => { router.go({ view: 'data' }) }}>
            {text.stored}
          </Button>
          <Button icon={Info} onClick={() => { router.go({ view: 'about' }) }}>{text.about}</Button>
        </div>
      </div>
    </Sheet>
  )
}
