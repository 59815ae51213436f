// The title of what fills the page before a profile is open. It takes the focus when it appears,
// unless a field of the same view asked for it, so that a screen reader says what happened.

import { useLayoutEffect, useRef } from 'preact/hooks'
import type { ComponentChildren, VNode } from 'preact'

export function Heading ({ children }: { children: ComponentChildren }): VNode {
  const title = useRef<HTMLHeadingElement>(null)
  useLayoutEffect(() => {
    const first = title.current?.closest('main')?.querySelector<HTMLElement>('[autofocus]')
    const target = first ?? title.current
    target?.focus()
  }, [])
  return <h1 ref={title} tabIndex={-1}>{children}</h1>
}
