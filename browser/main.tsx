// The page's beginning: what a person sees first is there before keys and network are loaded.

import './arrive.ts'
import { render } from 'preact'
import { loadAhead } from './load-ahead.ts'
import { startAppearance } from './model/appearance.ts'
import { awaitInstallOffer } from './model/installing.ts'
import { createSession } from './model/session.ts'
import { surroundingsOf } from './model/surroundings.ts'
import { App } from './views/app.tsx'
import { Outdated, Unsafe } from './views/start/unsafe.tsx'

startAppearance()
const root = document.getElementById('app')
const surroundings = surroundingsOf(window)
if (root !== null) {
  if (surroundings === 'unsafe') render(<Unsafe location={location} />, root)
  else if (surroundings === 'outdated') render(<Outdated />, root)
  else render(<App session={createSession()} />, root)
}
if (surroundings === 'good') {
  awaitInstallOffer(window)
  loadAhead()
}
