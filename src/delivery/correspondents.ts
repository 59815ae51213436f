// Every device that this one corresponds with, by its id and by the peer that it is reached as.

import { toHex } from '../base/bytes.ts'
import { tables } from '../storage/tables.ts'
import { Correspondence } from './correspondence.ts'
import { decodeOutboxItem } from './outbox-item.ts'
import { decodeRemoteDevice, deviceIdOf, encodeRemoteDevice } from './remote-device.ts'
import type { PeerKey } from '../base/channel.ts'
import type { DeviceId } from '../identity/certificate.ts'
import type { Operation, Store } from '../storage/store.ts'
import type { RemoteDevice } from './remote-device.ts'

export class Correspondents {
  readonly #byId = new Map<string, Correspondence>()
  readonly #byPeer = new Map<string, Correspondence>()

  /** Reads all of them; answers how many records could not be read. */
  async load (store: Store): Promise<number> {
    let damaged = 0
    for await (const { value } of store.all(tables.device)) {
      const device = decodeRemoteDevice(value)
      const link = device &&
        await store.get({ table: tables.session, name: deviceIdOf(device), number: 0 })
      const correspondence = device && link && Correspondence.decode(device, link)
      if (correspondence === undefined) {
        damaged++
        continue
      }
      for (const entry of await store.list(tables.outbox, correspondence.id)) {
        const item = decodeOutboxItem(entry.value)
        if (item === undefined) damaged++
        else correspondence.restore(item)
      }
      this.#index(correspondence)
    }
    return damaged
  }

  all (): Correspondence[] {
    return [...this.#byId.values()]
  }

  get (id: DeviceId): Correspondence | undefined {
    return this.#byId.get(toHex(id))
  }

  byPeer (peer: PeerKey): Correspondence | undefined {
    return this.#byPeer.get(toHex(peer))
  }

  add (correspondence: Correspondence): Operation[] {
    this.#index(correspondence)
    return [put(correspondence.device), correspondence.record()]
  }

  change (correspondence: Correspondence, device: RemoteDevice): Operation[] {
    const before = correspondence.device.location
    if (before !== undefined) this.#byPeer.delete(toHex(before.peer))
    correspondence.device = device
    this.#index(correspondence)
    return [put(device)]
  }

  /** Forgets the device and everything that waits for it. */
  remove (correspondence: Correspondence): Operation[] {
    const { id, device, outbox } = correspondence
    this.#byId.delete(toHex(id))
    if (device.location !== undefined) this.#byPeer.delete(toHex(device.location.peer))
    return [
      ...[...outbox.items()].map((item) => outbox.remove(item.number)),
      { type: 'delete', key: { table: tables.device, name: id, number: 0 } },
      { type: 'delete', key: { table: tables.session, name: id, number: 0 } }
    ]
  }

  #index (correspondence: Correspondence): void {
    this.#byId.set(toHex(correspondence.id), correspondence)
    const { location } = correspondence.device
    if (location !== undefined) this.#byPeer.set(toHex(location.peer), correspondence)
  }
}

function put (device: RemoteDevice): Operation {
  return { type: 'put', key: { table: tables.device, name: deviceIdOf(device), number: 0 },
    value: encodeRemoteDevice(device) }
}
