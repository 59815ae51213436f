// How patient this device is with a peer that does not answer, for puts and for dials alike.

import { MINUTE, SECOND } from '../base/limits.ts'
import type { BackoffRule } from '../base/backoff.ts'

export const PEER_BACKOFF: BackoffRule = { floor: SECOND, ceiling: 10 * MINUTE }
