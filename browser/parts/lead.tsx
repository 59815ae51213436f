// What a page begins with: its sign, what it is about in a few words, and the reason in one line.

import '../style/part.css'
import type { ComponentChildren, VNode } from 'preact'

export function Lead ({ sign, title, words, actions }: {
  /** An icon, a lamp, or a picture that fills its place. */
  sign: VNode,
  title: ComponentChildren,
  words: ComponentChildren,
  actions?: ComponentChildren
}): VNode {
  return (
    <div class='lead'>
      <span class='sign'>{sign}</span>
      <div class='words'>
        <p class='heading'>{title}</p>
        <p class='muted'>{words}</p>
      </div>
      {actions !== undefined && <div class='actions'>{actions}</div>}
    </div>
  )
}
