// Opens a direct stream to a device: at the addresses that it told, else at those that somebody
// else knows (DESIGN §9). Only devices of accepted contacts are dialled or looked up.

import { pause } from '../base/clock.ts'
import { fail } from '../base/errors.ts'
import { firstOk } from '../base/first-ok.ts'
import { SECOND } from '../base/limits.ts'
import { DIRECT_PROTOCOL } from './direct-frame.ts'
import type { Channel, Transport } from '../base/channel.ts'
import type { Clock } from '../base/clock.ts'
import type { Failed, Result } from '../base/errors.ts'
import type { HostAddress } from '../mailbox/host-address.ts'
import type { Finder } from './finder.ts'
import type { RemoteDevice } from './remote-device.ts'

/** That the known addresses have before others are looked for: dead ones often just keep silent. */
const HEAD_START = 4 * SECOND

export class Dialler {
  readonly #transport: Transport
  readonly #finder: Finder
  readonly #clock: Clock

  constructor (transport: Transport, finder: Finder, clock: Clock) {
    this.#transport = transport
    this.#finder = finder
    this.#clock = clock
  }

  /** `found` hears of a location other than the one known, once it has answered. */
  async dial (
    device: RemoteDevice,
    found: (location: HostAddress) => void
  ): Promise<Result<Channel>> {
    if (!device.accepted) return fail('not-accepted', 'This person is not a contact yet.')
    const { location } = device
    const ended = new AbortController()
    const known = location === undefined
      ? Promise.resolve(nowhere())
      : this.#connect(location, ended.signal)
    const elsewhere = this.#elsewhere(device, known, ended.signal)
    const channels = [known, elsewhere.then(({ channel }) => channel)] as const
    const first = await firstOk(channels)
    ended.abort()
    if (!first.ok) return first
    for (const other of channels) {
      void other.then((result) => { if (result !== first && result.ok) result.value.close() })
    }
    const { location: other, channel } = await elsewhere
    if (channel === first && other !== undefined) found(other)
    return first
  }

  /** Looks for the device once it is silent at the addresses that are known. */
  async #elsewhere (
    device: RemoteDevice, known: Promise<Result<Channel>>, ended: AbortSignal
  ): Promise<{ readonly location?: HostAddress, readonly channel: Result<Channel> }> {
    const { certificate, discovery, location } = device
    const none = { channel: nowhere() }
    if (discovery === undefined) return none
    const late = new AbortController()
    const answer = await Promise.race([known, pause(this.#clock, HEAD_START, late.signal)])
    late.abort()
    if (answer?.ok === true || ended.aborted) return none
    // A finder that fails found nobody.
    const found = await this.#finder.find(discovery.secret, certificate.discovery)
      .catch(() => undefined)
    if (found === undefined || ended.aborted || isSame(found, location)) return none
    return { location: found, channel: await this.#connect(found, ended) }
  }

  #connect (location: HostAddress, signal: AbortSignal): Promise<Result<Channel>> {
    return this.#transport.connect(location.peer, location.addresses, DIRECT_PROTOCOL, signal)
  }
}

function nowhere (): Failed {
  return fail('unreachable', 'Nobody knows at which address this person is now.')
}
