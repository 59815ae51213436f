// Shows the app as it is with an open profile, over a scripted messenger.

import { render } from 'preact'
import { startAppearance, speak } from '../../../../browser/model/appearance.ts'
import { App } from '../../../../browser/views/app.tsx'
import { expose } from '../expose.ts'
import { told, ToldSession } from '../start/told-session.ts'
import { ScriptedRoom } from './scripted-room.ts'
import type { Peer } from '../../../../src/peer/compose.ts'
import type { MessageView, RequestView } from '../../../../src/conversation/views.ts'
import type { NetworkView } from '../../../../src/peer/views.ts'
import type { Script } from './script.ts'
import type { Known } from './scripted-room.ts'

const NETWORK: NetworkView = { peer: 'me', peers: [], addresses: [], silent: [], wanted: [],
  relays: [], faults: [], traffic: [], sent: 0, received: 0 }

export async function show (script: Script): Promise<void> {
  const messenger = new ScriptedRoom(script)
  // No house serves this page.
  globalThis.fetch = async () => await Promise.resolve(new Response('{}'))
  // Views of conversations use nothing else of a peer and a session.
  const peer = { messenger, desk: { view: () => NETWORK } } as unknown as Peer
  const session = new ToldSession()
  session.protection.value = 'browser'
  session.phase.value = { at: 'ready', peer }
  expose({
    ...told(session),
    say: (id: string, text: string) => messenger.say(id, 'them', text).id,
    knock: (request: RequestView) => { messenger.knock(request) },
    know: (id: string, known: Known) => { messenger.know(id, known) },
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
