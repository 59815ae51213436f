// The room: the frame around everything that a person with an open profile sees. Three columns,
// of which a phone shows one; keys become commands here; the document's title follows.

import { useEffect, useMemo } from 'preact/hooks'
import { commandOf, pressed, run } from '../../model/commands.ts'
import { Router } from '../../model/router.ts'
import { isPhone, isWide } from '../../model/viewport.ts'
import { partsText } from '../../text/parts.ts'
import { PeerContext, RouterContext, useRouter } from '../context.ts'
import { useCommand } from '../use-command.ts'
import { Aside, List, Main, hasAside } from './places.tsx'
import type { VNode } from 'preact'
import type { Peer } from '../../../src/peer/compose.ts'

export function Ready ({ peer }: { peer: Peer }): VNode {
  const router = useMemo(() => new Router(history), [])
  useEffect(() => {
    const arrived = (event: PopStateEvent): void => { router.arrived(event.state) }
    addEventListener('popstate', arrived)
    return () => { removeEventListener('popstate', arrived) }
  }, [router])
  useEffect(() => {
    document.addEventListener('keydown', obey)
    return () => { document.removeEventListener('keydown', obey) }
  }, [])
  return (
    <PeerContext.Provider value={peer}>
      <RouterContext.Provider value={router}><Frame /></RouterContext.Provider>
    </PeerContext.Provider>
  )
}

function Frame (): VNode {
  const router = useRouter()
  const route = router.route.value
  const aside = hasAside(route)
  useCommand('back', () => { router.back() })
  useCommand('new-chat', () => { router.go({ view: 'add' }) })
  useCommand('settings', () => { router.go({ view: 'settings' }) })
  useCommand('network', () => { router.go({ view: 'network' }) })
  const covered = aside && !isWide.value
  return (
    <>
      <a class='skip' href='#main' onClick={toMain}>{partsText().skip}</a>
      <div class='frame' data-aside={aside} data-shows={route.view === 'chats' ? 'list' : 'main'}>
        <nav class='pane-list' inert={covered} aria-label={partsText().snug}><List /></nav>
        <main class='pane-main' id='main' tabIndex={-1} inert={covered}><Main /></main>
        {covered && !isPhone.value && <div class='veil' onClick={() => { router.back() }} />}
        {aside && <aside class='pane-aside'><Aside /></aside>}
      </div>
    </>
  )
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
