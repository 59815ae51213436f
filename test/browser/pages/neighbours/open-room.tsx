// The app's room with one of the neighbours in it.

import { render } from 'preact'
import '../../../../browser/style/tokens.css'
import '../../../../browser/style/base.css'
import '../../../../browser/style/frame.css'
import { startAppearance, speak } from '../../../../browser/model/appearance.ts'
import { Toasts } from '../../../../browser/parts/toasts.tsx'
import { SessionContext } from '../../../../browser/views/context.ts'
import { Ready } from '../../../../browser/views/ready/ready.tsx'
import { ToldSession } from '../start/told-session.ts'
import type { Language } from '../../../../browser/text/language.ts'
import type { Peer } from '../../../../src/peer/compose.ts'
import type { NetworkView } from '../../../../src/peer/views.ts'

const NETWORK: NetworkView = { peer: 'me', peers: [], addresses: [], silent: [], wanted: [],
  relays: [], faults: [], traffic: [], sent: 0, received: 0 }

export async function openRoom (
  { messenger }: Pick<Peer, 'messenger'>, language: Language
): Promise<void> {
  // No house serves this page.
  globalThis.fetch = async () => await Promise.resolve(new Response('{}'))
  const peer = { messenger, desk: { view: () => NETWORK } } as unknown as Peer
  const session = new ToldSession()
  session.protection.value = 'browser'
  startAppearance()
  await speak(language)
  const root = document.createElement('div')
  root.id = 'app'
  document.body.append(root)
  const room = (
    <SessionContext.Provider value={session}>
      <Ready peer={peer} />
      <Toasts />
    </SessionContext.Provider>
  )
  render(room, root)
}
