// The views before a profile is open, around a session that the test tells what to be.

import { h, render } from 'preact'
import { receive } from '../../../browser/model/arrival.ts'
import { startAppearance, speak, theme } from '../../../browser/model/appearance.ts'
import { App } from '../../../browser/views/app.tsx'
import { Outdated, Unsafe } from '../../../browser/views/start/unsafe.tsx'
import { ToldSession } from './start/told-session.ts'
import { expose } from './expose.ts'
import type { Phase, Protection } from '../../../browser/model/app.ts'
import type { Theme } from '../../../browser/model/appearance.ts'
import type { Language } from '../../../browser/text/language.ts'
import type { Fault } from '../../../src/base/errors.ts'

const root = document.createElement('div')
root.id = 'app'
document.body.append(root)
const session = new ToldSession()
startAppearance()
render(h(App, { session }), root)

expose({
  show: (phase: Phase) => { session.phase.value = phase },
  protect: (by: Protection) => { session.protection.value = by },
  arrive: (fragment: string) => {
    receive({ location: { hash: `#${fragment}`, pathname: '/', search: '' }, history })
  },
  failNext: (fault: Fault | null) => { session.fault = fault ?? undefined },
  asked: () => session.asked.splice(0),
  look: async (wanted: Theme, language: Language) => {
    theme.value = wanted
    await speak(language)
  },
  unsafe: (host: string, hostname: string, port: string) => {
    render(h(Unsafe, { location: { host, hostname, port } }), root)
  },
  outdated: () => { render(h(Outdated, null), root) }
})
