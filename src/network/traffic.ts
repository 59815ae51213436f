// Counts what Snug's protocols send and receive, and the last reasons why peers were not reached:
// for the person who asks what the network does. In memory only, and no peer is named for longer
// than a day.

import { toHex } from '../base/bytes.ts'
import { DAY } from '../base/limits.ts'
import type { Milliseconds } from '../base/brand.ts'
import type { PeerKey } from '../base/channel.ts'
import type { Clock } from '../base/clock.ts'
import type { Fault } from '../base/errors.ts'

export interface ProtocolTraffic { readonly sent: number, readonly received: number } // bytes

export interface PeerFault {
  readonly peer: PeerKey
  readonly at: Milliseconds
  readonly fault: Fault
}

const FAULTS_MAX = 64

export class Traffic {
  readonly #clock: Clock
  readonly #protocols = new Map<string, { sent: number, received: number }>()
  readonly #faults = new Map<string, PeerFault>()

  constructor (clock: Clock) {
    this.#clock = clock
  }

  count (protocol: string, sent: number, received: number): void {
    const counted = this.#protocols.get(protocol) ?? { sent: 0, received: 0 }
    counted.sent += sent
    counted.received += received
    this.#protocols.set(protocol, counted)
  }

  /** Notes the outcome of a try to connect; undefined for success. */
  attempted (peer: PeerKey, fault: Fault | undefined): void {
    const name = toHex(peer)
    this.#faults.delete(name)
    if (fault === undefined) return
    this.#faults.set(name, { peer, at: this.#clock.now(), fault })
    const [oldest] = this.#faults.keys()
    if (this.#faults.size > FAULTS_MAX && oldest !== undefined) this.#faults.delete(oldest)
  }

  protocols (): ReadonlyMap<string, ProtocolTraffic> {
    return new Map([...this.#protocols].map(([name, counted]) => [name, { ...counted }]))
  }

  faults (): PeerFault[] {
    return [...this.#faults.values()].filter(({ at }) => this.#clock.now() - at < DAY)
  }
}
