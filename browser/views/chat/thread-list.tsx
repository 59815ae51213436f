// All conversations.

import type { VNode } from 'preact'

export function ThreadList (): VNode {
  return <ul />
}
