// What a person's services need from outside this layer.

import type { Transport } from '../base/channel.ts'
import type { Clock, Random } from '../base/clock.ts'
import type { Finder } from '../delivery/finder.ts'
import type { HostAddress } from '../mailbox/host-address.ts'
import type { MailboxHost } from '../mailbox/host.ts'
import type { Rollback } from '../storage/rollback.ts'
import type { Store } from '../storage/store.ts'
import type { OwnPlace } from './household.ts'
import type { Settings } from './settings.ts'
import type { MessengerEvent } from './views.ts'

export interface PersonParts {
  readonly store: Store
  readonly transport: Transport
  readonly clock: Clock
  readonly random: Random
  readonly host: MailboxHost
  readonly finder: Finder
  readonly settings: () => Settings
  /** Where this device is now, as contacts are told. */
  readonly place: () => OwnPlace
  /** Where to find it in an invite: addresses that somebody who is near may use, too. */
  readonly invitePlace: () => OwnPlace
  /** Signed reachability records of the coming days, to be left with hosts. */
  readonly recordsAhead: () => readonly Uint8Array[]
  readonly tell: (event: MessengerEvent) => void
  /** The hosts that this device wants to stay connected to have changed. */
  readonly hostsChanged: (hosts: readonly HostAddress[]) => void
  /** Tells a profile that was rolled back; undefined where the store keeps no write counter. */
  readonly rollback?: Rollback | undefined
  readonly storeFailed: (error: unknown) => void
  readonly log: (event: string, detail: Record<string, string | number>) => void
}
