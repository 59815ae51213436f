// The views before a profile is open, around a session that the test tells what to be.

import { h, render } from 'preact'
import { receive } from '../../../browser/model/arrival.ts'
import { startAppearance } from '../../../browser/model/appearance.ts'
import { App } from '../../../browser/views/app.tsx'
import { Outdated, Unsafe } from '../../../browser/views/start/unsafe.tsx'
import { told, ToldSession } from './start/told-session.ts'
import { expose } from './expose.ts'

const root = document.createElement('div')
root.id = 'app'
document.body.append(root)
const session = new ToldSession()
startAppearance()
render(h(App, { session }), root)

expose({
  ...told(session),
  arrive: (fragment: string) => {
    receive({ location: { hash: `#${fragment}`, pathname: '/', search: '' }, history })
  },
  unsafe: (host: string, hostname: string, port: string) => {
    render(h(Unsafe, { location: { host, hostname, port } }), root)
  },
  outdated: () => { render(h(Outdated, null), root) }
})
