// Shows the app as it is with an open profile, over a scripted messenger.

import { render } from 'preact'
import { receive } from '../../../../browser/model/arrival.ts'
import { startAppearance, speak } from '../../../../browser/model/appearance.ts'
import { App } from '../../../../browser/views/app.tsx'
import { expose } from '../expose.ts'
import { told, ToldSession } from '../start/told-session.ts'
import { ScriptedHouses, servedBy } from './scripted-houses.ts'
import { ScriptedNetwork } from './scripted-network.ts'
import { ScriptedRoom } from './scripted-room.ts'
import type { ClockDoubt } from '../../../../src/conversation/burning-clock.ts'
import type { ClockWarning } from '../../../../src/conversation/host-clocks.ts'
import type { Fault } from '../../../../src/base/errors.ts'
import type { Peer } from '../../../../src/peer/compose.ts'
import type { MessageView, RequestView } from '../../../../src/conversation/views.ts'
import type { IntroductionView,
  SignalView } from '../../../../src/conversation/acquaintance-views.ts'
import type { Script } from './script.ts'
import type { Known } from './scripted-room.ts'

/** Files of the page itself come from where they are. */
const fetchFile = globalThis.fetch.bind(globalThis)

export async function show (script: Script): Promise<void> {
  const network = new ScriptedNetwork(script.network)
  const messenger = new ScriptedRoom(script, network)
  const answer = servedBy(script.house)
  globalThis.fetch = async (asked) => {
    const path = asked instanceof Request ? asked.url : `${asked}`
    return path.endsWith('.wasm') ? await fetchFile(path) : new Response(answer(path))
  }
  if (script.fragment !== undefined) {
    receive({ location: { hash: `#${script.fragment}`, pathname: '/', search: '' }, history })
  }
  // Views use nothing else of a peer.
  const desk = { view: () => network.view(), report: () => 'how the network is' }
  const peer = { messenger, desk, houses: new ScriptedHouses(script.house) } as unknown as Peer
  const session = new ToldSession()
  session.protection.value = 'browser'
  session.phase.value = { at: 'ready', peer }
  expose({
    ...told(session),
    say: (id: string, text: string) => messenger.say(id, 'them', text).id,
    knock: (request: RequestView) => { messenger.knock(request) },
    introducing: (one: IntroductionView) => { messenger.introducing(one) },
    warnClock: (args: ClockWarning['args'] | null) => { messenger.warnClock(args ?? undefined) },
    doubtClock: (doubt: ClockDoubt | null) => { messenger.doubtClock(doubt ?? undefined) },
    know: (id: string, known: Known) => { messenger.know(id, known) },
    failHouse: (fault: Fault | null) => { network.fault = fault ?? undefined },
    signal: (signal: SignalView) => { messenger.signal(signal) },
    shown: () => [...messenger.shown, messenger.isHere ? 'here' : 'away'],
    settings: () => ({ ...messenger.settings(), name: messenger.me().name }),
    contact: (id: string) => messenger.contact(id),
    progress: (id: string, changes: Partial<MessageView>) => { messenger.progress(id, changes) }
  })
  startAppearance()
  await speak(script.language ?? 'en')
  const root = document.createElement('div')
  root.id = 'app'
  document.body.append(root)
  render(<App session={session} />, root)
}
