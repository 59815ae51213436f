// A view that is loaded when somebody goes there. Its words are loaded before it is shown; the
// focus goes to its title, so that a screen reader says where one is.

import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { Button } from '../../parts/button.tsx'
import { Notice } from '../../parts/notice.tsx'
import { wordsReady } from '../../text/language.ts'
import { partsText } from '../../text/parts.ts'
import type { FunctionComponent, VNode } from 'preact'
import type { Route, View } from '../../model/router.ts'

export interface ViewProps<Name extends View> {
  readonly route: Extract<Route, { view: Name }>
}

export type Loads = { readonly [Name in View]?: () => Promise<FunctionComponent<ViewProps<Name>>> }

type Loaded = FunctionComponent<{ readonly route: Route }>

interface Shown { readonly view: View, readonly Component?: Loaded, readonly failed?: true }

export function Later ({ loads, route }: { loads: Loads, route: Route }): VNode | null {
  const [shown, setShown] = useState<Shown>()
  const place = useRef<HTMLDivElement>(null)
  const { view } = route
  const load = async (): Promise<void> => {
    try {
      // The table's type has matched the view to its route.
      const Component = await loads[view]?.() as Loaded | undefined
      await wordsReady()
      setShown(Component === undefined ? { view, failed: true } : { view, Component })
    } catch {
      setShown({ view, failed: true })
    }
  }
  useEffect(() => { void load() }, [view])
  const here = shown?.view === view
  useLayoutEffect(() => {
    if (here) place.current?.querySelector<HTMLElement>('[data-title]')?.focus()
  }, [here, view])
  if (!here || shown === undefined) return null
  if (shown.Component === undefined) return <Failed again={() => { void load() }} />
  return <div class='later' ref={place}><shown.Component route={route} /></div>
}

function Failed ({ again }: { again: () => void }): VNode {
  const text = partsText()
  const actions = <Button onClick={again}>{text.reload}</Button>
  return <div class='later'><Notice tone='care' actions={actions}>{text.trouble}</Notice></div>
}
