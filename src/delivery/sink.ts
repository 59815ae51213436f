// The port by which delivery hands messages up to the conversations and learns what to store with
// them: one atomic write holds the ratchet state and everything that a message changed (DESIGN §3).

import type { Milliseconds } from '../base/brand.ts'
import type { Result } from '../base/errors.ts'
import type { Certificate } from '../identity/certificate.ts'
import type { BundleId } from '../identity/bundle.ts'
import type { InnerHash } from '../session/inner.ts'
import type { Operation } from '../storage/store.ts'
import type { OutboxItem } from './outbox-item.ts'
import type { RemoteDevice } from './remote-device.ts'

/** A content that arrived in a session, decrypted and new. */
export interface Arrived {
  readonly device: RemoteDevice
  readonly seq: number
  /** Its place in the timeline, and the first place after all that are taken or kept now. */
  readonly position: number
  readonly next: number
  readonly content: Uint8Array
  readonly now: Milliseconds
}

/** What has to be stored with a message, and what happens once it is. */
export interface Effects {
  readonly operations: readonly Operation[]
  /** Runs after the write. */
  readonly after?: () => void
}

/** A first message from a device that is not known yet. */
export interface FirstMessage {
  readonly certificate: Certificate
  readonly bundleId: BundleId
  readonly content: Uint8Array
  readonly now: Milliseconds
}

/** A stranger's first message makes its device known. */
export interface FirstVerdict {
  readonly accepted: boolean
  /** Called once the device can be written to: an answer goes into the same write. */
  readonly effects: () => Effects
}

export interface Sink {
  /** The first free place in the timeline that messages of this device go to. */
  nextPosition (device: RemoteDevice, now: Milliseconds): number
  /**
   * Takes a message in. Sees messages of one device in the order in which their effects are
   * written.
   */
  arrived (message: Arrived): Effects
  /** A number came again, in another message: only what may be said any number of times counts. */
  repeated (device: RemoteDevice, content: Uint8Array): Effects
  /** The hashes of messages that a content says could not be read. */
  unreadable (content: Uint8Array): readonly InnerHash[]
  /** Decides whether a stranger's first message makes a device known; the fault says why not. */
  first (message: FirstMessage): Result<FirstVerdict>
  /** The device has acknowledged a message that stands in a timeline. */
  delivered (device: RemoteDevice, item: OutboxItem, now: Milliseconds): Effects
  /** It was given up: expired unread, or refused for good. */
  givenUp (device: RemoteDevice, item: OutboxItem, code: string, now: Milliseconds): Effects
  /** Who keeps it has changed. */
  held (device: RemoteDevice, item: OutboxItem): void
}
