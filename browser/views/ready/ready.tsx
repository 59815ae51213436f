// The room: the frame around everything that a person with an open profile sees. Three columns,
// of which a phone shows one; keys become commands here.

import { useEffect, useMemo, useState } from 'preact/hooks'
import { arrival, arrivalDone } from '../../model/arrival.ts'
import { Chat } from '../../model/chat.ts'
import { commandOf, pressed, run } from '../../model/commands.ts'
import { House } from '../../model/house.ts'
import { pageHousePort } from '../../model/house-port.ts'
import { NetworkState } from '../../model/network.ts'
import { startTime } from '../../model/now.ts'
import { Router } from '../../model/router.ts'
import { isPhone, isWide } from '../../model/viewport.ts'
import { chatText } from '../../text/chat.ts'
import { networkText } from '../../text/network.ts'
import { partsText } from '../../text/parts.ts'
import { useArrival } from '../add/use-arrival.ts'
import {
  ChatContext, HouseContext, NetworkContext, PeerContext, RouterContext, useChat, useRouter,
  useSession
} from '../context.ts'
import { saying } from '../saying.ts'
import { useCommand } from '../use-command.ts'
import { notifier } from './notifier.ts'
import { Aside, List, Main, hasAside } from './places.tsx'
import { KeysDialog } from './keys-dialog.tsx'
import { useTitle } from './use-title.ts'
import type { VNode } from 'preact'
import type { Peer } from '../../../src/peer/compose.ts'

export function Ready ({ peer }: { peer: Peer }): VNode {
  const router = useMemo(() => new Router(history), [])
  const chat = useMemo(() => new Chat(peer.messenger, {
    clock: Date.now,
    heard: (event) => { notify(event) }
  }), [peer])
  const notify = useMemo(() => notifier({ router, conversations: chat.conversations }), [chat])
  useEffect(() => {
    void chat.load()
    return () => { void chat.stop() }
  }, [chat])
  useEffect(() => chat.moments.stay(document), [chat])
  const house = useMemo(() => new House(peer, pageHousePort(location,
    () => networkText().servesPage)), [peer])
  const network = useMemo(() => new NetworkState(peer), [peer])
  useEffect(() => network.watch(document), [network])
  useEffect(() => { void moveIn(house, router) }, [house])
  useEffect(() => startTime(document), [])
  useEffect(() => {
    const arrived = (event: PopStateEvent): void => { router.arrived(event.state) }
    addEventListener('popstate', arrived)
    document.addEventListener('keydown', obey)
    return () => {
      removeEventListener('popstate', arrived)
      document.removeEventListener('keydown', obey)
    }
  }, [router])
  return (
    <PeerContext.Provider value={peer}>
      <ChatContext.Provider value={chat}>
        <HouseContext.Provider value={house}>
          <NetworkContext.Provider value={network}>
            <RouterContext.Provider value={router}><Frame /></RouterContext.Provider>
          </NetworkContext.Provider>
        </HouseContext.Provider>
      </ChatContext.Provider>
    </PeerContext.Provider>
  )
}

/** The house that serves the page keeps mail from now on, or is this person's by its link. */
async function moveIn (house: House, router: Router): Promise<void> {
  await house.join()
  const came = arrival.peek()
  if (came.kind !== 'owner') return
  arrivalDone()
  router.go({ view: 'house' })
  await house.claim(came.token)
}

function Frame (): VNode {
  const router = useRouter()
  const [showsKeys, setShowsKeys] = useState(false)
  const route = router.route.value
  const aside = hasAside(route)
  const shows = route.view === 'chats' ? 'list' : 'main'
  const covered = aside && !isWide.value
  useArrival(router)
  useTitle()
  useNeighbours()
  useCommand('back', () => { router.up() })
  useCommand('new-chat', () => { router.go({ view: 'add' }) })
  useCommand('settings', () => { router.go({ view: 'settings' }) })
  useCommand('network', () => { router.go({ view: 'network' }) })
  useCommand('house', () => { router.go({ view: 'house' }) })
  const session = useSession()
  const chat = useChat()
  // What is being written is kept before the keys go.
  useCommand('lock', () => { saying(chat.stop().then(async () => { await session.lock() })) })
  useCommand('keys', () => { setShowsKeys(true) })
  return (
    <>
      <a class='skip' href='#main' onClick={toMain}>{partsText().skip}</a>
      <div class='frame' data-aside={aside} data-shows={shows}>
        <div
          class='pane-list' inert={covered}
          role={isPhone.value && shows === 'list' ? 'main' : 'navigation'}
          aria-label={chatText().conversations}
        >
          <List />
        </div>
        <main class='pane-main' id='main' tabIndex={-1} inert={covered}><Main /></main>
        {covered && !isPhone.value && <div class='veil' onClick={() => { router.up() }} />}
        {aside && <aside class='pane-aside'><Aside /></aside>}
      </div>
      {showsKeys && <KeysDialog onClose={() => { setShowsKeys(false) }} />}
    </>
  )
}

function useNeighbours (): void {
  const router = useRouter()
  const { conversations } = useChat()
  const step = (by: 1 | -1): void => {
    const route = router.route.peek()
    const id = conversations.neighbour('id' in route ? route.id : undefined, by)
    if (id !== undefined) router.go({ view: 'chat', id })
  }
  useCommand('next-chat', () => { step(1) })
  useCommand('previous-chat', () => { step(-1) })
}

/** The address stays as it is: the link is for keys alone. */
function toMain (event: Event): void {
  event.preventDefault()
  document.getElementById('main')?.focus()
}

function obey (event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing) return
  const { target } = event
  const typing = target instanceof HTMLElement &&
    target.matches('textarea, select, input:not([type=checkbox], [type=radio])')
  const name = commandOf(pressed(event), typing)
  if (name !== undefined && run(name)) event.preventDefault()
}
