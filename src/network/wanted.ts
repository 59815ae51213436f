// A peer that is to stay connected: a host, a contact, a first peer.

import { HOUR, MINUTE, SECOND } from '../base/limits.ts'
import type { BackoffRule } from '../base/backoff.ts'
import type { Address, PeerKey } from '../base/channel.ts'

/** Where a device is. */
export interface Place {
  readonly peer: PeerKey
  readonly addresses: readonly Address[]
}

export interface Wanted extends Place {
  /** Names it among the wanted, through changes of its peer key. */
  readonly id: string
  readonly patience: BackoffRule
  /** Looks up where it is now, when it does not answer where it was. */
  readonly locate?: (signal: AbortSignal) => Promise<Place | undefined>
}

/** Hosts keep our mail: we are soon back. */
export const HOST_PATIENCE: BackoffRule = { floor: 2 * SECOND, ceiling: 15 * MINUTE }
/**
 * Contacts are off for hours, what we have for them waits at their hosts, and whoever comes back
 * tries the other at once: more tries would only cost.
 * @internal
 */
export const CONTACT_PATIENCE: BackoffRule = { floor: 30 * MINUTE, ceiling: 6 * HOUR }

export interface WantedStatus {
  readonly id: string
  readonly peer: PeerKey
  readonly connected: boolean
  readonly trying: boolean
  readonly failures: number
  /** Milliseconds until the next try; undefined while connected or trying. */
  readonly nextTryMs: number | undefined
  /** Why the last try failed, in words. */
  readonly fault: string | undefined
}
