// The page's beginning: what a person sees first is there before keys and network are loaded.

import './arrive.ts'
import { render } from 'preact'
import { startAppearance } from './model/appearance.ts'
import { createSession, loadBehind } from './model/session.ts'
import { App } from './views/app.tsx'

startAppearance()
const root = document.getElementById('app')
if (root !== null) render(<App session={createSession()} />, root)
// Keys and network come while a person reads; whoever needs them first says what went wrong.
requestAnimationFrame(() => { setTimeout(() => { loadBehind().catch(() => {}) }) })
