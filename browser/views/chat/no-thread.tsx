// The middle while no conversation is chosen.

import type { VNode } from 'preact'

export function NoThread (): VNode {
  return <div class='no-thread' />
}
