// What a simulated link is like.

import type { Route } from '../../src/base/channel.ts'

export interface Link {
  /** Milliseconds that a frame takes, from and to. */
  readonly delay: readonly [number, number]
  /** The share of frames that break the connection instead of arriving. */
  readonly loss: number
  /** Bytes a second in each direction. */
  readonly rate: number
  readonly route: Route
}

export const PERFECT: Link = { delay: [0, 0], loss: 0, rate: Infinity, route: 'direct' }
