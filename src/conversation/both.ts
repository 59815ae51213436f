// Two effects as one: written together, and then run one after the other.

import type { Effects } from '../delivery/sink.ts'

export function both (one: Effects, other: Effects): Effects {
  return {
    operations: [...one.operations, ...other.operations],
    after: () => {
      one.after?.()
      other.after?.()
    }
  }
}
