// A part of a page of facts: a title, and things one below the other, or what is said without any.

import type { ComponentChildren, VNode } from 'preact'

export function Part ({ title, children }: {
  title: string, children: ComponentChildren
}): VNode {
  return <section class='part'><h3>{title}</h3>{children}</section>
}

export function Things ({ empty, children }: {
  empty: string, children: readonly VNode[]
}): VNode {
  return children.length === 0
    ? <p class='muted'>{empty}</p>
    : <ul class='things'>{children}</ul>
}

/** A thing with its name, a line about it, and what can be done with it. */
export function Thing ({ name, line, more, act }: {
  name: string, line: string, more?: string | undefined, act?: VNode
}): VNode {
  return (
    <li>
      <span class='words'>
        <bdi>{name}</bdi>
        <span class='small muted'>{line}</span>
        {more !== undefined && <span class='small muted'>{more}</span>}
      </span>
      {act}
    </li>
  )
}
