// The whole app: which phase it is in decides what is shown. This file, the start views and their
// words are the first chunk; everything of a profile that is open is loaded with `ready`.
//
// How a view is added:
//   1. its route in model/router.ts (all are reserved there), its keys in model/commands.ts
//   2. its words in text/en/AREA.ts, text/de/AREA.ts, text/ar/AREA.ts and text/AREA.ts, as
//      text/parts.ts does it; views hold no words
//   3. its looks in style/AREA.css, imported by the view; colours and sizes from style/tokens.css
//   4. the view in views/AREA/NAME.tsx, out of browser/parts/; a page is a `Sheet`
//   5. its line in views/ready/places.tsx, which loads it when somebody goes there
// Views before `ready` (start, unlock, other tab ...) get their line in views/start/start.tsx.
// A view imports values from browser/ only; of src/ it may import types.

import '../style/tokens.css'
import '../style/base.css'
import '../style/frame.css'
import { useEffect, useState } from 'preact/hooks'
import { Toasts } from '../parts/toasts.tsx'
import { wordsReady } from '../text/language.ts'
import { SessionContext } from './context.ts'
import { PanicKey } from './start/panic-key.tsx'
import { Start } from './start/start.tsx'
import type { FunctionComponent, VNode } from 'preact'
import type { Session } from '../model/app.ts'
import type { Peer } from '../../src/peer/compose.ts'

type ReadyView = FunctionComponent<{ peer: Peer }>

export function App ({ session }: { session: Session }): VNode {
  const phase = session.phase.value
  const [Ready, setReady] = useState<{ readonly view?: ReadyView }>({})
  useEffect(() => {
    // The main chunk comes while a person still reads or types.
    void import('./ready/ready.tsx').then(async ({ Ready: view }) => {
      await wordsReady()
      setReady({ view })
    })
  }, [])
  return (
    <SessionContext.Provider value={session}>
      {phase.at === 'ready' && Ready.view !== undefined
        ? <Ready.view peer={phase.peer} />
        : <Start phase={phase} />}
      <PanicKey phase={phase} />
      <Toasts />
    </SessionContext.Provider>
  )
}
