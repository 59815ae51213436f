// The page's beginning: what a person sees first is there before keys and network are loaded.

import './arrive.ts'
import { render } from 'preact'
import { startAppearance } from './model/appearance.ts'
import { createSession, loadBehind } from './model/session.ts'
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
// Keys and network come while a person reads; whoever needs them first says what went wrong.
if (surroundings === 'good') {
  requestAnimationFrame(() => { setTimeout(() => { loadBehind().catch(() => {}) }) })
}
