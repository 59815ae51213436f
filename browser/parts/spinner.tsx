// Something takes a while, and the words say what.

import '../style/signs.css'
import type { VNode } from 'preact'

export function Spinner ({ words }: { words: string }): VNode {
  return <p class='spinner' role='status'>{words}</p>
}
