// Every device that this one corresponds with, by its id and by the peer that it is reached as.

import { toHex } from '../base/bytes.ts'
import { tables } from '../storage/tables.ts'
import { Correspondence } from './correspondence.ts'
import { decodeOutboxItem } from './outbox-item.ts'
import { decodeRemoteDevice, deviceIdOf, encodeRemoteDevice } from './remote-device.ts'
import { decodeState, lostState, sessionKey } from './session-record.ts'
import type { PeerKey } from '../base/channel.ts'
import type { DeviceId } from '../identity/certificate.ts'
import type { Operation, Store } from '../storage/store.ts'
import type { RemoteDevice } from './remote-device.ts'

export class Correspondents {
  readonly #byId = new Map<string, Correspondence>()
  /** A device may say that it is any peer: only what it writes shows which one it is. */
  readonly #byPeer = new Map<string, Set<Correspondence>>()

  /** Reads all of them; answers how many records could not be read. */
  async load (store: Store): Promise<number> {
    let damaged = 0
    for await (const { value } of store.all(tables.device)) {
      const device = decodeRemoteDevice(value)
      const record = device && await store.get(sessionKey(deviceIdOf(device)))
      const state = record && decodeState(record)
      if (state === undefined) damaged++
      if (device === undefined) continue
      const correspondence = new Correspondence(device, state ?? lostState())
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

  /** Every device that says that it is reached as this peer. */
  byPeer (peer: PeerKey): Correspondence[] {
    return [...this.#byPeer.get(toHex(peer)) ?? []]
  }

  add (correspondence: Correspondence): Operation[] {
    this.#index(correspondence)
    return [put(correspondence.device), correspondence.record()]
  }

  change (correspondence: Correspondence, device: RemoteDevice): Operation[] {
    this.#forgetPeer(correspondence)
    correspondence.device = device
    this.#index(correspondence)
    return [put(device)]
  }

  /** Forgets the device and everything that waits for it. */
  remove (correspondence: Correspondence): Operation[] {
    const { id, outbox } = correspondence
    this.#byId.delete(toHex(id))
    this.#forgetPeer(correspondence)
    return [
      ...[...outbox.items()].map((item) => outbox.remove(item.number)),
      { type: 'delete', key: { table: tables.device, name: id, number: 0 } },
      { type: 'delete', key: sessionKey(id) }
    ]
  }

  #index (correspondence: Correspondence): void {
    this.#byId.set(toHex(correspondence.id), correspondence)
    const { location } = correspondence.device
    if (location === undefined) return
    const peer = toHex(location.peer)
    this.#byPeer.set(peer, new Set([...this.#byPeer.get(peer) ?? [], correspondence]))
  }

  #forgetPeer (correspondence: Correspondence): void {
    const { location } = correspondence.device
    if (location === undefined) return
    const peer = toHex(location.peer)
    const others = this.#byPeer.get(peer)
    others?.delete(correspondence)
    if (others?.size === 0) this.#byPeer.delete(peer)
  }
}

function put (device: RemoteDevice): Operation {
  return { type: 'put', key: { table: tables.device, name: deviceIdOf(device), number: 0 },
    value: encodeRemoteDevice(device) }
}
