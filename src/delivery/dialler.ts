// Opens a direct stream to a device: at the addresses that it told, else at those that somebody
// else knows (DESIGN §9). Only devices of accepted contacts are dialled or looked up.

import { fail } from '../base/errors.ts'
import { DIRECT_PROTOCOL } from './direct-frame.ts'
import type { Channel, Transport } from '../base/channel.ts'
import type { Result } from '../base/errors.ts'
import type { HostAddress } from '../mailbox/host-address.ts'
import type { Finder } from './finder.ts'
import type { RemoteDevice } from './remote-device.ts'

export class Dialler {
  readonly #transport: Transport
  readonly #finder: Finder

  constructor (transport: Transport, finder: Finder) {
    this.#transport = transport
    this.#finder = finder
  }

  /** `found` hears of a location other than the one known, once it has answered. */
  async dial (
    device: RemoteDevice,
    found: (location: HostAddress) => void
  ): Promise<Result<Channel>> {
    const { location, discovery, certificate, accepted } = device
    if (!accepted) return fail('not-accepted', 'This person is not a contact yet.')
    const known = location === undefined ? undefined : await this.#connect(location)
    if (known?.ok === true || discovery === undefined) return known ?? nowhere()
    // A finder that fails found nobody.
    const elsewhere = await this.#finder.find(discovery.secret, certificate.discovery)
      .catch(() => undefined)
    if (elsewhere === undefined) return known ?? nowhere()
    const channel = await this.#connect(elsewhere)
    if (channel.ok) found(elsewhere)
    return channel
  }

  #connect (location: HostAddress): Promise<Result<Channel>> {
    return this.#transport.connect(location.peer, location.addresses, DIRECT_PROTOCOL)
  }
}

function nowhere (): Result<Channel> {
  return fail('unreachable', 'Nobody knows at which address this person is now.')
}
