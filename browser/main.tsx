// The page's beginning: what a person sees first is there before keys and network are loaded.

import './arrive.ts'
import { render } from 'preact'
import { startAppearance } from './model/appearance.ts'
import { createSession } from './model/session.ts'
import { App } from './views/app.tsx'

startAppearance()
const root = document.getElementById('app')
if (root !== null) render(<App session={createSession()} />, root)
void import('./peer/open-peer.ts')
