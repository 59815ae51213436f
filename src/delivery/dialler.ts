// Opens a direct stream to a device: at the addresses that it told, else at those that somebody
// else knows (DESIGN §9). Only devices of accepted contacts are dialled or looked up.

import { pause } from '../base/clock.ts'
import { fail } from '../base/errors.ts'
import { firstOk } from '../base/first-ok.ts'
import { SECOND } from '../base/limits.ts'
import { isSameHost } from '../mailbox/host-address.ts'
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

  /**
   * `found` hears of a location other than the one known, once it has answered, and `answered` of
   * the one known.
   */
  async dial (
    device: RemoteDevice,
    found: (location: HostAddress) => void,
    answered?: (location: HostAddress) => void
  ): Promise<Result<Channel>> {
    if (!device.accepted) return fail('not-accepted', 'This person is not a contact yet.')
    const { location } = device
    const ended = new AbortController()
    const known = location === undefined
      ? Promise.resolve(nowhere())
      : this.#connect(location, ended.signal)
    void known.then(({ ok }) => { if (ok && location !== undefined) answered?.(location) },
      () => {})
    const elsewhere = this.#elsewhere(device, known, ended.signal, found)
    const first = await firstOk([known, elsewhere])
    ended.abort()
    for (const channel of [known, elsewhere]) {
      void channel.then((other) => { if (other !== first && other.ok) other.value.close() })
    }
    return first
  }

  /** Looks for the device once it is silent at the addresses that are known. */
  async #elsewhere (
    device: RemoteDevice, known: Promise<Result<Channel>>, ended: AbortSignal,
    found: (location: HostAddress) => void
  ): Promise<Result<Channel>> {
    const { certificate, discovery, location } = device
    if (discovery === undefined) return nowhere()
    const late = new AbortController()
    const answer = await Promise.race([known, pause(this.#clock, HEAD_START, late.signal)])
    late.abort()
    if (answer?.ok === true || ended.aborted) return nowhere()
    // A finder that fails found nobody.
    const elsewhere = await this.#finder.find(discovery.secret, certificate.discovery)
      .catch(() => undefined)
    if (elsewhere === undefined || ended.aborted) return nowhere()
    if (location !== undefined && isSameHost(elsewhere, location)) return nowhere()
    const channel = await this.#connect(elsewhere, ended)
    if (channel.ok) found(elsewhere)
    return channel
  }

  #connect (location: HostAddress, signal: AbortSignal): Promise<Result<Channel>> {
    return this.#transport.connect(location.peer, location.addresses, DIRECT_PROTOCOL, signal)
  }
}

function nowhere (): Failed {
  return fail('unreachable', 'Nobody knows at which address this person is now.')
}
