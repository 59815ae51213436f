// Everything before a profile is open, by phase.

import '../../style/start.css'
import { importing } from '../../model/beginning.ts'
import { ArrivalNote } from './arrival-note.tsx'
import { Door } from './door.tsx'
import { Evicted } from './evicted.tsx'
import { Failed } from './failed.tsx'
import { ImportProgress } from './import-view.tsx'
import { LanguageBar } from './language-bar.tsx'
import { Locked } from './locked.tsx'
import { Opening } from './opening.tsx'
import { OtherTab } from './other-tab.tsx'
import { UpdateNotice } from './update-notice.tsx'
import { Welcome } from './welcome.tsx'
import type { VNode } from 'preact'
import type { Phase } from '../../model/app.ts'

export function Start ({ phase }: { phase: Phase }): VNode {
  const transfer = importing.running.value
  const isAtWork = transfer !== undefined || ['starting', 'opening', 'ready'].includes(phase.at)
  return (
    <main class='start' data-phase={phase.at}>
      <div class='column'>
        <Door />
        {transfer === undefined
          ? <View phase={phase} />
          : <ImportProgress transfer={transfer} />}
        {!isAtWork && phase.at !== 'welcome' && <ArrivalNote />}
        {!isAtWork && <UpdateNotice />}
        {!isAtWork && <LanguageBar />}
      </div>
    </main>
  )
}

function View ({ phase }: { phase: Phase }): VNode | null {
  switch (phase.at) {
    case 'starting': return null
    case 'welcome': return <Welcome />
    case 'locked': return <Locked fault={phase.fault} />
    case 'other-tab': return <OtherTab />
    case 'evicted': return <Evicted />
    case 'failed': return <Failed fault={phase.fault} />
    case 'opening': return <Opening step={phase.step} />
    // Open, and its views are still being loaded.
    case 'ready': return <Opening step='loading' />
  }
}
