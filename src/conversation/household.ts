// What the services of the conversation layer share: one store, one clock, the person, the
// contacts, and the ways out. Only messenger.ts makes one; each service gets it and uses what it
// needs.

import type { Seconds } from '../base/brand.ts'
import type { Clock, Random } from '../base/clock.ts'
import type { Address, PeerKey } from '../base/channel.ts'
import type { Boxes } from '../delivery/boxes.ts'
import type { Delivery, Outbound } from '../delivery/delivery.ts'
import type { PrekeyShelf } from '../delivery/prekey-shelf.ts'
import type { DeviceId } from '../identity/certificate.ts'
import type { KnownControl } from '../message/control.ts'
import type { Operation, Store } from '../storage/store.ts'
import type { BurningClock } from './burning-clock.ts'
import type { Contact } from './contact.ts'
import type { ContactBook } from './contact-book.ts'
import type { History } from './history.ts'
import type { Self } from './self.ts'
import type { Settings } from './settings.ts'
import type { Timeline } from './timeline.ts'
import type { MessengerEvent } from './views.ts'

/** What this device tells contacts about how to reach it. */
export interface OwnPlace {
  readonly peer: PeerKey
  readonly addresses: readonly Address[]
}

/** Keeps contacts told of what they may know (announcer.ts). */
export interface Announcing {
  /** Something that contacts may know has changed. */
  announce (): void
  /** Tells now what has changed; resolves once that is on its way. */
  flush (): Promise<void>
  /** Posts controls with everything that the device does not know yet. */
  post (contact: Contact, device: DeviceId, first?: readonly KnownControl[]): Outbound
  /** Forgets what a device was told. */
  forget (device: DeviceId): Operation
  /** The device knows nothing: the version under which it is told first. */
  begin (device: DeviceId): { readonly version: Seconds, readonly operation: Operation }
}

export interface Household {
  readonly store: Store
  readonly clock: Clock
  /** By which messages burn down. */
  readonly time: Pick<BurningClock, 'now' | 'over' | 'start' | 'stop'>
  readonly random: Random
  readonly delivery: Delivery
  readonly boxes: Boxes
  readonly announcer: Announcing
  readonly shelf: PrekeyShelf
  readonly contacts: ContactBook
  readonly timeline: Timeline
  /** What changed about contacts. */
  readonly history: History
  readonly self: () => Self
  /** Replaces the person's record; commit what it returns. */
  readonly changeSelf: (self: Self) => Operation
  readonly settings: () => Settings
  readonly place: () => OwnPlace
  /** Tells whoever listens, after the write that made it true. */
  readonly tell: (event: MessengerEvent) => void
  readonly storeFailed: (error: unknown) => void
  readonly log: (event: string, detail: Record<string, string | number>) => void
}
