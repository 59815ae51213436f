// Where a runtime puts faster implementations of single operations (node/crypto.ts). A replacement
// gives the same bytes as the portable one and refuses the same input.

import { portable } from './portable.ts'
import type { Operations } from './portable.ts'

export type { Operations } from './portable.ts'

/**
 * What the rest of this folder calls: the portable operations, or what `accelerate` put in their
 * place.
 */
export let current: Operations = portable

/**
 * Replaces the named operations from now on: once at the start of a process, after `cryptoReady`.
 */
export function accelerate (operations: Partial<Operations>): void {
  current = { ...portable, ...operations }
}
