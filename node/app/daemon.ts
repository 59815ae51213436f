// A running daemon, as commands see it.

import type { HouseKeeper } from '../../src/house/house-keeper.ts'
import type { NetworkDesk } from '../../src/peer/network-desk.ts'
import type { NetworkView } from '../../src/peer/views.ts'
import type { Notice } from './notice.ts'
import type { Profile } from './profile.ts'

export interface DaemonStatus {
  readonly version: string
  readonly pid: number
  /** Unix milliseconds. */
  readonly startedAt: number
  /** The log file. */
  readonly log: string
  /** Where a browser on this computer opens the web app, where it is served. */
  readonly web?: string
  /** What the owner should know. */
  readonly notices: readonly Notice[]
}

/** The daemon as a house. */
export interface DaemonHouse {
  readonly keeper: HouseKeeper
  /** Where browsers open its web app, this computer's own address first. */
  readonly addresses: () => readonly string[]
}

export interface Daemon extends Profile {
  readonly status: () => DaemonStatus
  readonly network: () => NetworkView
  /** What else a person is told of the network. */
  readonly desk: Pick<NetworkDesk, 'diagnose' | 'report'>
  /** Absent where this node is no house. */
  readonly house?: DaemonHouse
  /** Somebody has called a command that people call: they are here. */
  readonly used: () => void
  /** Begins to shut down; the process ends a little later. */
  readonly stop: () => void
}
