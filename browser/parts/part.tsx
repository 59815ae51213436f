// A part of a page of facts or settings: a title, and what belongs to it; things one below the
// other, or what is said without any.

import '../style/part.css'
import { headingLevel } from '../model/viewport.ts'
import type { ComponentChildren, VNode } from 'preact'

export function Part ({ title, children }: {
  title: string, children: ComponentChildren
}): VNode {
  return (
    <section class='part'>
      <h3 aria-level={headingLevel(3)}>{title}</h3>
      {children}
    </section>
  )
}

export function Things ({ empty, children }: {
  empty: string, children: readonly VNode[]
}): VNode {
  return children.length === 0
    ? <p class='muted'>{empty}</p>
    : <ul class='things'>{children}</ul>
}

/** A thing with its picture and name, a line about it, and what can be done with it. */
export function Thing ({ face, name, line, more, act }: {
  face: VNode, name: string, line: string, more?: string | undefined, act?: VNode
}): VNode {
  return (
    <li>
      {face}
      <span class='words'>
        <bdi>{name}</bdi>
        <span class='small muted'>{line}</span>
        {more !== undefined && <span class='small muted'>{more}</span>}
      </span>
      {act}
    </li>
  )
}
