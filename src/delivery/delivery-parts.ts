// What delivery needs from outside this layer.

import type { Transport } from '../base/channel.ts'
import type { Clock, Random } from '../base/clock.ts'
import type { Fault, Result } from '../base/errors.ts'
import type { LocalDevice } from '../identity/device.ts'
import type { Capability } from '../mailbox/capability.ts'
import type { InnerHash } from '../session/inner.ts'
import type { Store } from '../storage/store.ts'
import type { Finder } from './finder.ts'
import type { PrekeyShelf } from './prekey-shelf.ts'
import type { MailCarrier } from './put-lane.ts'
import type { RemoteDevice } from './remote-device.ts'
import type { SignalPort } from './signalling.ts'
import type { Sink } from './sink.ts'

export interface DeliveryParts {
  readonly store: Store
  readonly transport: Transport
  readonly clock: Clock
  readonly random: Random
  readonly own: LocalDevice
  readonly shelf: PrekeyShelf
  readonly carrier: MailCarrier
  readonly finder: Finder
  readonly sink: Sink
  readonly signals: SignalPort
  /** A capability no longer opens its box, by its host's word. */
  readonly boxClosed: (device: RemoteDevice, capability: Capability, fault: Fault) => void
  /** A fresh contact bundle from a host of the device, unchecked. */
  readonly fetchBundle: (capability: Capability) => Promise<Result<Uint8Array>>
  /** The content of a repair that names these hashes. */
  readonly repairContent: (hashes: readonly InnerHash[]) => Uint8Array
  readonly routeChanged: (device: RemoteDevice) => void
  /** Work that a request box of the device asks for goes on or is over, or a house keeps mail. */
  readonly worked: (device: RemoteDevice) => void
  /** A write failed: the store is closed and everything has to be read anew. */
  readonly storeFailed: (error: unknown) => void
  readonly log: (event: string, detail: Record<string, string | number>) => void
}
