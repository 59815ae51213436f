// One conversation.

import type { VNode } from 'preact'

export function Thread ({ id }: { id: string }): VNode {
  return <section data-conversation={id} />
}
