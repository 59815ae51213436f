// What a host gives, to whom (DESIGN §8, PROTOCOL §12). All of it is settable; the defaults are
// here.

import {
  BOX_BYTES_MAX, BOX_ENVELOPES_MAX, CAPABILITY_BYTES_MAX, CAPABILITY_ENVELOPES_MAX, DAY,
  HOST_BOXES_MAX, HOST_BYTES_MAX, KIB, MIB, REQUEST_BOX_BYTES_MAX, REQUEST_BOX_ENVELOPES_MAX, SECOND
} from '../base/limits.ts'
import { WORK_BITS_MAX } from './work.ts'
import type { Seconds } from '../base/brand.ts'
import type { BoxKind } from './box.ts'
import type { Rate } from './token-bucket.ts'

/** For whom a node keeps mail: its friends, also visitors (a small quota), or nobody but itself. */
export type HostPolicy = 'friends' | 'visitors' | 'nobody'

/** What a peer is to the owner of the node; `none` also for people who are blocked. */
export type Relation = 'self' | 'friend' | 'visitor' | 'none'

/** Zero bits that a request box asks for: when it is empty, and when much waits in it. */
export interface WorkLimits {
  readonly least: number
  readonly most: number
}

export interface HostLimits {
  readonly boxes: number
  /** Bytes of mail that all leases together may reserve. */
  readonly bytes: number
  /** What one friend, or one visitor, may lease; and all visitors together. */
  readonly friendBoxes: number
  readonly visitorBoxes: number
  readonly visitorsBoxes: number
  readonly visitorBoxBytes: number
  readonly visitorsBytes: number
  readonly friendLease: Seconds
  readonly visitorLease: Seconds
  /** Released boxes of one owner that are remembered for the sake of their reason. */
  readonly releasedPerOwner: number
  readonly capabilitiesPerBox: number
  readonly capabilitiesPerOwner: number
  readonly visitorCapabilitiesPerBox: number
  /**
   * Puts by one capability that are remembered as tombstones or held, until their time ends;
   * further ones get `quota`.
   */
  readonly remembered: number
  readonly puts: Rate // of one capability
  readonly bundles: Rate // given out to one capability
  /** Of one peer, and of one network; bundles of request boxes only, where all have one token. */
  readonly putsFrom: Rate
  readonly bundlesFrom: Rate
  /** Proofs of work of one peer, and of one network. */
  readonly strangersFrom: Rate
  /** Proofs of work of everybody together. */
  readonly strangers: Rate
  /** Peers, and networks, that are counted at a time; of more the oldest is forgotten. */
  readonly counted: number
  readonly work: WorkLimits
  readonly requests: Rate // of one stream, by weight
  readonly requestsInFlight: number // of one stream
  readonly streamsPerPeer: number
  readonly streams: number
  /**
   * Pushed and not yet acknowledged, of one subscription; never more than these defaults, beyond
   * which clients cut a host off.
   */
  readonly pushEntries: number
  readonly pushBytes: number
}

const DAY_SECONDS = DAY / SECOND

export const HOST_LIMITS: HostLimits = {
  boxes: HOST_BOXES_MAX,
  bytes: HOST_BYTES_MAX,
  friendBoxes: 64,
  visitorBoxes: 4,
  visitorsBoxes: 64,
  visitorBoxBytes: MIB,
  visitorsBytes: 64 * MIB,
  friendLease: 60 * DAY_SECONDS,
  visitorLease: 30 * DAY_SECONDS,
  releasedPerOwner: 64,
  capabilitiesPerBox: 1_024,
  capabilitiesPerOwner: 4_096,
  visitorCapabilitiesPerBox: 64,
  remembered: 16_384,
  puts: { burst: 60, perSecond: 1 },
  bundles: { burst: 6, perSecond: 1 / 600 },
  putsFrom: { burst: 60, perSecond: 1 },
  bundlesFrom: { burst: 6, perSecond: 1 / 600 },
  strangersFrom: { burst: 10, perSecond: 1 / 60 },
  strangers: { burst: 32, perSecond: 8 },
  counted: 4_096,
  work: { least: 6, most: WORK_BITS_MAX },
  requests: { burst: 512, perSecond: 256 },
  requestsInFlight: 16,
  streamsPerPeer: 8,
  streams: 1_024,
  pushEntries: 128,
  pushBytes: 256 * KIB
}

/** The most that a box of a kind holds (PROTOCOL §12). */
export function boxLimit (kind: BoxKind): { readonly envelopes: number, readonly bytes: number } {
  switch (kind) {
    case 'contact':
    case 'group': return { envelopes: BOX_ENVELOPES_MAX, bytes: BOX_BYTES_MAX }
    case 'invite':
    case 'request': return { envelopes: REQUEST_BOX_ENVELOPES_MAX, bytes: REQUEST_BOX_BYTES_MAX }
  }
}

/** The most that one token may hold. */
export const CAPABILITY_LIMIT = {
  envelopes: CAPABILITY_ENVELOPES_MAX,
  bytes: CAPABILITY_BYTES_MAX
} as const

/** Whether a node of this policy leases boxes to a peer of this relation. */
export function hostsFor (policy: HostPolicy, relation: Relation): boolean {
  switch (relation) {
    case 'self': return true
    case 'friend': return policy !== 'nobody'
    case 'visitor': return policy === 'visitors'
    case 'none': return false
  }
}
